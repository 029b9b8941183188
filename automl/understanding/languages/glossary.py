"""A language's phrases with their English: patterns of words, read from the language's table."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from automl.understanding.words import plain

_NUMBER = "{n}"
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words in a row that mean something together.

    parts: each a word, the name of a class of words in braces, or `{n}` for a number. english: what they come to;
    a class in it stands for the English of the word that was found.
    """

    parts: tuple[str, ...]
    english: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """classes: by name the words, each with its English. small: words that are never a name of the data.

    patterns: by their first word, the longest first; those that begin with a class or a number under each word of it
    ("" for a number).
    """

    language: str
    classes: Mapping[str, Mapping[str, str]]
    patterns: Mapping[str, Sequence[Pattern]]
    small: frozenset[str]
    elided: frozenset[str]
    decimal_comma: bool

    def beginning(self, word: str, *, number: bool) -> Iterator[Pattern]:
        """The patterns that may begin with a word, the longest first."""
        own = self.patterns.get(word, ())
        yield from sorted((*own, *self.patterns.get("", ())), key=_longest_first) if number else own


@cache
def glossaries() -> tuple[Glossary, ...]:
    """All languages that have a table."""
    tables = sorted(files("automl.understanding.languages").iterdir(), key=lambda each: each.name)
    return tuple(_glossary(each.read_text(encoding="utf-8")) for each in tables if each.name.endswith(".toml"))


def _glossary(text: str) -> Glossary:
    table = tomllib.loads(text)
    classes = {name: _words(listed) for name, listed in table["classes"].items()}
    patterns = [
        Pattern(parts, english)
        for english, variants in table["phrases"].items()
        for variant in variants.split("|")
        for parts in _spelt(variant)
    ]
    return Glossary(
        table["language"],
        classes,
        _by_first(patterns, classes),
        frozenset(plain(table["small"]).split()),
        frozenset(plain(table.get("elided", "")).split()),
        table["decimal_comma"],
    )


def _words(listed: Mapping[str, str]) -> dict[str, str]:
    """Each word of a class with its English, also as those write it whose keyboard has no umlauts."""
    return {
        plain(spelt): english
        for english, variants in listed.items()
        for word in variants.split()
        for spelt in (word, word.translate(_UMLAUTS))
    }


def _spelt(variant: str) -> set[tuple[str, ...]]:
    return {tuple(plain(spelt).split()) for spelt in (variant, variant.translate(_UMLAUTS))}


def _by_first(patterns: Sequence[Pattern], classes: Mapping[str, Mapping[str, str]]) -> dict[str, list[Pattern]]:
    found: dict[str, list[Pattern]] = {}
    for pattern in sorted(patterns, key=_longest_first):
        first = pattern.parts[0]
        starts = [""] if first == _NUMBER else classes[first[1:-1]] if first.startswith("{") else [first]
        for start in starts:
            found.setdefault(start, []).append(pattern)
    return found


def _longest_first(pattern: Pattern) -> tuple[int, int]:
    """More words before fewer; of as many, the one with more words of its own."""
    return -len(pattern.parts), sum(part.startswith("{") for part in pattern.parts)
