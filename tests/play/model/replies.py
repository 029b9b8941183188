"""What a mind answers: a message, before anything is done to how it travels."""

import json
from dataclasses import dataclass
from typing import Any, Literal

Finish = Literal["stop", "length", "tool_calls", "content_filter"]


@dataclass(frozen=True)
class ToolCall:
    """A call of a tool; `arguments` is JSON text, or what a bad model takes for it."""

    name: str
    arguments: str = "{}"


@dataclass(frozen=True)
class Reply:
    """The assistant's message.

    `finish` None is worked out. `reasoning` goes into `reasoning_content`. `choices` 0 is an answer without any.
    `body` replaces the whole completion, for answers that are no completion at all. `note` and `smuggled` are not sent:
    what the mind was up to, and the texts that no honest answer to a person may hold.
    """

    content: str | None = None
    tool_calls: tuple[ToolCall, ...] = ()
    refusal: str | None = None
    reasoning: str | None = None
    finish: Finish | None = None
    choices: int = 1
    body: str | None = None
    note: str = ""
    smuggled: tuple[str, ...] = ()

    @property
    def finished(self) -> Finish:
        return self.finish or ("tool_calls" if self.tool_calls else "stop")

    @property
    def spoken(self) -> str:
        """Everything that counts as output."""
        called = "".join(call.name + call.arguments for call in self.tool_calls)
        return (self.reasoning or "") + (self.content or "") + (self.refusal or "") + called


def says(content: str | dict[str, Any] | list[Any], **more: Any) -> Reply:
    """Plain text, or JSON."""
    return Reply(content if isinstance(content, str) else dumped(content), **more)


def calls_tool(name: str, arguments: dict[str, Any] | str | None = None) -> Reply:
    """One call of a tool, its arguments as an object or as the text that is sent for them."""
    text = arguments if isinstance(arguments, str) else dumped(arguments or {})
    return Reply(tool_calls=(ToolCall(name, text),))


def refuses(words: str = "I can't help with that.") -> Reply:
    return Reply(refusal=words)


def dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
