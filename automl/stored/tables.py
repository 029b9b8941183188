"""Tables as Parquet files and back: the frame as columns, all else as JSON in the schema's metadata."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import TypeAdapter

from automl.table import Column, Note, Table, TimeAxis

_HEAD = b"threadcast"
_MANY = 100
"""Columns from which pandas works faster where it has laid those of one type together."""
_AGAIN = 10
"""Rows for each text from which a column is kept as its distinct texts."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a table is besides its frame. The fields are those of `Table`."""

    name: str
    columns: tuple[Column, ...]
    time: TimeAxis | None
    source_rows: int
    source_columns: int
    reshaped: str | None
    notes: tuple[Note, ...]


_HEADS = TypeAdapter(Head)


def dump_table(table: Table, path: Path) -> None:
    """Write a table to `path` as one Parquet file. Dtypes survive; the frame's index does not."""
    head = Head(
        table.name,
        table.columns,
        table.time,
        table.source_rows,
        table.source_columns,
        table.reshaped,
        table.notes,
    )
    frame = pa.Table.from_pandas(table.frame, preserve_index=False)
    metadata = {**(frame.schema.metadata or {}), _HEAD: _HEADS.dump_json(head)}
    pq.write_table(frame.replace_schema_metadata(metadata), path, use_dictionary=_repeating(table.columns, table.rows))


def load_table(path: Path) -> Table:
    """What `dump_table` wrote. OSError, KeyError or ValidationError for anything else."""
    with pq.ParquetFile(path, memory_map=True) as file:
        head = _HEADS.validate_json(file.metadata.metadata[_HEAD])
        repeating = _repeating(head.columns, file.metadata.num_rows)
    stored = pq.read_table(path, read_dictionary=repeating)
    return Table(
        head.name,
        _frame(stored),
        head.columns,
        head.time,
        head.source_rows,
        head.source_columns,
        head.reshaped,
        head.notes,
    )


def _repeating(columns: Sequence[Column], rows: int) -> list[str]:
    """The columns of texts that come again and again: kept, and made into Python's texts, once each."""
    return [column.name for column in columns if column.kind.textual and 0 < column.distinct * _AGAIN <= rows]


def _frame(stored: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = stored.to_pandas(deduplicate_objects=False, split_blocks=stored.num_columns <= _MANY)
    for name in frame:
        if isinstance(frame[name].dtype, pd.CategoricalDtype):
            frame[name] = _spelt(frame[name])
    return frame


def _spelt(column: pd.Series) -> pd.Series:
    """Texts in the place of categories; None where there is none."""
    texts = np.append(column.cat.categories.to_numpy(dtype=object), [None])
    return pd.Series(texts[column.cat.codes.to_numpy()], name=column.name)
