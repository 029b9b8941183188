"""A table or a query of a registered database, streamed into a Parquet file."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import CursorResult, TextClause
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.sql import Select

from automl.reading.limits import MEBIBYTE
from workers.sources.bounds import Bounds
from workers.sources.connecting import parsed, reading
from workers.sources.driver_errors import in_words
from workers.sources.parquet import Parquet
from workers.sources.problems import empty, failed
from workers.sources.statement import check_query, of_query, of_table

_AT_FIRST, _BUFFERED, _AT_MOST = 200, 1_000, 10_000
STREAMED = {"stream_results": True, "max_row_buffer": _BUFFERED}
_CHUNK_BYTES = 16 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to read: a table, or else a query. address: of the database, with its login."""

    address: str
    table: str | None
    query: str | None

    @property
    def called(self) -> str:
        """What is read, for people."""
        return f"table {self.table}" if self.table else "what its query reads"

    def statement(self) -> Select[Any] | TextClause:
        """The one SELECT. SourceError where the query is not one."""
        if self.table:
            return of_table(self.table)
        return of_query(check_query(self.query or "", parsed(self.address).get_backend_name()))


def fetch_rows(wanted: Wanted, bounds: Bounds, path: Path, folder: Path) -> int:
    """Write all rows to `path`; how many. folder: for what is on its way. SourceError in words."""
    statement = wanted.statement()
    with in_our_words(wanted, bounds), reading(wanted.address, bounds) as connection:
        result = connection.execute(statement, execution_options=STREAMED)
        table = Parquet(list(result.keys()), folder, bounds)
        for rows in _chunks(result, table):
            bounds.check_time()
            table.add(rows)
    if not table.rows:
        raise empty(bounds.name)
    table.write(path)
    return table.rows


@contextmanager
def in_our_words(wanted: Wanted, bounds: Bounds) -> Iterator[None]:
    """Errors of drivers as SourceError; what the driver said is not passed on, it may name hosts and values."""
    try:
        yield
    except DBAPIError as error:
        raise in_words(error, wanted.called, bounds) from None
    except (SQLAlchemyError, OSError) as error:
        raise failed(bounds.name) from error


def _chunks(result: CursorResult[Any], table: Parquet) -> Iterator[Sequence[Sequence[Any]]]:
    """The rows, so many at a time that a chunk stays small."""
    number = _AT_FIRST
    while rows := result.fetchmany(number):
        yield rows
        number = max(1, min(_AT_MOST, int(_CHUNK_BYTES / max(table.row_bytes, 1.0))))
