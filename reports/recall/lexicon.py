"""What the recall lexicon of a language holds."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_FALLBACK = "en"

Phrases = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Intent:
    """A kind of question about an answer.

    says: lists of phrases, of each of which one must be said. facts: ids that answer, in order; one that ends in "_"
    stands for all that begin so. also: further words that may stand beside. named: what is left over must be the
    name of the fact; must_name: something must be left over. columns: the groups' columns may be said. rising: only
    facts above zero.
    """

    name: str
    says: tuple[Phrases, ...]
    facts: tuple[str, ...]
    most: int = 1
    also: frozenset[str] = frozenset()
    named: bool = False
    must_name: bool = False
    columns: bool = False
    rising: bool = False


@dataclass(frozen=True, slots=True)
class RecallWords:
    """The small words that say nothing by themselves, and the intents in the order in which they are tried."""

    small: frozenset[str]
    intents: tuple[Intent, ...]


@cache
def recall_words(language: str) -> RecallWords:
    """The words of a language; those of English where it has none."""
    source = files("reports.recall") / f"{language}.toml"
    if not source.is_file():
        return recall_words(_FALLBACK)
    entries = tomllib.loads(source.read_text(encoding="utf-8"))
    return RecallWords(frozenset(entries["small"].split()), tuple(_intent(each) for each in entries["intent"]))


def _intent(entry: dict[str, Any]) -> Intent:
    return Intent(
        entry["name"],
        tuple(tuple(tuple(phrase.split()) for phrase in listed) for listed in entry["says"]),
        tuple(entry["facts"]),
        entry.get("most", 1),
        frozenset(entry.get("also", "").split()),
        *(entry.get(name, False) for name in ("named", "must_name", "columns", "rising")),
    )
