"""Where the header is, and where the rows under it begin."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from automl.reading.currencies import PATTERN
from automl.reading.dates.spellings import SPELLINGS
from automl.reading.missing import NOTHING_BESIDE_VALUES

HEAD = 60
"""Rows looked at for a header."""
_BELOW = 40
_NUMBER = re.compile(
    rf"^\(?\s*[-+−]?\s*(?:{PATTERN})?\s*[-+(]?\s*(?:\d[\d.,' \u00a0]*|[.,]\d+)(?:[eE][-+]?\d+)?\s*[kKM]?\s*"
    rf"(?:%|{PATTERN})?\s*-?\)?$",
)
_DATES = tuple(re.compile(spelling.pattern) for spelling in SPELLINGS)
_WHOLE = re.compile(r"^\d{1,4}$")


class Sort(IntEnum):
    """What one cell looks like by itself."""

    BLANK = 0
    TEXT = 1
    NUMBER = 2
    DATE = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """header: the names as written, None where the table has none. first: the position of the first row of data.
    header_row: the position of the header. left_out: rows between header and data that are neither.
    """

    header: tuple[str, ...] | None
    header_row: int
    first: int


def sort_of(cell: str) -> Sort:
    """What a cell looks like."""
    if not cell or cell.lower() in NOTHING_BESIDE_VALUES:
        return Sort.BLANK
    if _NUMBER.match(cell):
        return Sort.NUMBER
    if any(pattern.match(cell) for pattern in _DATES) and any(letter.isdigit() for letter in cell):
        return Sort.DATE
    return Sort.TEXT


def sorts_of(rows: Sequence[Sequence[str]]) -> npt.NDArray[np.int8]:
    """Rows × columns of `Sort`."""
    return np.array([[sort_of(cell) for cell in row] for row in rows], dtype=np.int8)


def layout_of(rows: Sequence[Sequence[str]]) -> Layout:
    """Find the header among the first rows of a grid.

    The header is the fullest row of labels right above the first row of data; data is what has numbers or dates where
    the rows below have them too. Where all cells are texts, it is the first of the fullest rows.
    """
    sorts = sorts_of(rows)
    fills = np.array([sum(1 for cell in row if cell) for row in rows])
    first = _first_data(rows, sorts, fills)
    if first is None:
        fullest = int(np.argmax(fills))
        return Layout(tuple(rows[fullest]), fullest, fullest + 1)
    header = _header_above(first, fills)
    if header is None:
        return Layout(None, first, first)
    return Layout(tuple(rows[header]), header, first)


def _first_data(rows: Sequence[Sequence[str]], sorts: npt.NDArray[np.int8], fills: npt.NDArray[np.int64]) -> int | None:
    for place in range(len(rows)):
        enough = fills[place] >= min(2, fills.max()) and fills[place] * 2 >= np.median(fills[place:][fills[place:] > 0])
        if enough and _is_data(rows[place], sorts[place], sorts[place + 1 : place + 1 + _BELOW]):
            return place
    return None


def _is_data(row: Sequence[str], sorts: npt.NDArray[np.int8], below: npt.NDArray[np.int8]) -> bool:
    """Whether the row has numbers or dates where the rows below it do, more often than labels."""
    typed = sorts >= Sort.NUMBER
    if not typed.any() or _runs(row, typed):
        return False
    if len(below) == 0:
        return True
    usual = usual_sorts(below)
    same = typed & ((usual == sorts) | (usual == Sort.BLANK))
    labels = (sorts != usual) & (sorts > Sort.BLANK) & (usual >= Sort.NUMBER)
    return bool(same.sum() > labels.sum())


def usual_sorts(below: npt.NDArray[np.int8]) -> npt.NDArray[np.int8]:
    """The sort of at least half of each column's filled cells; text where there is none, blank where none is filled."""
    filled = (below > Sort.BLANK).sum(axis=0)
    usual = np.where(filled > 0, Sort.TEXT, Sort.BLANK)
    for sort in (Sort.NUMBER, Sort.DATE):
        usual = np.where((filled > 0) & ((below == sort).sum(axis=0) * 2 >= filled), sort, usual)
    return usual.astype(np.int8)


def _runs(row: Sequence[str], typed: npt.NDArray[np.bool_]) -> bool:
    """Whether the row's numbers are labels: three or more whole numbers, each one more than the last (1960, 1961)."""
    cells = [cell for cell, is_typed in zip(row, typed, strict=True) if is_typed]
    if len(cells) < 3 or typed.all() or not all(_WHOLE.match(cell) for cell in cells):  # noqa: PLR2004
        return False
    return bool((np.diff([int(cell) for cell in cells]) == 1).all())


def _header_above(first: int, fills: npt.NDArray[np.int64]) -> int | None:
    """The first of the fullest rows in the block of rows right above the data."""
    end = first
    while end > 0 and fills[end - 1] == 0:
        end -= 1
    start = end
    while start > 0 and fills[start - 1] > 0:
        start -= 1
    candidates = range(start, end)
    if not candidates:
        return None
    fullest = max(candidates, key=lambda place: (fills[place], -place))
    enough = fills[fullest] * 2 >= fills[first] and (fills[fullest] > 1 or fills[first] <= 2)  # noqa: PLR2004
    return fullest if enough else None
