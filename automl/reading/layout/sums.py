"""Rows that are the sums of the rows above them, told by arithmetic."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from automl.reading.columns.cells import Cells
from automl.reading.columns.numbers import written_numbers
from automl.reading.grid import Mask

Floats = npt.NDArray[np.float64]
MOST_ROWS = 20_000
"""Rows of a table in which sums are looked for."""
_CLOSE = 1e-6
_CENT = 0.006
_MOST_SUMS = 300


def measures(columns: Sequence[Cells], keep: Mask, *, comma: bool) -> Floats:
    """Rows × columns of the numbers in the columns that hold mostly numbers; NaN where a cell holds none."""
    found = [floats for cells in columns if (floats := _numbers(cells, keep, comma=comma)) is not None]
    return np.column_stack(found) if found else np.empty((len(keep), 0))


def _numbers(cells: Cells, keep: Mask, *, comma: bool) -> Floats | None:
    written = written_numbers(cells.keep(keep)) if len(cells.texts) else None
    if written is None:
        return None
    of_all = written_numbers(cells)
    return None if of_all is None else cells.spread(of_all.numbers(comma=comma).floats, np.nan)


def closing_sums(numbers: Floats, keep: Mask, known: Mask, rows: Iterable[int]) -> set[int]:
    """Those of the rows that hold the sums of the rows since the last sum, or of all rows above that hold none.

    known: rows that hold sums already.
    """
    found: set[int] = set()
    sums = known.copy()
    for row in sorted(rows)[:_MOST_SUMS]:
        before = np.flatnonzero(sums[:row])
        since = int(before[-1]) + 1 if len(before) else 0
        if _sums(numbers, row, keep & ~sums, since) or _sums(numbers, row, keep & ~sums, 0):
            found.add(row)
            sums[row] = True
    return found


def _sums(numbers: Floats, row: int, data: Mask, since: int) -> bool:
    """Whether a row holds the sums of two rows and more, in most of the columns that it fills, and not of zeros."""
    above = numbers[since:row][data[since:row]]
    if len(above) < 2 or numbers.shape[1] == 0:  # noqa: PLR2004
        return False
    sums, values = np.nansum(above, axis=0), numbers[row]
    filled = ~np.isnan(values)
    same = np.isclose(values, sums, rtol=_CLOSE, atol=_CENT) & filled
    return bool(same.sum() * 2 > filled.sum() and (np.abs(values[same]) > 0).any())


def all_sums(numbers: Floats, row: int, above: npt.NDArray[np.int64]) -> bool:
    """Whether the row holds the sum of all rows above in every measure, and the measures are not zero."""
    if np.isnan(numbers[row]).any():
        return False
    sums = np.nansum(numbers[above], axis=0)
    return bool(np.isclose(numbers[row], sums, rtol=_CLOSE, atol=_CENT).all() and (numbers[row] != 0).all())


def groups_led_by_sums(numbers: Floats) -> list[int]:
    """The rows that hold the sums of the rows below them, to the next such row; none if any is in no group."""
    leads, row = [], 0
    while row < len(numbers):
        running = np.cumsum(np.nan_to_num(numbers[row + 1 :]), axis=0)
        same = np.isclose(running, np.nan_to_num(numbers[row]), rtol=_CLOSE, atol=_CENT).all(axis=1)
        if not same.any():
            return []
        leads.append(row)
        row += int(np.argmax(same)) + 2
    return leads
