"""Where the header is, and where the rows under it begin."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from automl.reading.handling import NO_HEADER
from automl.reading.layout.header import is_distinct, is_keyed, is_units, joined_below, names_over, wrapped
from automl.reading.layout.merges import Merge
from automl.reading.layout.sorts import Sort, sorts_of, usual_sorts
from automl.reading.layout.time_labels import with_time_labels

HEAD = 60
"""Rows looked at for a header."""
_BELOW = 40
_MOSTLY = 0.8
_YEARS = (1900, 2100)
_WHOLE = re.compile(r"^\d{1,4}$")
_YEAR_MONTH = re.compile(r"^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$")


@dataclass(frozen=True, slots=True)
class Layout:
    """header: the names as written, None where the table has none. first: the position of the first row of data.
    header_row: the position of the header. skipped: rows between header and data that are neither. joined: how many
    rows the names were put together from. joinable: whether they could be put together from several. spelt: those rows
    as they are.
    """

    header: tuple[str, ...] | None
    header_row: int
    first: int
    skipped: int = 0
    joined: int = 1
    joinable: bool = False
    spelt: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What people want of a header: at this position (NO_HEADER - 1 for none), one row alone, every row below it."""

    row: int | None = None
    one_row: bool = False
    all_below: bool = False


def layout_of(rows: Sequence[Sequence[str]], merges: Sequence[Merge] = (), wanted: Wanted | None = None) -> Layout:
    """Find the header among the first rows of a grid.

    The header is the fullest row of labels right above the first row of data; data is what has numbers or dates where
    the rows below have them too. Where all cells are texts, it is the first of the fullest rows. Two rows of labels
    are joined where the upper one spans several columns (2023 over Plan and Actual).
    """
    found = _laid(rows, merges, wanted or Wanted())
    spelt = rows[found.header_row : found.header_row + found.joined] if found.header is not None else ()
    return replace(found, spelt=tuple(map(tuple, spelt)))


def _laid(rows: Sequence[Sequence[str]], merges: Sequence[Merge], wanted: Wanted) -> Layout:
    if wanted.row is not None and 0 <= wanted.row < len(rows) and any(rows[wanted.row]):
        return Layout(tuple(rows[wanted.row]), wanted.row, wanted.row + 1)
    found = _found(rows, merges, wanted)
    if wanted.row == NO_HEADER - 1:
        return Layout(None, found.header_row, found.header_row)
    return (
        Layout(found.header, found.header_row, found.header_row + found.joined, found.skipped)
        if wanted.all_below
        else found
    )


def _found(rows: Sequence[Sequence[str]], merges: Sequence[Merge], wanted: Wanted) -> Layout:
    sorts = with_time_labels(rows, sorts_of(rows))
    fills = np.array([sum(1 for cell in row if cell) for row in rows])
    first = _first_data(rows, sorts, fills)
    if first is None:
        fullest = int(np.argmax(np.where([is_keyed(row) for row in rows], 0, fills)))
        return Layout(tuple(rows[fullest]), fullest, fullest + 1)
    block = _block_above(first, fills)
    labels = [place for place in block if _is_label(sorts[place], sorts[first : first + _BELOW])] or list(block)
    if not labels:
        return Layout(None, first, first)
    plain = [place for place in block if not is_keyed(rows[place]) and fills[place] * 2 >= fills[first]]
    fullest = _fullest(rows, fills, [place for place in labels if place in plain] or plain or labels)
    if fills[fullest] * 2 < fills[first] or (fills[fullest] < 2 < fills[first]):  # noqa: PLR2004
        return Layout(None, first, first)
    joined = _joined(rows, fullest, first, block, merges)
    if joined is not None and not wanted.one_row:
        return joined
    begin = next((p for p in range(fullest + 1, first) if fills[p] and (p not in labels or _again(rows, p))), first)
    skipped = int((fills[fullest + 1 : begin] > 0).sum())
    if skipped > len(rows) - begin:
        return Layout(tuple(rows[fullest]), fullest, fullest + 1)
    return Layout(tuple(rows[fullest]), fullest, begin, skipped, joinable=joined is not None)


def _again(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a row with one cell alone, as lines over groups have, is followed by others like it."""
    filled = [bool(cell) for cell in rows[place]]
    return sum(filled) == 1 and any([bool(cell) for cell in row] == filled for row in rows[place + 2 :])


def _fullest(rows: Sequence[Sequence[str]], fills: npt.NDArray[np.int64], labels: Sequence[int]) -> int:
    """The fullest row of labels; of several the first, or the last where the ones before it are lines of a title."""
    most = max(fills[place] for place in labels)
    among = [place for place in labels if fills[place] == most]
    first, last = among[0], among[-1]
    sparse = any(fills[place] * 2 <= most for place in range(first, last))
    return last if sparse and is_distinct(rows[last]) and not is_units(rows[last]) else first


def _joined(
    rows: Sequence[Sequence[str]], fullest: int, first: int, block: range, merges: Sequence[Merge]
) -> Layout | None:
    """The header put together from several rows; None where one row is the header."""
    lower = first - 1 if first - 1 in block else fullest
    if lower > fullest and len(set(rows[fullest])) < len(rows[fullest]):
        names = names_over(tuple(rows[lower]), lower, rows, range(fullest, first), merges)
        if len(names.rows) == lower - fullest + 1:
            return Layout(names.texts, fullest, first, joined=len(names.rows), joinable=True)
    if lower == fullest + 1 and wrapped(rows[fullest], rows[lower], rows[first : first + _BELOW]):
        names = names_over(joined_below(rows[fullest], rows[lower]), fullest, rows, block, merges)
        return Layout(names.texts, names.rows.start, first, joined=len(names.rows) + 1, joinable=True)
    names = names_over(tuple(rows[fullest]), fullest, rows, block, merges)
    if len(names.rows) > 1:
        return Layout(names.texts, names.rows.start, first, joined=len(names.rows), joinable=True)
    return None


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
        labels = _counts_up(rows[place], sorts[place]) and not named
        if not enough or labels or _years_below_names(rows[place], sorts[place], sorts[place + 1 :][:_BELOW]):
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
    dated = ((sorts == Sort.DATE) & (usual == Sort.DATE)).any()
    return bool(same.sum() > labels.sum() or (dated and same.sum() == labels.sum()))


def _counts_up(row: Sequence[str], sorts: npt.NDArray[np.int8]) -> bool:
    """Whether the row's numbers are labels beside a text: years, months (202401), or three and more numbers, each one
    more.
    """
    typed = sorts >= Sort.NUMBER
    cells = [cell for cell, is_typed in zip(row, typed, strict=True) if is_typed]
    if len(cells) < 2 or not (sorts == Sort.TEXT).any():  # noqa: PLR2004
        return False
    if all(map(_YEAR_MONTH.match, cells)):
        return bool((np.abs(np.diff([int(cell[:4]) * 12 + int(cell[4:]) for cell in cells])) == 1).all())
    if not all(map(_WHOLE.match, cells)):
        return False
    steps = np.diff([int(cell) for cell in cells])
    years = all(map(_is_year, cells))
    return bool((steps == 1).all() and (years or len(cells) > 2))  # noqa: PLR2004


def _years_below_names(row: Sequence[str], sorts: npt.NDArray[np.int8], below: npt.NDArray[np.int8]) -> bool:
    """Whether the row holds years alone, and nothing where the rows below have texts or dates."""
    cells = [cell for cell in row if cell]
    if len(cells) < 2 or len(below) == 0 or not all(_is_year(cell) for cell in cells):  # noqa: PLR2004
        return False
    usual = usual_sorts(below)
    named = (usual == Sort.TEXT) | (usual == Sort.DATE)
    return bool(named.any() and (sorts[named] == Sort.BLANK).all())


def _is_year(cell: str) -> bool:
    return bool(_WHOLE.match(cell)) and _YEARS[0] <= int(cell) <= _YEARS[1]


def _block_above(first: int, fills: npt.NDArray[np.int64]) -> range:
    """The rows right above the data, up to a blank one."""
    end = first
    while end > 0 and fills[end - 1] == 0:
        end -= 1
    start = end
    while start > 0 and fills[start - 1] > 0:
        start -= 1
    return range(start, end)
