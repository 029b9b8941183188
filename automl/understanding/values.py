"""Which cells a run of words may mean: the values of the textual columns, by their words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from rapidfuzz.distance import OSA

from automl.table import Column, Kind, Table
from automl.understanding.lexicon import Lexicon
from automl.understanding.names import value_words

MOST_VALUES = 5000
LONGEST_VALUE = 8
_FIRST = 50_000
_SLIPS = 2
_SHORT = 3
"""Cells of this length may be one slip away, since they are only asked about."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a column, as the file writes it."""

    column: Column
    value: str


Cells = Mapping[tuple[str, ...], tuple[Cell, ...]]


def cells(table: Table, lexicon: Lexicon) -> Cells:
    """Every value of the textual columns by its words; columns with more than 5,000 values are passed over."""
    found: dict[tuple[str, ...], list[Cell]] = {}
    for column in table.columns:
        if column.kind.textual and column.distinct <= MOST_VALUES:
            for value in values_of(table, column):
                words = value_words(value, lexicon)
                if 0 < len(words) <= LONGEST_VALUE:
                    found.setdefault(words, []).append(Cell(column, value))
    return {words: _preferred(listed) for words, listed in found.items()}


def values_of(table: Table, column: Column) -> list[str]:
    """The distinct values of a column, as text. Most often the first rows hold them all."""
    cells = table.frame[column.name]
    for some in (cells.iloc[:_FIRST], cells):
        values = [str(value) for value in pd.unique(some) if pd.notna(value)]
        if len(values) == column.distinct:
            break
    return values


def _preferred(listed: Sequence[Cell]) -> tuple[Cell, ...]:
    """A category beats a free text or an id with the same value."""
    categories = [cell for cell in listed if cell.column.kind is Kind.CATEGORY]
    return tuple(categories or listed)


def nearest(words: Sequence[str], known: Cells) -> tuple[Cell, ...]:
    """The values spelt almost like `words`, nearest first; () when none is near."""
    written = " ".join(words)
    scored: list[tuple[float, Cell]] = []
    for key, listed in known.items():
        distance = OSA.distance(written, " ".join(key), score_cutoff=3)
        close = [cell for cell in listed if cell.column.kind is Kind.CATEGORY]
        if distance <= max(slips(len(written)), len(written) == _SHORT):
            scored += [(distance, cell) for cell in close]
        elif _begins(words, key):
            scored += [(3.0, cell) for cell in close]
        elif len(words) == 1 and len(key) > 1 and any(_almost(written, part) for part in key):
            scored += [(4.0, cell) for cell in close]
    return tuple(cell for _, cell in sorted(scored, key=lambda pair: (pair[0], pair[1].value)))[:5]


def _begins(words: Sequence[str], key: Sequence[str]) -> bool:
    """Whether words begin a longer value, a slip or two apart ("Untied States"), or one of its words."""
    written = " ".join(words)
    if len(written) >= 4 and any(part.startswith(written) for part in key):  # noqa: PLR2004
        return True
    return 1 < len(words) < len(key) and OSA.distance(written, " ".join(key[: len(words)])) <= _SLIPS


def near_names(words: Sequence[str], known: Cells) -> tuple[Cell, ...]:
    """The names of people and things, in columns that are no categories, spelt almost like `words`; nearest first.

    One word alone may stand for a name of up to three.
    """
    written = " ".join(words)
    scored: list[tuple[int, int, Cell]] = []
    for key, listed in known.items():
        named = [cell for cell in listed if cell.column.kind is not Kind.CATEGORY and cell.value[:1].isalpha()]
        if not named:
            continue
        distance = OSA.distance(written, " ".join(key), score_cutoff=2)
        if distance <= slips(len(written)):
            scored += [(distance, len(key), cell) for cell in named]
        elif (
            len(words) == 1
            and len(key) <= _SHORT
            and any(_almost(written, part) and part[0] == written[0] for part in key)
        ):
            scored += [(_SHORT, len(key), cell) for cell in named]
    return tuple(cell for *_, cell in sorted(scored, key=lambda each: (each[0], each[1], each[2].value)))[:5]


def _almost(written: str, part: str) -> bool:
    """Whether a single word is nearly a word of a name: "kevib" in Kevin Smith."""
    return len(written) > _SHORT and len(part) > _SHORT and OSA.distance(written, part, score_cutoff=1) <= 1


def slips(length: int) -> int:
    """How many slips of the pen a word of this length may hold and still be known."""
    if length < 4:  # noqa: PLR2004
        return 0
    return 1 if length < 6 else 2  # noqa: PLR2004
