"""Replies as JSON and back: what the outbox holds and the platforms render. Paths are keys of the file store."""

from typing import Any

from pydantic import TypeAdapter

from reports.reply import Reply

_REPLIES = TypeAdapter(Reply)


def dump_reply(reply: Reply) -> dict[str, Any]:
    """The reply as JSON's own types: {"parts": [{"kind", …}]}."""
    dumped: dict[str, Any] = _REPLIES.dump_python(reply, mode="json")
    return dumped


def load_reply(stored: dict[str, Any]) -> Reply:
    """What `dump_reply` made. ValidationError for anything else."""
    return _REPLIES.validate_python(stored)
