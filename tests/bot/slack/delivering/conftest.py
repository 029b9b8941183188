"""A post office on a played Slack."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.database import Database
from tests.bot.slack.delivering.post import Post
from tests.play.slack import PlaySlack, Team


@pytest.fixture(scope="module")
def _slack() -> Iterator[tuple[PlaySlack, Team]]:
    with PlaySlack(tiers=False) as slack:
        yield slack, slack.team("Acme")


@pytest.fixture
def post(_slack: tuple[PlaySlack, Team], database: Database, tmp_path: Path) -> Post:
    slack, acme = _slack
    slack.faults.lift()
    slack.world.calls.clear()
    return Post(slack, acme, database, tmp_path)
