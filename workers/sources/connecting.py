"""Connections to registered databases: they read, in one transaction, and not for long."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from workers.sources.bounds import Bounds
from workers.sources.problems import SourceError

CONNECT_SECONDS = 10
_STEPS = 10_000
"""Of SQLite's machine, between two looks at the clock."""
_DRIVEN = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}


def parsed(address: str) -> URL:
    """The address of a database. SourceError where it is none, without a word of it."""
    try:
        url = make_url(address.strip())
        if not url.get_backend_name().isidentifier():
            raise _no_address()
        return url.set(drivername=_DRIVEN.get(url.drivername, url.drivername))
    except (ArgumentError, ValueError) as error:
        raise _no_address() from error


def place(url: URL) -> str:
    """Where a database is, without its login: for admins."""
    host = f" on {url.host}" if url.host else ""
    return f"{url.get_backend_name()} {url.database or ''}{host}".strip()


@contextmanager
def reading(address: str, bounds: Bounds) -> Iterator[Connection]:
    """A transaction that only reads. DBAPIError is the caller's to put in words."""
    url = parsed(address)
    engine = _engine(url, bounds)
    try:
        with engine.connect().execution_options(**_only_reading(url)) as connection, connection.begin() as transaction:
            _bound(connection, url, bounds)
            yield connection
            transaction.rollback()
    finally:
        engine.dispose()


def _engine(url: URL, bounds: Bounds) -> Engine:
    backend = url.get_backend_name()
    try:
        if backend == "sqlite":
            return create_engine(
                "sqlite://", creator=lambda: _sqlite(url, bounds), poolclass=NullPool, hide_parameters=True
            )
        waits: dict[str, Any] = {"connect_timeout": min(CONNECT_SECONDS, int(bounds.left) + 1)}
        given = waits if backend in ("postgresql", "mysql", "mariadb") else {}
        return create_engine(url, connect_args=given, poolclass=NullPool, hide_parameters=True)
    except (NoSuchModuleError, ImportError) as error:
        raise SourceError(
            f"There is no driver for {backend} databases here.",
            "Install SQLAlchemy's driver for it beside Threadcast, or use PostgreSQL or SQLite.",
        ) from error


def _sqlite(url: URL, bounds: Bounds) -> sqlite3.Connection:
    """The file, opened for reading; a statement ends with the time."""
    until = monotonic() + bounds.left
    path = quote(str(url.database or ""))
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=CONNECT_SECONDS, check_same_thread=False)
    connection.set_progress_handler(lambda: int(monotonic() > until), _STEPS)
    return connection


def _only_reading(url: URL) -> dict[str, Any]:
    return {"postgresql_readonly": True} if url.get_backend_name() == "postgresql" else {}


def _bound(connection: Connection, url: URL, bounds: Bounds) -> None:
    if url.get_backend_name() == "postgresql":
        for setting in ("statement_timeout", "lock_timeout"):
            connection.execute(text(f"SET LOCAL {setting} = {int(bounds.left * 1000)}"))


def _no_address() -> SourceError:
    return SourceError(
        "That is no address of a database.", "It looks like postgresql://user:password@host/name, or sqlite:////path."
    )
