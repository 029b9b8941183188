"""Records, each with its own keys and values, gathered into a grid."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
import pyarrow as pa

from automl.errors import ReadingError
from automl.reading.grid import Grid, Mask
from automl.reading.layout.names import shown
from automl.reading.limits import Limits

_BATCH = 20_000
_LEVELS = 2
"""Records within records whose names are joined with dots; deeper ones stay text."""


class Number(str):
    """A number as it was spelt."""

    __slots__ = ()


class Records:
    """A table that grows by one record at a time. Keys that a record lacks are blank in it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._columns: dict[str, _Column] = {}
        self._order: list[str] = []
        self.rows = 0

    def add(self, record: Mapping[str, object]) -> None:
        """ReadingError when the table grows beyond the limits."""
        before = None
        for name, value in flat(record):
            column = self._columns.get(name)
            if column is None:
                column = self._begun(name, before)
            column.put(self.rows, value)
            before = name
        self.rows += 1
        if self.rows % _BATCH == 0:
            self._check()
            for column in self._columns.values():
                column.flush(self.rows)

    def grid(self, name: str, source: str) -> Grid:
        """All that was added."""
        self._check()
        made = [self._columns[name].whole(self.rows) for name in self._order]
        return Grid(
            name,
            source,
            tuple(texts for texts, _ in made),
            "record",
            native=tuple(native for _, native in made),
            header=tuple(map(shown, self._order)),
        )

    def _begun(self, name: str, before: str | None) -> "_Column":
        """A column for a new key, in the place that its first record gives it."""
        self._columns[name] = column = _Column()
        at_end = before is None or before == self._order[-1]
        self._order.insert(len(self._order) if at_end else self._order.index(str(before)) + 1, name)
        self._check()
        return column

    def _check(self) -> None:
        rows, columns = self.rows, len(self._columns)
        if (
            columns > self._limits.max_columns
            or rows > self._limits.max_rows
            or rows * columns > self._limits.max_cells
        ):
            raise ReadingError(
                f"The records come to {rows:,} rows and {columns:,} columns, more than can be read.",
                "Send fewer records, or a table that is already summed up by day or month.",
            )


@dataclass(slots=True)
class _Column:
    """The cells of one key: those of the running batch, and those before."""

    texts: list[str] = field(default_factory=list)
    native: list[bool] = field(default_factory=list)
    done: list[pa.Array] = field(default_factory=list)
    masks: list[Mask] = field(default_factory=list)
    flushed: int = 0

    def put(self, row: int, value: object) -> None:
        self._pad(row)
        if len(self.texts) == row - self.flushed:
            self.texts.append(text_of(value))
            self.native.append(isinstance(value, Number))

    def flush(self, rows: int) -> None:
        self._pad(rows)
        self.done.append(_encoded(self.texts))
        self.masks.append(np.array(self.native, dtype=np.bool_))
        self.texts, self.native, self.flushed = [], [], rows

    def whole(self, rows: int) -> tuple[pa.Array, Mask]:
        self.flush(rows)
        return pa.chunked_array(self.done).combine_chunks(), np.concatenate(self.masks)

    def _pad(self, rows: int) -> None:
        lacking = rows - self.flushed - len(self.texts)
        self.texts += [""] * lacking
        self.native += [False] * lacking


def _encoded(texts: list[str]) -> pa.Array:
    """The texts, with a mark for halves of letters."""
    try:
        return pa.array(texts, pa.string())
    except UnicodeEncodeError:
        return pa.array([text.encode(errors="replace") for text in texts], pa.binary()).cast(pa.string())


def flat(record: Mapping[str, object], prefix: str = "", level: int = 0) -> Iterator[tuple[str, object]]:
    """The fields of a record; those of records within it have dotted names."""
    for key, value in record.items():
        value = _plain(value)  # noqa: PLW2901 - the same value, unwrapped
        if isinstance(value, dict) and value and level < _LEVELS:
            yield from flat(value, f"{prefix}{key}.", level + 1)
        else:
            yield f"{prefix}{key}", value


def text_of(value: object) -> str:
    """A value as the text of a cell: a list of plain values with commas between them, anything deeper as JSON."""
    match value:
        case None:
            return ""
        case str():
            return value.strip()
        case bool():
            return str(value).lower()
        case list() if not any(isinstance(each, dict | list) for each in value):
            return ", ".join(map(text_of, value))
        case _:
            return _written(value)


def _plain(value: object) -> object:
    """The value in a wrapping such as {"$oid": "…"}, as databases of documents export them."""
    if isinstance(value, dict) and len(value) == 1:
        key, inner = next(iter(value.items()))
        return inner if key.startswith("$") else value
    return value


def _written(value: object) -> str:
    """JSON, with numbers as they were spelt."""
    match value:
        case dict():
            return "{" + ", ".join(f'"{key}": {_written(each)}' for key, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_written, value)) + "]"
        case str() if not isinstance(value, Number):
            return f'"{value}"'
        case None:
            return "null"
        case _:
            return str(value).lower() if isinstance(value, bool) else str(value)


def columns_of(lists: Mapping[str, list[object]]) -> Iterator[dict[str, object]]:
    """Records from columns of values; a shorter column is blank at its end."""
    height = max(map(len, lists.values()), default=0)
    filled = [chain(values, [None] * (height - len(values))) for values in lists.values()]
    for values in zip(*filled, strict=True):
        yield dict(zip(lists, values, strict=True))
