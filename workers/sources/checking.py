"""Tries a source as a question would, and says what an admin should know of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, text

from automl.reading import Limits, read_file
from automl.reading.limits import MEBIBYTE
from ledger.settings import SettingsError
from ledger.source_settings import SourceSettings
from workers.sources.bounds import Bounds, Size
from workers.sources.connecting import parsed, reading
from workers.sources.database import STREAMED, Wanted, in_our_words
from workers.sources.https import Asked, download
from workers.sources.problems import SourceError

CAN_WRITE = (
    "Its login may also change data. Threadcast never does, but better give it a login that can only read: "
    "GRANT SELECT on these tables, and nothing else."
)
READ_ONLY = "Its login can only read."
_WRITES = text("""
    SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = current_user AND rolsuper) OR EXISTS (
      SELECT FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace NOT IN (
        SELECT oid FROM pg_namespace WHERE nspname IN ('pg_catalog', 'information_schema') OR nspname LIKE 'pg_toast%')
      AND has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))
""")


@dataclass(frozen=True, slots=True)
class Checked:
    """A source to be tried. The fields are those of the table; address: decrypted. megabytes: that are taken."""

    name: str
    kind: str
    address: str
    tables: Sequence[str]
    query: str | None
    hosts: Sequence[str]
    max_rows: int | None
    megabytes: int
    settings: SourceSettings

    def bounds(self) -> Bounds:
        rows = self.max_rows or self.settings.max_rows
        return Bounds(self.name, Size(rows, self.megabytes, self.settings.seconds))


def check(tried: Checked) -> list[str]:
    """What was seen, in sentences. SourceError or ReadingError says what is wrong."""
    try:
        return list(_database(tried) if tried.kind == "database" else _file(tried))
    except SettingsError as error:
        raise SourceError(error.sentence, error.remedy) from error


def _database(tried: Checked) -> Iterator[str]:
    for table in tried.tables or (None,):
        wanted = Wanted(tried.address, table, tried.query)
        statement, bounds = wanted.statement(), tried.bounds()
        with in_our_words(wanted, bounds), reading(tried.address, bounds) as connection:
            if not connection.execute(statement, execution_options=STREAMED).fetchmany(1):
                yield f"There are no rows yet in {wanted.called}."
    with in_our_words(wanted, bounds), reading(tried.address, tried.bounds()) as connection:
        yield from _rights(connection, parsed(tried.address).get_backend_name())


def _rights(connection: Connection, backend: str) -> Iterator[str]:
    """Whether the login can write, where that can be told."""
    if backend == "postgresql":
        yield CAN_WRITE if connection.execute(_WRITES).scalar_one() else READ_ONLY
    elif backend == "sqlite":
        yield "The file is opened for reading only."
    else:
        yield "Whether its login can only read can't be told for this kind of database: make sure that it can't write."


def _file(tried: Checked) -> Iterator[str]:
    with TemporaryDirectory(prefix="source-") as folder:
        path = Path(folder) / "file"
        asked = Asked(tried.address, tried.hosts, None, tried.settings.authorities)
        download(asked, tried.bounds(), path)
        table = read_file(path, Limits(max_bytes=tried.megabytes * MEBIBYTE)).tables[0]
    yield f"It holds {table.rows:,} rows and {len(table.columns)} columns."
