"""Tokens by a rule that anyone can check: four characters are one; each message costs four more, the reply three."""

import json
import math
from typing import Any

_CHARACTERS = 4
_EACH_MESSAGE = 4
_PRIMING = 3


def estimate(text: str) -> int:
    return math.ceil(len(text) / _CHARACTERS)


def first(text: str, tokens: int) -> str:
    """As much of a text as these tokens hold."""
    return text[: tokens * _CHARACTERS]


def of_request(body: dict[str, Any]) -> int:
    """What a request's messages, tools and schema cost."""
    messages = [message for message in body.get("messages", []) if isinstance(message, dict)]
    counted = sum(_EACH_MESSAGE + estimate(_text(message)) for message in messages)
    extra = [body[name] for name in ("tools", "response_format") if body.get(name)]
    return _PRIMING + counted + sum(estimate(json.dumps(part, ensure_ascii=False)) for part in extra)


def _text(message: dict[str, Any]) -> str:
    content = message.get("content") or ""
    called = json.dumps(message["tool_calls"]) if message.get("tool_calls") else ""
    return (content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)) + called
