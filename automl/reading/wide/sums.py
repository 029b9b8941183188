"""Totals that no name gives away: a column or a last row whose numbers are the sums of the others."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from automl.reading.columns.cells import Cells
from automl.reading.columns.missing import NOTHING_BESIDE_VALUES, nothing
from automl.reading.columns.numbers import Written, written_numbers
from automl.reading.wide.fitting import Columns
from automl.reading.wide.shape import Shape

Floats = npt.NDArray[np.float64]
_FEWEST_ROWS = 3
_CLOSE = 1e-4


def without_sums(columns: Columns, shape: Shape) -> Shape:
    """Columns that hold the sum of every row's periods are left out, whatever they are called."""
    numeric = [place for place in shape.kept if columns.numeric(place)]
    if not numeric:
        return shape
    values = _values(columns.cells, [*shape.columns, *numeric])
    rows = np.nansum([values[place] for place in shape.columns], axis=0)
    sums = [place for place in numeric if _same(values[place], rows)]
    kept = tuple(place for place in shape.kept if place not in sums)
    return replace(shape, kept=kept, left_out=tuple(sorted({*shape.left_out, *sums})))


def ends_in_sums(columns: Columns, shape: Shape) -> bool:
    """Whether the last row names nothing and holds the sums of the rows above."""
    rows = len(columns.cells[0])
    if rows < _FEWEST_ROWS or not shape.kept or any(columns.cells[place].codes[-1] >= 0 for place in shape.kept):
        return False
    values = _values(columns.cells, shape.columns)
    last = np.array([column[-1] for column in values.values()])
    return _same(last, np.array([np.nansum(column[:-1]) for column in values.values()]))


def _same(written: Floats, summed: Floats) -> bool:
    known = ~np.isnan(written)
    return bool(known.any() and np.isclose(written[known], summed[known], rtol=_CLOSE).all() and written[known].any())


def _values(cells: Sequence[Cells], places: Sequence[int]) -> dict[int, Floats]:
    """The numbers of the columns, row by row, by their positions; NaN where a cell holds none."""
    valued = {place: cells[place].without(nothing(cells[place].texts, NOTHING_BESIDE_VALUES)) for place in places}
    written = {place: written_numbers(column) for place, column in valued.items()}
    comma = any(found is not None and found.marks.decided == "," for found in written.values())
    return {place: _spread(valued[place], found, comma=comma) for place, found in written.items()}


def _spread(cells: Cells, written: Written | None, *, comma: bool) -> Floats:
    if written is None:
        return np.full(len(cells), np.nan)
    return np.asarray(cells.spread(written.numbers(comma=comma).floats, np.nan), dtype=np.float64)
