"""In which language a question is, and what it says in English."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from automl.table import Table
from automl.understanding.languages.glossary import Glossary, Pattern, glossaries
from automl.understanding.languages.tokens import Piece, names_in, pieces, quoted
from automl.understanding.lexicon import ENGLISH
from automl.understanding.lexicon.other_languages import ENGLISH_MARKS

_SLOT = re.compile(r"\{(\w+)\}")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_RARE = 4
"""A language that accounts for less than one piece in so many is not looked at, as reading names takes time."""
_COMMA = re.compile(r"\d+,\d+")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A question's words in English, names and values of the data as they were written, and its language."""

    words: str
    language: str


@dataclass(frozen=True, slots=True)
class _Glossed:
    """known: how many of the question's pieces the language accounts for."""

    words: str
    known: int


def in_english(question: str, table: Table | None = None) -> Spoken:
    """A question in English words. table: whose names and values stay as they are; without it, all is read as words.

    A question is taken to be in the language that accounts for more of its words than English does.
    """
    said, closed = pieces(question), quoted(question)
    if not any(_glossed(said, {}, closed, each).known * _RARE > len(said) for each in glossaries()):
        return Spoken(question, "en")
    kept = names_in(said, table)
    best, found = _english(said, kept), Spoken(question, "en")
    for glossary in glossaries():
        glossed = _glossed(said, kept, closed, glossary)
        if glossed.known > best:
            best, found = glossed.known, Spoken(glossed.words, glossary.language)
    return found


def _english(said: Sequence[Piece], kept: Mapping[int, int]) -> int:
    """How many pieces are English words, names of the data aside."""
    inside = {at + more for at, length in kept.items() for more in range(length)}
    return sum(piece.plain in _english_words() for at, piece in enumerate(said) if at not in inside)


@cache
def _english_words() -> frozenset[str]:
    families = {word for each in ENGLISH.families for word in each.strong}
    calendar = ENGLISH.calendar
    times = {*calendar.units, *calendar.months, *calendar.adverbs, *calendar.coming, *calendar.running, *calendar.past}
    return ENGLISH.common | ENGLISH.small_words | ENGLISH_MARKS | families | times


def _glossed(said: Sequence[Piece], kept: Mapping[int, int], closed: set[int], glossary: Glossary) -> _Glossed:
    """The question by one language's phrases, the longest first; what they don't know stays as it is."""
    written, known, at = [], 0, 0
    while at < len(said):
        name = 0 if said[at].plain in glossary.small and kept.get(at) == 1 else kept.get(at, 0)
        found = None if at in closed else _match(said, at, glossary)
        if found is not None and found[1] > name:
            english, length = found
            written.append(_spaced(said[at], english))
            known += length
        else:
            length = max(name, 1)
            written.extend(piece.before + _figure(piece, glossary) for piece in said[at : at + length])
        at += length
    return _Glossed("".join(written).strip(), known)


def _spaced(first: Piece, english: str) -> str:
    return first.before + english if english else ""


def _match(said: Sequence[Piece], at: int, glossary: Glossary) -> tuple[str, int] | None:
    """The English of the longest phrase that begins here, with how many pieces it takes."""
    for pattern in glossary.beginning(said[at].plain, number=said[at].number):
        meant = _filled(pattern, said[at : at + len(pattern.parts)], glossary)
        if meant is not None:
            return meant, len(pattern.parts)
    return None


def _filled(pattern: Pattern, said: Sequence[Piece], glossary: Glossary) -> str | None:
    if len(said) < len(pattern.parts):
        return None
    slots: dict[str, str] = {}
    for part, piece in zip(pattern.parts, said, strict=True):
        meant = _meant(part, piece, glossary)
        if meant is None:
            return None
        slots[part.strip("{}")] = meant
    return _SLOT.sub(lambda found: slots[found[1]], pattern.english)


def _meant(part: str, piece: Piece, glossary: Glossary) -> str | None:
    """What a piece comes to as a part of a pattern; None when it does not fit."""
    if part == "{n}":
        return _figure(piece, glossary) if piece.number else glossary.classes["number"].get(piece.plain)
    if part.startswith("{"):
        return glossary.classes[part[1:-1]].get(piece.plain)
    return piece.text if piece.plain == part else None


def _figure(piece: Piece, glossary: Glossary) -> str:
    """A number as English writes it: 1.200,5 is 1200.5."""
    if not piece.number or not glossary.decimal_comma:
        return piece.text
    if _POINTS.fullmatch(piece.text):
        return piece.text.replace(".", "").replace(",", ".")
    return piece.text.replace(",", ".") if _COMMA.fullmatch(piece.text) else piece.text
