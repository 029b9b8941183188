"""Rows into one Parquet file, a chunk at a time: neither all rows nor all types need be known beforehand.

A chunk is kept with the types that its own cells have; when all are there, each column gets the one type that holds
all of its chunks, and the file is written.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from workers.sources.bounds import Bounds
from workers.sources.cells import SECONDS, column


class Parquet:
    """A table on its way into a file. folder: for the chunks. SourceError where it is larger than its bounds."""

    def __init__(self, names: Sequence[str], folder: Path, bounds: Bounds) -> None:
        self._names, self._folder, self._bounds = distinct(names), folder, bounds
        self._schemas: list[Any] = []
        self._bytes = 0
        self.rows = 0

    @property
    def row_bytes(self) -> float:
        """Bytes of a row so far."""
        return self._bytes / max(self.rows, 1)

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        """Keep a chunk of rows."""
        self.rows += len(rows)
        self._bounds.check_rows(self.rows)
        cells = zip(*rows, strict=True)
        made = [column(name, list(each)) for name, each in zip(self._names, cells, strict=True)]
        chunk = pa.Table.from_arrays([array for _, array in made], schema=pa.schema([field for field, _ in made]))
        self._bytes += chunk.nbytes
        self._bounds.check_bytes(self._bytes)
        with pa.OSFile(str(self._chunk(len(self._schemas))), "wb") as file, pa.ipc.new_file(file, chunk.schema) as kept:
            kept.write_table(chunk)
        self._schemas.append(chunk.schema)

    def write(self, path: Path) -> None:
        """Write all chunks as one file."""
        fields = [_common([schema.field(place) for schema in self._schemas]) for place in range(len(self._names))]
        names = distinct([_named(field) for field in fields])
        schema = pa.schema([pa.field(name, field.type) for name, field in zip(names, fields, strict=True)])
        with pq.ParquetWriter(path, schema) as file:
            for chunk in self._chunks():
                columns = [_cast(each, field.type) for each, field in zip(chunk.columns, schema, strict=True)]
                file.write_table(pa.Table.from_arrays(columns, schema=schema))

    def _chunks(self) -> Iterator[Any]:
        for place in range(len(self._schemas)):
            with pa.OSFile(str(self._chunk(place)), "rb") as file:
                yield pa.ipc.open_file(file).read_all()
            self._chunk(place).unlink()

    def _chunk(self, place: int) -> Path:
        return self._folder / f"chunk-{place}.arrow"


def distinct(names: Sequence[str]) -> list[str]:
    """Names of columns, each once: two called id become "id" and "id 2"."""
    given: list[str] = []
    for place, name in enumerate(names, start=1):
        plain = name.strip() or f"column {place}"
        number, free = 2, plain
        while free in given:
            free, number = f"{plain} {number}", number + 1
        given.append(free)
    return given


def _common(fields: Sequence[Any]) -> Any:
    """The field that holds all chunks of a column."""
    known = [field for field in fields if not pa.types.is_null(field.type)]
    if not known:
        return fields[0].with_type(pa.string()) if fields else pa.field("", pa.string())
    types = {field.type for field in known}
    durations = {bool(field.metadata) for field in known}
    if len(types) == 1 and len(durations) == 1:
        return known[0]
    plain = known[0].remove_metadata()
    if types == {pa.int64(), pa.float64()} and durations == {False}:
        return plain.with_type(pa.float64())
    if types == {pa.date32(), pa.timestamp("us")}:
        return plain.with_type(pa.timestamp("us"))
    return plain.with_type(pa.string())


def _named(field: Any) -> str:
    return f"{field.name} (seconds)" if SECONDS in (field.metadata or {}) else str(field.name)


def _cast(array: Any, wanted: Any) -> Any:
    return array if array.type == wanted else array.cast(wanted, safe=False)
