"""A question of any language cut into words, numbers and signs, with the names of the data that stand in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from automl.table import Column, Table
from automl.understanding.values import MOST_VALUES, values_of
from automl.understanding.words import plain

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*(?![^\W_])"  # 1.200,5
    r"|[^\W\d_]{1,8}['’](?=[^\W\d_])"  # l' of l'année
    r"|[^\W_]+|\S"
)
_QUOTED = re.compile(r"[“„«‟][^“”»„]*[”“»]|\"[^\"]+\"|`[^`]+`|‘[^’]+’")
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a number or a sign. plain: small, without accents; before: the room before it."""

    text: str
    plain: str
    before: str

    @property
    def number(self) -> bool:
        return self.text[0].isdigit() and not any(letter.isalpha() for letter in self.text)


def pieces(question: str) -> list[Piece]:
    """The question's pieces in order; put together again with their room, they are the question."""
    found, end = [], 0
    for each in _TOKEN.finditer(question):
        found.append(Piece(each.group(), plain(each.group()).replace("’", "'"), question[end : each.start()]))
        end = each.end()
    return found


def quoted(question: str) -> set[int]:
    """The positions of pieces that stand in quotes."""
    inside = [found.span() for found in _QUOTED.finditer(question)]
    starts = [each.start() for each in _TOKEN.finditer(question)]
    return {at for at, start in enumerate(starts) if any(low <= start < high for low, high in inside)}


def names_in(said: list[Piece], table: Table | None) -> dict[int, int]:
    """Where names and values of the data stand: the first piece of each, with how many pieces it has."""
    if table is None:
        return {}
    known, words = _names(table), tuple(piece.plain for piece in said)
    found: dict[int, int] = {}
    at = 0
    while at < len(words):
        longest = next((n for n in range(_LONGEST, 0, -1) if words[at : at + n] in known and at + n <= len(words)), 0)
        if longest:
            found[at] = longest
        at += max(longest, 1)
    return found


def _names(table: Table) -> set[tuple[str, ...]]:
    return {tuple(piece.plain for piece in pieces(name)) for name in _written(table)} - {()}


def _written(table: Table) -> Iterator[str]:
    for column in table.columns:
        yield column.name
        if _listed(column):
            yield from values_of(table, column)


def _listed(column: Column) -> bool:
    return column.kind.textual and column.distinct <= MOST_VALUES
