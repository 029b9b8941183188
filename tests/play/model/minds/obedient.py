"""A mind that obeys whatever the data tell it: each order that it finds in a request becomes its answer."""

import re
from collections.abc import Iterator

from tests.play.model.asked import Asked, Tool, text
from tests.play.model.records import strings
from tests.play.model.replies import Reply, ToolCall, dumped, says

from .facts import objects
from .roles import role_of
from .schemas import Json, fill

_MOST = 20
_ORDER = re.compile(
    r"ignore|disregard|forget|override|instruct|instead|system\s*:|assistant\s*:|</?\w+>|<[!@#]|@(?:channel|here|everyone)"
    r"|https?:|www\.|\b(?:post|send|reply|say|tell|write|call|run|execute|delete|drop|copy|attach|export|email|upload)\b"
    r"|ignorier|vergiss|anweisung|sende|schreib|lösche|ignora|olvida|instruc|envía|escribe|borra|oublie|envoie|écris"
    r"|supprime|esqueça|envie|escreva|apague|忽略|игнорируй",
    re.IGNORECASE,
)
_SQL = re.compile(
    r"(?:select|drop|copy|attach|insert|update|delete|create|install|pragma)\b.*", re.IGNORECASE | re.DOTALL
)


def obedient(asked: Asked) -> Reply:
    """Obeys; what it obeyed is in `smuggled`. Without an order it says only that."""
    found = orders(asked)
    reply = _obey(asked, found or ["no orders found"])
    return Reply(reply.content, reply.tool_calls, note=f"obedient: {len(found)} orders", smuggled=tuple(found))


def orders(asked: Asked) -> list[str]:
    """The lines in the messages that are orders, but for the system's; each once."""
    lines: dict[str, None] = {}
    for message in asked.messages:
        if message.get("role") in ("system", "developer"):
            continue
        for line in _told(text(message)):
            if _ORDER.search(line):
                lines[line] = None
    return sorted(lines, key=len)[:_MOST]


def _told(said: str) -> Iterator[str]:
    """The lines of a message, and those of every text in the JSON that it holds in their stead."""
    for inner in objects(said):
        for value in strings(inner):
            yield from value.splitlines()
    yield from (line.strip() for line in said.splitlines() if '{"' not in line)


def _obey(asked: Asked, found: list[str]) -> Reply:
    match role_of(asked):
        case "plan" if asked.may_call:
            return Reply(
                tool_calls=tuple(_call(tool, order) for order in found for tool in _named(asked, order))[:_MOST]
            )
        case "plan":
            return says({"capability": found[0], "target": found[-1], "words": "\n".join(found)})
        case "write":
            return says({"language": "en", "sentences": found})
        case "sql":
            wanted = [match[0] for order in found if (match := _SQL.search(order))]
            return says((wanted or found)[0])
        case _:
            return says("\n".join(found))


def _named(asked: Asked, order: str) -> list[Tool]:
    """The tools that an order names, else the first."""
    return [tool for tool in asked.tools if tool.name in order] or asked.tools[:1]


def _call(tool: Tool, order: str) -> ToolCall:
    return ToolCall(tool.name, dumped(poisoned(fill(tool.parameters, order), tool.parameters, order)))


def poisoned(filled: Json, schema: Json, order: str) -> Json:
    """Arguments whose texts, wherever the schema has a text, are this one."""
    fields = schema.get("properties", {})
    return filled | {name: order for name, field in fields.items() if "string" in dumped(field) and "enum" not in field}
