"""Typed columns (Parquet, rows of a database) made into a grid: their kinds are decided as for every other file."""

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from automl.errors import ReadingError
from automl.reading.formats.records import text_of
from automl.reading.grid import Grid
from automl.reading.handling import Handling
from automl.reading.layout.sheets import tables_of
from automl.reading.limits import Limits
from automl.table import Note, Table

_LEVELS = 2
_YEARS = (1678, 2261)
"""The whole years that dates in nanoseconds reach."""
_BATCH = 10_000
Texts = Callable[[pa.Array], pa.Array]


def table_of_typed(
    name: str, typed: pa.Table, limits: Limits, handling: Handling, notes: tuple[Note, ...] = ()
) -> Table:
    """An Arrow table as questions see it. ReadingError when it has no rows, or more than the limits allow."""
    return tables_of([grid_of_typed(name, typed, limits, notes)], limits, handling)[0]


def grid_of_typed(name: str, typed: pa.Table, limits: Limits, notes: tuple[Note, ...] = ()) -> Grid:
    """The grid of an Arrow table, spelt so that nothing is lost: numbers and dates as machines write them.

    Records within records become columns with dotted names, one or two levels deep; deeper ones and lists are texts.
    Columns of bytes that are no text are left out, and dates that no calendar of business reaches are blank: both told.
    """
    for _ in range(_LEVELS):
        typed = typed.flatten()
    _check_size(typed, limits)
    kept, told, left = [], list(notes), limits.memory // 2
    for column, title in zip(typed.columns, typed.column_names, strict=True):
        left -= _decoded_bytes(column)
        if left < 0:
            raise ReadingError("The table's texts are larger than can be read.", "Send fewer rows or columns.")
        texts = _texts(title, column, told)
        if texts is not None:
            kept.append((title, texts, np.broadcast_to(_is_number(column.type), len(texts))))
    header, columns, native = zip(*kept, strict=True) if kept else ((), (), ())
    return Grid(name, f"{typed.num_rows:,} rows", columns, "record", native=native, header=header, notes=tuple(told))


def _check_size(typed: pa.Table, limits: Limits) -> None:
    rows, columns = typed.num_rows, typed.num_columns
    if columns > limits.max_columns or rows > limits.max_rows or rows * columns > limits.max_cells:
        raise ReadingError(
            f"The table has {rows:,} rows and {columns:,} columns, more than can be read.",
            "Send fewer rows or columns, or a table that is already summed up by day or month.",
        )


def _decoded_bytes(column: pa.ChunkedArray) -> int:
    """What a column takes when each cell holds its own text; a dictionary may hide much."""
    if not pa.types.is_dictionary(column.type):
        return int(column.nbytes)
    lengths = (pc.binary_length(chunk.dictionary).take(chunk.indices) for chunk in column.chunks)
    return sum(pc.sum(each).as_py() or 0 for each in lengths)


def _is_number(kind: pa.DataType) -> bool:
    return bool(
        pa.types.is_integer(kind)
        or pa.types.is_floating(kind)
        or pa.types.is_decimal(kind)
        or pa.types.is_duration(kind)
    )


def _texts(title: str, column: pa.ChunkedArray, told: list[Note]) -> pa.Array | None:
    """The column's cells as texts, "" for none; None when they are bytes."""
    if pa.types.is_temporal(column.type) and not pa.types.is_time(column.type):
        column = _within_reach(title, column, told)
    try:
        parts = [_spelt(chunk) for chunk in column.chunks]
    except (pa.ArrowInvalid, UnicodeDecodeError):
        told.append(Note("columns_left_out", f"Left out {title}: it holds bytes, not text.", 1))
        return None
    return pa.chunked_array(parts, pa.string()).combine_chunks()


def _spelt(values: pa.Array) -> pa.Array:
    kind = values.type
    if pa.types.is_dictionary(kind):
        values, kind = values.dictionary_decode(), kind.value_type
    if pa.types.is_floating(kind):
        values = pc.if_else(pc.is_finite(values), values, None)
    if pa.types.is_duration(kind):
        values = pc.divide(pc.cast(pc.cast(values, pa.duration("us"), safe=False), pa.int64()), 1e6)
    if pa.types.is_timestamp(kind) and kind.tz is not None:
        values = pc.local_timestamp(values)
    if pa.types.is_nested(kind) or pa.types.is_interval(kind):
        return pa.concat_arrays([_one_by_one(values[at : at + _BATCH]) for at in range(0, len(values) or 1, _BATCH)])
    return pc.fill_null(pc.utf8_trim_whitespace(pc.cast(values, pa.string())), "")


def _one_by_one(values: pa.Array) -> pa.Array:
    return pa.array([text_of(value) for value in values.to_pylist()], pa.string())


def _within_reach(title: str, column: pa.ChunkedArray, told: list[Note]) -> pa.ChunkedArray:
    """The dates of years that can be worked with."""
    if pa.types.is_duration(column.type) or pa.types.is_interval(column.type):
        return column
    years = pc.year(column)
    far = pc.or_(pc.less(years, _YEARS[0]), pc.greater(years, _YEARS[1]))
    count = pc.sum(far).as_py() or 0
    if not count:
        return column
    sentence = f"{title}: {count} dates outside the years {_YEARS[0]} to {_YEARS[1]} count as missing."
    told.append(Note("dates_out_of_reach", sentence, count))
    return pc.if_else(far, None, column)
