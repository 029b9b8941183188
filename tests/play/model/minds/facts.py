"""The facts that a writer is given: found as JSON wherever they stand in the messages."""

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.play.model.asked import Asked, text

_DECODER = json.JSONDecoder()


@dataclass(frozen=True)
class Fact:
    """A fact as the writer sees it: its id, its label, the names of its forms."""

    id: str
    label: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Brief:
    """What a writer is to write about, in which language."""

    facts: tuple[Fact, ...]
    language: str

    @property
    def words(self) -> str:
        return " ".join(f"{fact.id} {fact.label}" for fact in self.facts)


def facts_in(asked: Asked) -> Brief | None:
    """The latest JSON object with facts; None where there is none."""
    for message in reversed(asked.messages):
        said = text(message)
        for given in [*objects(said), *objects(html.unescape(said))]:
            facts = given.get("facts")
            if isinstance(facts, list) and facts and all(isinstance(one, dict) and "id" in one for one in facts):
                return Brief(tuple(_fact(one) for one in facts), str(given.get("language") or "en"))
    return None


def objects(said: str) -> Iterator[dict[str, Any]]:
    """The JSON objects in a text, the outer ones first."""
    at = said.find("{")
    while at >= 0:
        try:
            value, end = _DECODER.raw_decode(said, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            if isinstance(value, dict):
                yield value
        at = said.find("{", end)


def _fact(given: dict[str, Any]) -> Fact:
    return Fact(str(given["id"]), str(given.get("label", "")), tuple(given.get("forms") or ("statement",)))
