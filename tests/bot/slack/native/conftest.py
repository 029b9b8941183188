"""A question in a played Slack, and a chat process."""

from collections.abc import Iterator

import pytest

from ledger.database import Database
from tests.bot.slack.native.stage import Asked, Process, asked_in
from tests.play.slack import PlaySlack


@pytest.fixture
def asked(database: Database) -> Iterator[Asked]:
    with PlaySlack() as slack:
        yield asked_in(slack, database)


@pytest.fixture
def process(asked: Asked) -> Process:
    return Process(asked)
