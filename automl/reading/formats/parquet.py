"""Parquet files read into a grid."""

import re

import pyarrow as pa
from pyarrow import parquet

from automl.errors import ReadingError
from automl.reading.formats.typed import grid_of_typed
from automl.reading.grid import Grid
from automl.reading.limits import Limits

_INDEX = re.compile(r"__index_level_\d+__")
_MANY = ("The Parquet file holds {} rows and {} columns, more than can be read.", "Send fewer rows or columns.")
_DAMAGED = ("The Parquet file is damaged or did not arrive whole.", "Export it again and send it once more.")


def read_parquet(name: str, data: bytes, limits: Limits) -> Grid:
    """The grid of a Parquet file. ReadingError when it is damaged, encrypted, or larger than the limits."""
    try:
        table = _table(data, limits)
    except (pa.ArrowException, OSError, ValueError, KeyError) as error:
        raise ReadingError(*_DAMAGED) from error
    return grid_of_typed(name, _without_row_numbers(table), limits)


def _table(data: bytes, limits: Limits) -> pa.Table:
    """The columns; texts stay as dictionaries, so that few bytes cannot become many before they are counted."""
    told = parquet.read_metadata(pa.BufferReader(data))
    rows, columns = told.num_rows, told.num_columns
    if columns > limits.max_columns or rows > limits.max_rows or rows * columns > limits.max_cells:
        raise ReadingError(_MANY[0].format(f"{rows:,}", f"{columns:,}"), _MANY[1])
    leaves = [told.schema.column(place) for place in range(columns)]
    texts = [leaf.path for leaf in leaves if leaf.physical_type == "BYTE_ARRAY" and leaf.max_repetition_level == 0]
    return parquet.ParquetFile(pa.BufferReader(data), read_dictionary=texts).read(use_threads=False)


def _without_row_numbers(table: pa.Table) -> pa.Table:
    """An index that a program numbered by itself is no column; one of dates is, under a plain name."""
    names = [name for name in table.column_names if _INDEX.fullmatch(name)]
    numbers = [name for name in names if pa.types.is_integer(table.schema.field(name).type)]
    kept = table.drop_columns(numbers) if len(numbers) < table.num_columns else table
    return kept.rename_columns(["Index" if _INDEX.fullmatch(name) else name for name in kept.column_names])
