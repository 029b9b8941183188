"""The database: SQLite with a write-ahead log on one machine, PostgreSQL beyond. Transactions are short."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session, sessionmaker

BUSY_SECONDS = 15
"""How long a writer of SQLite waits for another."""
_WRITES = "threadcast_writes"


class Database:
    """Sessions on one database. Safe to share between threads; made anew in each process."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self._reading = sessionmaker(self.engine, expire_on_commit=False)
        self._writes = self.engine.execution_options(**{_WRITES: True})
        self._writing = sessionmaker(self._writes, expire_on_commit=False)
        self._turn: AbstractContextManager[object] = threading.Lock() if _is_sqlite(url) else nullcontext()
        """SQLite has one writer, and those who wait for it sleep ever longer: threads of a process take turns first."""

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that changes nothing."""
        with self._reading() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction, committed at the end, rolled back by any error.

        On SQLite it holds the one write lock from its beginning: never wait for a model or the network inside.
        """
        with self._turn, self._writing.begin() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The same without the tables' classes, for migrations."""
        with self._turn, self._writes.begin() as connection:
            yield connection

    @property
    def writing_engine(self) -> Engine:
        """The engine whose transactions change something, for libraries that open their own."""
        return self._writes

    def close(self) -> None:
        self.engine.dispose()


def _engine(url: str) -> Engine:
    """The engine, whose errors name statements and never the values in them."""
    if _is_sqlite(url):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
        waits = {"timeout": BUSY_SECONDS, "check_same_thread": False}
        engine = create_engine(url, connect_args=waits, hide_parameters=True)
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine
    driven = url.replace("postgresql://", "postgresql+psycopg://", 1)
    return create_engine(driven, pool_pre_ping=True, hide_parameters=True)


def _is_sqlite(url: str) -> bool:
    return url.startswith("sqlite")


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where SQLAlchemy says, not where the driver thinks
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
