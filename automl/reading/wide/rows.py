"""Columns of cells laid out anew, one row for each row and period."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from automl.reading.columns.cells import Cells, Codes


def each(values: npt.NDArray[Any], times: int, *, by_period: bool) -> npt.NDArray[Any]:
    """What belongs to a row, once for each of its periods: row after row, or period after period."""
    return np.tile(values, times) if by_period else np.repeat(values, times)


def repeated(cells: Cells, times: int, *, by_period: bool) -> Cells:
    """A column that stays, its cells repeated for each period."""
    return Cells(cells.texts, each(cells.codes, times, by_period=by_period), cells.native)


def interleaved(columns: Sequence[Cells | None], rows: int, *, by_period: bool) -> Cells:
    """The columns of one measure, one for each period, as one column; None is a period without a column."""
    filled = [column for column in columns if column is not None]
    texts = pc.unique(pa.concat_arrays([column.texts for column in filled]))
    codes = np.stack([_codes(column, texts, rows) for column in columns])
    flat: Codes = codes.reshape(-1) if by_period else codes.T.reshape(-1)
    native = sum(column.native for column in filled) * 2 >= len(filled)
    return Cells(texts, np.ascontiguousarray(flat), native)


def _codes(column: Cells | None, texts: pa.Array, rows: int) -> Codes:
    if column is None:
        return np.full(rows, -1, dtype=np.int32)
    places = pc.index_in(column.texts, value_set=texts).to_numpy(zero_copy_only=False).astype(np.int32)
    return np.append(places, np.int32(-1))[column.codes]
