"""Brings a database's tables to the present revision."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from ledger.database import Database

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 7_483_226_091
"""The number of the lock that PostgreSQL keeps for whoever migrates."""


def migrate(url: str) -> None:
    """Bring the tables to the newest revision: all of it, or nothing. Others that try meanwhile wait."""
    database = Database(url)
    try:
        with database.writing() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            command.upgrade(config(connection), "head")
    finally:
        database.close()


def is_current(database: Database) -> bool:
    """Whether the tables are at the newest revision."""
    with database.engine.connect() as connection:
        present = MigrationContext.configure(connection).get_current_heads()
    return set(present) == set(ScriptDirectory(str(_FOLDER)).get_heads())


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, which needs no file. connection: where to apply revisions."""
    made = Config()
    made.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made
