"""Replies and facts as JSON and back: what the outbox holds and the platforms render, and what later questions ask of.

Paths are keys of the file store.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from reports.reply import Reply

if TYPE_CHECKING:
    from reports.facts import Fact

_REPLIES = TypeAdapter(Reply)


def dump_reply(reply: Reply) -> dict[str, Any]:
    """The reply as JSON's own types: {"parts": [{"kind", …}]}."""
    dumped: dict[str, Any] = _REPLIES.dump_python(reply, mode="json")
    return dumped


def load_reply(stored: dict[str, Any]) -> Reply:
    """What `dump_reply` made. ValidationError for anything else."""
    return _REPLIES.validate_python(stored)


def dump_facts(facts: "Sequence[Fact]") -> list[dict[str, Any]]:
    """The facts as JSON's own types."""
    dumped: list[dict[str, Any]] = _facts().dump_python(tuple(facts), mode="json")
    return dumped


def load_facts(stored: Sequence[dict[str, Any]]) -> "tuple[Fact, ...]":
    """What `dump_facts` made. ValidationError for anything else."""
    return _facts().validate_python(stored)


@cache
def _facts() -> "TypeAdapter[tuple[Fact, ...]]":
    from reports.facts import Fact  # noqa: PLC0415  it brings pandas along, which those who send replies do without

    return TypeAdapter(tuple[Fact, ...])
