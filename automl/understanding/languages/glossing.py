"""A question's pieces by one language's phrases: the longest phrase first; what they don't know stays as it is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from automl.understanding.languages.compounds import taken_apart
from automl.understanding.languages.figures import english_figure
from automl.understanding.languages.glossary import ANY, DAY, NUMBER, YEAR, Glossary, Pattern
from automl.understanding.languages.order import in_english_order
from automl.understanding.languages.tokens import Piece

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Glossed:
    """known: how many of the question's pieces the language accounts for."""

    words: str
    known: int


@dataclass(frozen=True, slots=True)
class _Meant:
    """What begins at a piece: its English, how many pieces it takes, how many of them are of the language."""

    english: str
    length: int
    known: int


@dataclass(frozen=True, slots=True)
class Utterance:
    """The pieces of a question. names: where names of the data stand, with their lengths; closed: what is quoted."""

    said: Sequence[Piece]
    names: Mapping[int, int]
    closed: frozenset[int]

    def name(self, at: int, glossary: Glossary) -> int:
        """How many pieces the name has that begins here; 0 when none does."""
        length = self.names.get(at, 0)
        return 0 if length == 1 and self.said[at].plain in glossary.small else length


def glossed(utterance: Utterance, glossary: Glossary) -> Glossed:
    """The question in English words, as far as the language knows them."""
    text, known, at, ours = "", 0, 0, False
    while at < len(utterance.said):
        meant = _at(utterance, at, glossary)
        if meant is None:
            length = max(utterance.name(at, glossary), 1)
            kept = utterance.said[at : at + length]
            text, ours, at = _joined(text, _as_written(kept), kept[0].before, ours), False, at + length
            continue
        if meant.english:
            text, ours = _joined(text, meant.english, utterance.said[at].before, True), True
        known += meant.known
        at += meant.length
    return Glossed(in_english_order(text.strip()), known)


def _at(utterance: Utterance, at: int, glossary: Glossary) -> _Meant | None:
    if at in utterance.closed:
        return None
    name, piece = utterance.name(at, glossary), utterance.said[at]
    starts = glossary.beginning(piece.plain, number=piece.number, name=_nameable(utterance, at, glossary))
    found = next((meant for each in starts if (meant := _read(each, utterance, at, glossary))), None)
    if found is None and glossary.compounds and not name:
        apart = taken_apart(piece.plain, glossary)
        return _Meant(apart, 1, 1) if apart else None
    return found if found is not None and found.length > name else None


def _read(pattern: Pattern, utterance: Utterance, at: int, glossary: Glossary) -> _Meant | None:
    """What a pattern comes to where it begins at a piece; None when it does not fit."""
    slots: dict[str, str] = {}
    start, known = at, 0
    for part in pattern.parts:
        if at > start and part != "," and utterance.said[at : at + 1] and utterance.said[at].text == ",":
            at += 1
        if at >= len(utterance.said):
            return None
        length = max(utterance.name(at, glossary), 1) if part == ANY else 1
        begins_a_name = at > start and part != ANY and utterance.name(at, glossary) > 1
        meant = None if begins_a_name else _meant(part, utterance, at, glossary)
        if meant is None:
            return None
        known += _known(part, utterance.said[at], glossary) * length
        slots[part.strip("{}")] = meant
        at += length
    return _Meant(_SLOT.sub(lambda found: slots[found[1]], pattern.english), at - start, known)


def _known(part: str, piece: Piece, glossary: Glossary) -> bool:
    """Whether a piece speaks for the language: figures and names are the same in all."""
    return not piece.number and (part != ANY or glossary.single(piece.plain) is not None)


def _meant(part: str, utterance: Utterance, at: int, glossary: Glossary) -> str | None:
    """What a piece comes to as a part of a pattern; None when it does not fit."""
    piece = utterance.said[at]
    if part == ANY:
        return _any(utterance, at, glossary)
    if part == NUMBER:
        return english_figure(piece.text) if piece.number else glossary.classes["number"].get(piece.plain)
    if part == DAY:
        return piece.text if piece.day else glossary.classes.get("day", {}).get(piece.plain)
    if part == YEAR:
        return piece.text if piece.year else None
    if part.startswith("{"):
        return glossary.classes[part[1:-1]].get(piece.plain)
    return piece.text if piece.plain == part else None


def _any(utterance: Utterance, at: int, glossary: Glossary) -> str | None:
    """A word that may be a name, in English where the language knows it."""
    if not _nameable(utterance, at, glossary):
        return None
    length = utterance.name(at, glossary)
    if length:
        return _as_written(utterance.said[at : at + length])
    word = utterance.said[at]
    return glossary.single(word.plain) or (glossary.compounds and taken_apart(word.plain, glossary)) or word.text


def _nameable(utterance: Utterance, at: int, glossary: Glossary) -> bool:
    word = utterance.said[at]
    return at not in utterance.closed and word.text[0].isalpha() and word.plain not in glossary.small


def _as_written(kept: Sequence[Piece]) -> str:
    first, *rest = kept
    return "".join([_figure(first), *(piece.before + _figure(piece) for piece in rest)])


def _figure(piece: Piece) -> str:
    return english_figure(piece.text) if piece.number else piece.text


def _joined(text: str, more: str, before: str, ours: bool) -> str:
    """The text with more behind it. Where pieces touched that are words in English, they are parted."""
    touching = ours and not before and text[-1:].isalnum() and more[:1].isalnum()
    return text + (" " if touching else before) + more
