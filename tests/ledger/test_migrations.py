"""Migrations: they lead to the tables that the program knows, from anywhere, and however many processes start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from ledger.database import Database
from ledger.migrating import config, is_current, migrate
from ledger.repositories.people import Workspaces
from ledger.tables import Base

_ROOT = Path(__file__).parents[2]


def test_migrations_lead_to_the_tables_of_the_program(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True, "target_metadata": Base.metadata}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_a_migrated_database_is_current_and_a_bare_one_is_not(bare_url: str) -> None:
    database = Database(bare_url)
    assert not is_current(database)
    migrate(bare_url)
    assert is_current(database)
    database.close()


def test_migrating_twice_loses_nothing(database_url: str) -> None:
    database = Database(database_url)
    with database.write() as session:
        Workspaces(session).ensure("acme", "web", "Acme")
    migrate(database_url)
    with database.read() as session:
        assert Workspaces(session).get("acme") is not None
    database.close()


def test_processes_that_start_at_once_migrate_once(bare_url: str, tmp_path: Path) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", f"from ledger.migrating import migrate; migrate({bare_url!r})"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
            stderr=subprocess.PIPE,
        )
        for _ in range(4)
    ]
    errors = [process.communicate()[1].decode() for process in started]
    assert [process.returncode for process in started] == [0, 0, 0, 0], errors
    database = Database(bare_url)
    assert is_current(database)
    database.close()


def test_a_migration_that_fails_leaves_nothing(bare_url: str) -> None:
    database = Database(bare_url)
    with pytest.raises(ZeroDivisionError):
        _migrate_and_fail(database)
    assert inspect(database.engine).get_table_names() == []
    database.close()


def test_all_revisions_can_be_taken_back(database: Database) -> None:
    with database.writing() as connection:
        command.downgrade(config(connection), "base")
    assert inspect(database.engine).get_table_names() == ["alembic_version"]


def _migrate_and_fail(database: Database) -> None:
    with database.writing() as connection:
        command.upgrade(config(connection), "head")
        raise ZeroDivisionError
