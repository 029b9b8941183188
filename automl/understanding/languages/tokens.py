"""A question of any language cut into words, numbers and signs, with the names of the data that stand in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from automl.table import Column, Table
from automl.understanding.values import MOST_VALUES, values_of
from automl.understanding.words import plain

_TOKEN = re.compile(
    r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:,\d+)?(?![^\W_])"  # 1 200,50
    r"|\d+(?:[.,]\d+)*(?=[kKmM]?(?![^\W_]|[.,]\d))"  # 1.200,5  and the number of 5k
    r"|[1-4][tT](?=\d{2}\b)"  # the quarter of 4T22
    r"|[^\W\d_]{1,8}['’](?=[^\W\d_])"  # l' of l'année
    r"|[^\W_]+|\S"
)
_QUOTED = re.compile(r"[“„«‟][^“”»„]*[”“»]|\"[^\"]+\"|`[^`]+`|‘[^’]+’")
_SIGNS = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LAST_DAY = 31
_WITH_ACCENT = ("é", "É")
"""Portuguese "é" is "is", "e" is "and"."""
_LONGEST = 8
_BEGINNING = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a number or a sign. plain: small, without accents; before: the room before it."""

    text: str
    plain: str
    before: str

    @property
    def number(self) -> bool:
        return self.text[0].isdigit() and not any(letter.isalpha() for letter in self.text)

    @property
    def year(self) -> bool:
        return _YEAR.fullmatch(self.text) is not None

    @property
    def day(self) -> bool:
        """Whether it may be the day of a month."""
        return self.text.isdecimal() and len(self.text) < len("100") and 1 <= int(self.text) <= _LAST_DAY


def pieces(question: str) -> list[Piece]:
    """The question's pieces in order; put together again with their room, they are the question."""
    found, end = [], 0
    for each in _TOKEN.finditer(question):
        found.append(Piece(each.group(), _plain(each.group()), question[end : each.start()]))
        end = each.end()
    return found


def _plain(word: str) -> str:
    return word.lower() if word in _WITH_ACCENT else plain(word).replace("’", "'")


def quoted(question: str) -> set[int]:
    """The positions of pieces that stand in quotes."""
    inside = [found.span() for found in _QUOTED.finditer(question)]
    starts = [each.start() for each in _TOKEN.finditer(question)]
    return {at for at, start in enumerate(starts) if any(low <= start < high for low, high in inside)}


def names_in(said: list[Piece], table: Table | None) -> dict[int, int]:
    """Where names and values of the data stand: the first piece of each, with how many pieces it has."""
    if table is None:
        return {}
    words = [_bare(piece.text) for piece in said]
    known = _known(table, {"".join(words[at : at + _LONGEST])[:_BEGINNING] for at in range(len(words))})
    found: dict[int, int] = {}
    at = 0
    while at < len(words):
        most = min(_LONGEST, len(words) - at) if words[at] else 0
        ends = (n for n in range(most, 0, -1) if words[at + n - 1] and "".join(words[at : at + n]) in known)
        longest = next(ends, 0)
        if longest:
            found[at] = longest
        at += max(longest, 1)
    return found


def _known(table: Table, beginnings: set[str]) -> set[str]:
    """The names, bare. Those that begin as no word of the question does are passed over, as there may be thousands."""
    near = (name for name in _written(table) if not _begins_otherwise(name, beginnings))
    return {_bare(name) for name in near} - {""}


def _begins_otherwise(name: str, beginnings: set[str]) -> bool:
    beginning = plain(name[:_BEGINNING])
    return len(beginning) == _BEGINNING and beginning.isalnum() and beginning not in beginnings


def _bare(name: str) -> str:
    """A name without room and signs, small and without accents."""
    return _SIGNS.sub("", name.lower() if name.isascii() else plain(name))


def _written(table: Table) -> Iterator[str]:
    for column in table.columns:
        yield column.name
        if _listed(column):
            yield from values_of(table, column)


def _listed(column: Column) -> bool:
    return column.kind.textual and column.distinct <= MOST_VALUES
