"""A request as minds and checks see it."""

from dataclasses import dataclass
from typing import Any

from .refusals import Door

Json = dict[str, Any]


@dataclass(frozen=True)
class Tool:
    """A tool that the request offers; `parameters` is its JSON schema."""

    name: str
    description: str
    parameters: Json
    strict: bool


@dataclass(frozen=True)
class Asked:
    """The body of a request for a completion, its model as the path or the body names it."""

    door: Door
    model: str
    body: Json

    @property
    def messages(self) -> list[Json]:
        found: list[Json] = self.body.get("messages", [])
        return found

    @property
    def tools(self) -> list[Tool]:
        functions = [one.get("function", {}) for one in self.body.get("tools") or []]
        return [
            Tool(one.get("name", ""), one.get("description", ""), one.get("parameters") or {}, bool(one.get("strict")))
            for one in functions
        ]

    @property
    def must_call(self) -> str | None:
        """The tool that must be called: its name, "" for any one, None where the model may just talk."""
        choice = self.body.get("tool_choice")
        if isinstance(choice, dict):
            return str(choice.get("function", {}).get("name", ""))
        return "" if choice == "required" else None

    @property
    def may_call(self) -> bool:
        return bool(self.tools) and self.body.get("tool_choice") != "none"

    @property
    def format(self) -> str:
        """text, json_object or json_schema."""
        return str((self.body.get("response_format") or {}).get("type", "text"))

    @property
    def schema(self) -> Json | None:
        """The schema that the answer must follow, if one is given."""
        if self.format != "json_schema":
            return None
        found: Json = self.body["response_format"].get("json_schema", {}).get("schema") or {}
        return found

    @property
    def stream(self) -> bool:
        return bool(self.body.get("stream"))

    @property
    def tells_usage(self) -> bool:
        """Whether a stream ends with a chunk that tells the usage."""
        return bool((self.body.get("stream_options") or {}).get("include_usage"))

    @property
    def most_tokens(self) -> int | None:
        given = self.body.get("max_completion_tokens") or self.body.get("max_tokens")
        return int(given) if given is not None else None

    @property
    def question(self) -> str:
        """What the last message of a person says."""
        said = [text(message) for message in self.messages if message.get("role") == "user"]
        return said[-1] if said else ""

    @property
    def words(self) -> str:
        """All messages, a paragraph each."""
        return "\n\n".join(text(message) for message in self.messages)


def text(message: Json) -> str:
    """A message's text: a string, or its parts that are text."""
    content = message.get("content") or ""
    if isinstance(content, str):
        return content
    return "\n".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
