"""DuckDB locked in: one table in memory, and nothing else that could be reached. The one importer of duckdb.

Even without the gate a query here finds no file, no network, no extension, no setting that it could change, and no
variable of this process; it is bounded in memory, threads, rows and time.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from threading import Timer
from types import TracebackType
from typing import Any, Self

import duckdb
import pandas as pd
import pyarrow as pa

from automl.asking.grammar import TABLE
from automl.errors import DataError, RefusedQueryError
from automl.pictures.cells import worded
from automl.table import Kind, Table

Value = str | int | float | bool | date | None
_LOCKED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
    "python_enable_replacements": "false",
    "temp_directory": "",
    "max_temp_directory_size": "0KiB",
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a query may cost."""

    seconds: float = 10.0
    memory: str = "1GiB"
    threads: int = 2
    rows: int = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found: the first rows, and whether there were more than may be given back."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    more: bool


class Locked:
    """A database that holds one table; a context manager."""

    def __init__(self, table: Table, columns: frozenset[str] | None, bounds: Bounds, *, empty: bool = False) -> None:
        """columns: those that are needed, None for all. empty: hold no row, to see whether a query fits."""
        self._bounds = bounds
        self._database = duckdb.connect(":memory:", config={**_LOCKED, **_costs(bounds)})
        self._database.register("incoming", _relation(table, columns, empty=empty))
        self._database.table("incoming").create(TABLE)
        self._database.unregister("incoming")
        self._database.execute("SET lock_configuration = true")

    def find(self, sql: str, parameters: Mapping[str, date]) -> Found:
        """Run a query that was admitted. RefusedQueryError when it does not fit, DataError when it costs too much."""
        statements = _statements(sql)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise RefusedQueryError("only one SELECT may be run")
        with self._bounded():
            ran = self._database.execute(sql, dict(parameters) or None)
            names = tuple(str(each[0]) for each in ran.description or ())
            rows = ran.fetchmany(self._bounds.rows + 1)
        kept = tuple(tuple(_plain(cell) for cell in row) for row in rows[: self._bounds.rows])
        return Found(names, kept, len(rows) > self._bounds.rows)

    @contextmanager
    def _bounded(self) -> Iterator[None]:
        timer = Timer(self._bounds.seconds, self._database.interrupt)
        timer.daemon = True
        timer.start()
        try:
            yield
        except duckdb.InterruptException:
            raise DataError(
                "That took longer than a question may.", "Ask for fewer groups, or for a shorter period."
            ) from None
        except (duckdb.OutOfMemoryException, MemoryError):
            raise DataError(
                "That needs more memory than a question may use.", "Ask for fewer groups, or for a shorter period."
            ) from None
        except duckdb.Error as error:
            raise RefusedQueryError(f"it does not fit the file ({type(error).__name__})") from error
        finally:
            timer.cancel()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()


def _costs(bounds: Bounds) -> dict[str, str]:
    return {"memory_limit": bounds.memory, "threads": str(bounds.threads)}


def _statements(sql: str) -> Sequence[Any]:
    try:
        return duckdb.extract_statements(sql)
    except duckdb.Error:
        raise RefusedQueryError("it is no SQL that could be read") from None


def _relation(table: Table, columns: frozenset[str] | None, *, empty: bool) -> pa.Table:
    names = [name for name in table.frame.columns if columns is None or name in columns]
    frame = table.frame[names or list(table.frame.columns[:1])]
    frame = frame.iloc[:0] if empty else frame
    kinds = {column.name: column.kind for column in table.columns}
    arrays = [_array(frame[name], kinds.get(name, Kind.TEXT)) for name in frame.columns]
    return pa.table(arrays, names=[str(name) for name in frame.columns])


def _array(values: pd.Series, kind: Kind) -> pa.Array:
    """A column in the type that its kind has: days as dates, where no row has an hour."""
    if pd.api.types.is_datetime64_any_dtype(values):
        known = values.dropna()
        days = bool((known == known.dt.normalize()).all())
        return pa.array(values, type=pa.timestamp("us"), from_pandas=True, safe=False).cast(
            pa.date32() if days else pa.timestamp("us")
        )
    if pd.api.types.is_bool_dtype(values) or kind is Kind.BOOLEAN:
        return pa.array(values, type=pa.bool_(), from_pandas=True)
    if pd.api.types.is_integer_dtype(values):
        return pa.array(values, type=pa.int64(), from_pandas=True)
    if pd.api.types.is_numeric_dtype(values):
        return pa.array(values, type=pa.float64(), from_pandas=True)
    if kind is Kind.PICTURE:
        values = worded(values)
    return pa.array(values.where(values.isna(), values.astype(str)), type=pa.string(), from_pandas=True)


def _plain(value: Any) -> Value:
    """A cell as JSON and views know it: days as dates, times as text, no NaN, no infinity."""
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date() if midnight else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, (str, int, bool, date)):
        return value
    return str(value)
