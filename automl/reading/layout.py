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
_MOSTLY = 0.8
_NUMBER = re.compile(
    rf"^\(?\s*[-+−]?\s*(?:{PATTERN})?\s*[-+(]?\s*(?:\d[\d.,' \u00a0]*|[.,]\d+)(?:[eE][-+]?\d+)?\s*[kKM]?\s*"
    rf"(?:%|{PATTERN})?\s*-?\)?$",
)
_PLAIN = re.compile(r"^-?\d+(?:[.,]\d+)?$")
_DIGIT = re.compile(r"\d")
_DATES = tuple(re.compile(spelling.pattern) for spelling in SPELLINGS)
_YEARS = (1900, 2100)
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
    header_row: the position of the header. skipped: rows between header and data that are neither.
    """

    header: tuple[str, ...] | None
    header_row: int
    first: int
    skipped: int = 0


def sort_of(cell: str) -> Sort:
    """What a cell looks like."""
    if not cell or cell.lower() in NOTHING_BESIDE_VALUES:
        return Sort.BLANK
    if _PLAIN.match(cell):
        return Sort.NUMBER
    if not _DIGIT.search(cell):
        return Sort.TEXT
    if any(pattern.match(cell) for pattern in _DATES):
        return Sort.DATE
    return Sort.NUMBER if _NUMBER.match(cell) else Sort.TEXT


def sorts_of(rows: Sequence[Sequence[str]]) -> npt.NDArray[np.int8]:
    """Rows × columns of `Sort`."""
    return np.array([[sort_of(cell) for cell in row] for row in rows], dtype=np.int8)


def layout_of(rows: Sequence[Sequence[str]]) -> Layout:
    """Find the header among the first rows of a grid.

    The header is the fullest row of labels right above the first row of data; data is what has numbers or dates where
    the rows below have them too. Where all cells are texts, it is the first of the fullest rows. Two rows of labels
    are joined where the upper one spans several columns (2023 over Plan and Actual).
    """
    sorts = sorts_of(rows)
    fills = np.array([sum(1 for cell in row if cell) for row in rows])
    first = _first_data(rows, sorts, fills)
    if first is None:
        fullest = int(np.argmax(fills))
        return Layout(tuple(rows[fullest]), fullest, fullest + 1)
    block = _block_above(first, fills)
    labels = [place for place in block if _is_label(sorts[place], sorts[first : first + _BELOW])] or list(block)
    if not labels:
        return Layout(None, first, first)
    fullest = max(labels, key=lambda place: (fills[place], -place))
    if fills[fullest] * 2 < fills[first] or (fills[fullest] < 2 < fills[first]):  # noqa: PLR2004
        return Layout(None, first, first)
    upper = rows[fullest - 1] if fullest - 1 in block else None
    if upper is not None and _spans(upper, rows[fullest]):
        return Layout(_joined(upper, rows[fullest]), fullest - 1, first)
    begin = next((p for p in range(fullest + 1, first) if fills[p] and p not in labels), first)
    skipped = int((fills[fullest + 1 : begin] > 0).sum())
    if skipped > len(rows) - begin:
        return Layout(tuple(rows[fullest]), fullest, fullest + 1)
    return Layout(tuple(rows[fullest]), fullest, begin, skipped)


def _is_label(sorts: npt.NDArray[np.int8], data: npt.NDArray[np.int8]) -> bool:
    """Whether a row has a text where the data have numbers or dates; a row with blanks there may be data too."""
    return bool(((sorts == Sort.TEXT) & (usual_sorts(data) >= Sort.NUMBER)).any())


def _first_data(rows: Sequence[Sequence[str]], sorts: npt.NDArray[np.int8], fills: npt.NDArray[np.int64]) -> int | None:
    for place in range(len(rows)):
        if fills[place] == 0:
            continue
        below = fills[place:][fills[place:] > 0]
        enough = fills[place] >= min(2, fills.max()) and fills[place] * 2 >= np.median(below)
        named = place > 0 and fills[place - 1] * 2 >= fills[place] and bool((sorts[place - 1] <= Sort.TEXT).all())
        if not enough or (not named and _counts_up(rows[place], sorts[place])):
            continue
        if _is_data(sorts[place], sorts[place + 1 : place + 1 + _BELOW]):
            return place
    return None


def _is_data(sorts: npt.NDArray[np.int8], below: npt.NDArray[np.int8]) -> bool:
    """Whether a row has numbers or dates where the rows below do, more often than labels, and no label for a date."""
    typed = sorts >= Sort.NUMBER
    if not typed.any() or len(below) == 0:
        return bool(typed.any())
    usual = usual_sorts(below)
    if ((sorts == Sort.TEXT) & ((below == Sort.DATE).sum(axis=0) > _MOSTLY * (below > Sort.BLANK).sum(axis=0))).any():
        return False
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


def _counts_up(row: Sequence[str], sorts: npt.NDArray[np.int8]) -> bool:
    """Whether the row's numbers are labels beside a text: years, or three and more numbers, each one more."""
    typed = sorts >= Sort.NUMBER
    cells = [cell for cell, is_typed in zip(row, typed, strict=True) if is_typed]
    if len(cells) < 2 or not (sorts == Sort.TEXT).any() or not all(_WHOLE.match(cell) for cell in cells):  # noqa: PLR2004
        return False
    steps = np.diff([int(cell) for cell in cells])
    years = all(_YEARS[0] <= int(cell) <= _YEARS[1] for cell in cells)
    return bool((steps == 1).all() and (years or len(cells) > 2))  # noqa: PLR2004


def _block_above(first: int, fills: npt.NDArray[np.int64]) -> range:
    """The rows right above the data, up to a blank one."""
    end = first
    while end > 0 and fills[end - 1] == 0:
        end -= 1
    start = end
    while start > 0 and fills[start - 1] > 0:
        start -= 1
    return range(start, end)


def _spans(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether the upper row of labels heads groups of the lower one, which alone would repeat itself or have gaps."""
    heads = [place for place, cell in enumerate(upper) if cell]
    names = [cell for cell in lower if cell]
    helps = len(set(names)) < len(names) or any(upper[place] and not lower[place] for place in heads)
    return len(heads) > 1 and len(heads) < len(upper) and helps


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    if sum(map(bool, upper)) >= len(upper) - 1 and len(set(upper)) == len(upper):
        return tuple(above or below for above, below in zip(upper, lower, strict=True))
    names, head = [], ""
    for above, below in zip(upper, lower, strict=True):
        head = above or head
        names.append(f"{head} {below}".strip() if below else above)
    return tuple(names)
