"""An office on each database, and a courier whose platform is a fake."""

import pytest

from ledger.database import Database
from tests.bot.office import Courier, Office
from tests.contracts.fake_platform import FakePlatform


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


@pytest.fixture
def platform() -> FakePlatform:
    return FakePlatform()


@pytest.fixture
def courier(database: Database, platform: FakePlatform) -> Courier:
    return Courier(database, platform)
