"""The scored list as a Parquet file, written piece by piece."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

PIECE = 50_000
"""Rows that are worked on at a time."""


def pieces(rows: int) -> Iterator[slice]:
    """The rows of a list, so many at a time."""
    for start in range(0, rows, PIECE):
        yield slice(start, min(start + PIECE, rows))


def write_scored(path: Path, frames: Iterator[pd.DataFrame], schema: pa.Schema) -> None:
    """Write the pieces one after the other; there is no file half written."""
    part = path.with_name(f"{path.name}.part")
    with pq.ParquetWriter(part, schema) as writer:
        for frame in frames:
            writer.write_table(pa.Table.from_pandas(frame, schema=schema, preserve_index=False))
    part.replace(path)


def schema_of(frame: pd.DataFrame) -> pa.Schema:
    """The types of a frame's columns, by their dtypes alone."""
    return pa.schema([(str(name), _type(frame[name])) for name in frame.columns])


def _type(values: pd.Series) -> pa.DataType:
    if pd.api.types.is_bool_dtype(values):
        return pa.bool_()
    if pd.api.types.is_datetime64_any_dtype(values):
        return pa.timestamp("ns")
    if pd.api.types.is_integer_dtype(values):
        return pa.int64()
    return pa.float64() if pd.api.types.is_float_dtype(values) else pa.string()
