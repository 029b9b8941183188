"""Tables as Parquet files and back: the frame as columns, all else as JSON in the schema's metadata."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import TypeAdapter

from automl.table import Column, Note, Table, TimeAxis

_HEAD = b"threadcast"


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
    pq.write_table(frame.replace_schema_metadata(metadata), path)


def load_table(path: Path) -> Table:
    """What `dump_table` wrote. OSError, KeyError or ValidationError for anything else."""
    stored = pq.read_table(path)
    head = _HEADS.validate_json(stored.schema.metadata[_HEAD])
    return Table(
        head.name,
        stored.to_pandas(),
        head.columns,
        head.time,
        head.source_rows,
        head.source_columns,
        head.reshaped,
        head.notes,
    )
