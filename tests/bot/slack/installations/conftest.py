"""A played Slack and a database, with nothing between them but what is tested."""

from collections.abc import Iterator

import pytest

from tests.play.slack import PlaySlack


@pytest.fixture
def slack() -> Iterator[PlaySlack]:
    with PlaySlack() as played:
        yield played
