"""A language's phrases with their English: patterns of words, read from the language's table."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from automl.understanding.languages.places import places
from automl.understanding.languages.tokens import pieces
from automl.understanding.words import plain

ANY, NUMBER, DAY, YEAR = "{x}", "{n}", "{day}", "{year}"
"""Parts that stand for any word, a number, the day of a month, a year."""

SHORTEST_MENDED = 5
"""Words of fewer letters are never taken for a slip."""

_OF_NUMBERS = (NUMBER, DAY, YEAR)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words in a row that mean something together.

    parts: each a word, the name of a class of words in braces, or one of the parts above. english: what they come to;
    a part in braces stands there for the English of what was found.
    """

    parts: tuple[str, ...]
    english: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """classes: by name the words, each with its English. small: words that are never a name of the data.

    patterns: by their first word, the longest first; those that begin with a class under each word of it, with a
    number under "", with any word under "*". words: those that a slip may have meant; vocabulary: all that it knows.
    letters: those that tell the language from its neighbour. compounds: whether words are written together.
    """

    language: str
    classes: Mapping[str, Mapping[str, str]]
    patterns: Mapping[str, Sequence[Pattern]]
    words: Sequence[str]
    vocabulary: frozenset[str]
    small: frozenset[str]
    letters: frozenset[str]
    compounds: bool

    def beginning(self, word: str, *, number: bool, name: bool) -> Iterator[Pattern]:
        """The patterns that may begin with a word, the longest first. name: it may be any word of the data."""
        found = [*self.patterns.get(word, ())]
        found += self.patterns.get("", ()) if number else ()
        found += self.patterns.get("*", ()) if name else ()
        yield from sorted(found, key=_longest_first)

    def single(self, word: str) -> str | None:
        """The English of a word that stands alone; None where it is not known."""
        alone = (each.english for each in self.patterns.get(word, ()) if each.parts == (word,))
        return next(alone, None)


@cache
def glossaries() -> tuple[Glossary, ...]:
    """All languages that have a table."""
    tables = sorted(files("automl.understanding.languages").iterdir(), key=lambda each: each.name)
    read = [tomllib.loads(each.read_text(encoding="utf-8")) for each in tables if each.name.endswith(".toml")]
    return tuple(_glossary(table) for table in read)


def _glossary(table: Mapping[str, Any]) -> Glossary:
    classes = {name: _words(listed) for name, listed in table["classes"].items()}
    patterns = [
        Pattern(parts, english)
        for english, variants in table["phrases"].items()
        for variant in variants.split("|")
        for parts in _spelt(variant)
    ]
    written = {pattern.parts for pattern in patterns}
    named = [Pattern(tuple(_parts(place)), english) for place, english in places(table["language"]).items()]
    patterns += [each for each in named if each.parts not in written]
    small = frozenset(plain(table["small"]).split())
    known = frozenset(_all_words(patterns, classes) | small)
    return Glossary(
        table["language"],
        classes,
        _by_first(patterns, classes),
        sorted(word for word in known if len(word) >= SHORTEST_MENDED),
        known,
        small,
        frozenset(table.get("letters", "")),
        table.get("compounds", False),
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
    """The ways to write a variant: with and without each part that may be left out ("{the?}"), and without umlauts."""
    return {
        tuple(part for part in chosen if part)
        for spelt in (variant, variant.translate(_UMLAUTS))
        for chosen in product(*(_choices(part) for part in _parts(spelt)))
    }


def _parts(variant: str) -> list[str]:
    return [part for each in variant.split() for part in _cut(each)]


def _cut(word: str) -> list[str]:
    whole = word.startswith("{") or word.endswith("'")
    return [plain(word)] if whole else [piece.plain for piece in pieces(word)]


def _choices(part: str) -> tuple[str, ...]:
    return (part.replace("?}", "}"), "") if part.endswith("?}") else (part,)


def _all_words(patterns: Sequence[Pattern], classes: Mapping[str, Mapping[str, str]]) -> set[str]:
    written = {part for pattern in patterns for part in pattern.parts if not part.startswith("{")}
    return {word for word in written.union(*classes.values()) if word[0].isalpha()}


def _by_first(patterns: Sequence[Pattern], classes: Mapping[str, Mapping[str, str]]) -> dict[str, list[Pattern]]:
    found: dict[str, list[Pattern]] = {}
    for pattern in sorted(patterns, key=_longest_first):
        for start in _starts(pattern.parts[0], classes):
            found.setdefault(start, []).append(pattern)
    return found


def _starts(first: str, classes: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The keys under which a pattern is found that begins with a part."""
    if first == ANY:
        return ["*"]
    if first in _OF_NUMBERS:
        spelt = classes["number"] if first == NUMBER else classes.get("day", {}) if first == DAY else {}
        return ["", *spelt]
    return list(classes[first[1:-1]]) if first.startswith("{") else [first]


def _longest_first(pattern: Pattern) -> tuple[int, int]:
    """More words before fewer; of as many, the one with more words of its own."""
    return -len(pattern.parts), sum(part.startswith("{") for part in pattern.parts)
