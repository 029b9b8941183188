"""A workspace that may use sources: its keys, and a shop's books in a SQLite file."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr

from ledger.repositories.people import People, Workspaces
from ledger.repositories.sources import Registration, Sources
from ledger.source_settings import SourceSettings
from ledger.vault import Vault
from tests.workers.chat import WORKSPACE, sales
from workers.wiring import Wired

KEY = Fernet.generate_key().decode()


@pytest.fixture
def settings() -> SourceSettings:
    """No waiting between two fetches of a thread."""
    return SourceSettings(keys=SecretStr(KEY), fresh_seconds=0, seconds=20, _env_file=None)


@pytest.fixture
def wired(wired: Wired, settings: SourceSettings) -> Wired:
    return replace(wired, sources=lambda: settings)


@dataclass
class Books:
    """A SQLite file of a shop. path: where it lies."""

    path: Path

    @property
    def address(self) -> str:
        return f"sqlite:///{self.path}"

    def write(self, frame: pd.DataFrame, table: str = "orders") -> None:
        """Write a table anew."""
        with sqlite3.connect(self.path) as connection:
            frame.to_sql(table, connection, if_exists="replace", index=False)


@pytest.fixture
def books(tmp_path: Path) -> Books:
    kept = Books(tmp_path / "books.db")
    kept.write(sales()[lambda rows: rows["Month"] < "2026-08"])
    return kept


Register = Callable[..., None]


@pytest.fixture
def register(wired: Wired, settings: SourceSettings, books: Books) -> Register:
    """Registers a source: the books' table of orders, where nothing else is said."""

    def add(
        name: str = "Orders",
        tables: Sequence[str] = ("orders",),
        address: str = "",
        kind: str = "database",
        **more: object,
    ) -> None:
        with wired.database.write() as session:
            Workspaces(session).ensure(WORKSPACE, "web", "Local")
            People(session).ensure(WORKSPACE, "me", "Me")
            sealed = Vault(settings).seal(address or books.address)
            registration = Registration(name, kind, sealed, tables, **more)  # type: ignore[arg-type]  # a test knows them
            assert Sources(session).add(WORKSPACE, registration, None) is not None

    return add
