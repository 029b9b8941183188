"""A workspace with real rows and files, whose bell is heard by the tests alone."""

from datetime import date
from pathlib import Path

import pytest

from ledger.bell import SilentBell
from ledger.clock import FixedClock
from ledger.database import Database
from ledger.files import StoredFiles
from ledger.settings import Settings
from tests.workers.chat import Chat
from workers.wiring import Wired

TODAY = date(2026, 11, 21)


@pytest.fixture
def wired(database: Database, database_url: str, tmp_path: Path) -> Wired:
    settings = Settings(home=tmp_path / "home", database_url=database_url, budget_seconds=6, training_gigabytes=3)
    settings.scratch.mkdir(parents=True)
    return Wired(settings, database, StoredFiles(settings.files, settings.scratch), SilentBell(), FixedClock(TODAY))


@pytest.fixture
def chat(wired: Wired, tmp_path: Path) -> Chat:
    """A thread in which a person writes."""
    return Chat(wired, tmp_path)
