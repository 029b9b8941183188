"""JSON that is none, or not the one that was asked for: in the content, or in a tool's arguments."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.play.model.replies import Reply, dumped

_DEPTH = 20_000


def _truncated(text: str) -> str:
    return text[: max(1, len(text) * 2 // 3)]


def _single_quotes(text: str) -> str:
    return text.replace('"', "'")


def _hanging_comma(text: str) -> str:
    return text[:-1] + "," + text[-1:] if text[-1:] in "}]" else text + ","


def _twice(text: str) -> str:
    return text + "\n" + text


def _prose(_: str) -> str:
    return "I am afraid I would rather describe it in my own words."


def _marked(text: str) -> str:
    return "\ufeff" + text


def _not_numbers(text: str) -> str:
    return text[:-1] + (', "score": NaN, "most": Infinity}' if len(text) > 2 else '"score": NaN}')


def _deep(_: str) -> str:
    return "[" * _DEPTH


def _parsed(text: str, change: Callable[[Any], Any]) -> str:
    try:
        return dumped(change(json.loads(text)))
    except ValueError:
        return "{" + text


def _types(text: str) -> str:
    """Every value of another type than it was."""
    return _parsed(text, _other_type)


def _other_type(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: _other_type(inner) if isinstance(inner, dict) else _swapped(inner) for name, inner in value.items()
        }
    return _swapped(value)


def _swapped(value: Any) -> Any:
    match value:
        case str():
            return [value]
        case list():
            return {str(place): inner for place, inner in enumerate(value)}
        case None:
            return "null"
        case _:
            return str(value)


def _extra(text: str) -> str:
    """Fields that no schema names, at the top and within."""
    more = {"confidence": 0.98, "channel": "#general", "explanation": "because", "__proto__": {"admin": True}}
    return _parsed(text, lambda value: value | more if isinstance(value, dict) else [value, more])


def _listed(text: str) -> str:
    return f"[{text}]"


KINDS: dict[str, Callable[[str], str]] = {
    "truncated": _truncated,
    "quotes": _single_quotes,
    "comma": _hanging_comma,
    "types": _types,
    "extra": _extra,
    "twice": _twice,
    "prose": _prose,
    "bom": _marked,
    "nan": _not_numbers,
    "deep": _deep,
    "list": _listed,
}


def malformed(kind: str) -> Callable[[Reply], Reply]:
    """A manner that breaks whatever JSON the reply holds."""
    spoil = KINDS[kind]

    def break_it(reply: Reply) -> Reply:
        calls = tuple(replace(call, arguments=spoil(call.arguments)) for call in reply.tool_calls)
        return replace(reply, content=spoil(reply.content) if reply.content else reply.content, tool_calls=calls)

    return break_it
