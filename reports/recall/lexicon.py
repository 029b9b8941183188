"""What the recall lexicon of a language holds."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_FALLBACK = "en"
_WORDS = ("small", "periods", "beside_thanks", "beside_greets", "past", "told")

Phrases = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Intent:
    """A kind of question about an answer.

    says: lists of phrases, of each of which one must be said. facts: ids that answer, in order; one that ends in "_"
    stands for all that begin so. also: further words that may stand beside. named: what is left over must be the
    name of the fact; must_name: something must be left over. columns: the groups' columns may be said. rising: only
    facts above zero. otherwise: ids that answer where what is left over is a period that no fact bears. without: the
    phrase that answers where there is no such fact. ahead: it is about what is forecast, so that it is not meant where
    the words speak of the past.
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
    otherwise: tuple[str, ...] = ()
    without: str | None = None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class RecallWords:
    """The small words that say nothing by themselves, and the intents in the order in which they are tried.

    periods: words of periods beside the months. thanks, greets: phrases that thank or praise; that greet, or ask
    what this is. beside_thanks, beside_greets: words that may stand with them. past: words that
    speak of the past. told: words that mean what was told all the same.
    """

    small: frozenset[str]
    intents: tuple[Intent, ...]
    periods: frozenset[str]
    thanks: Phrases
    beside_thanks: frozenset[str]
    greets: Phrases
    beside_greets: frozenset[str]
    past: frozenset[str]
    told: frozenset[str]


@cache
def recall_words(language: str) -> RecallWords:
    """The words of a language; those of English where it has none."""
    source = files("reports.recall") / f"{language}.toml"
    if not source.is_file():
        return recall_words(_FALLBACK)
    entries = tomllib.loads(source.read_text(encoding="utf-8"))
    small, periods, beside, beside_greets, past, told = (frozenset(entries[name].split()) for name in _WORDS)
    thanks, greets = (tuple(tuple(phrase.split()) for phrase in entries[name]) for name in ("thanks", "greets"))
    intents = tuple(_intent(each) for each in entries["intent"])
    return RecallWords(small, intents, periods, thanks, beside, greets, beside_greets, past, told)


def _intent(entry: dict[str, Any]) -> Intent:
    return Intent(
        entry["name"],
        tuple(tuple(tuple(phrase.split()) for phrase in listed) for listed in entry["says"]),
        tuple(entry["facts"]),
        entry.get("most", 1),
        frozenset(entry.get("also", "").split()),
        otherwise=tuple(entry.get("otherwise", ())),
        without=entry.get("without"),
        **{name: entry.get(name, False) for name in ("named", "must_name", "columns", "rising", "ahead")},
    )
