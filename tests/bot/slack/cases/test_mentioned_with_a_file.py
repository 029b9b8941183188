"""Slack may tell of a mention with a file in two events, the first without the file: one question, about that file."""

from collections.abc import Iterator

import pytest

from tests.play.slack import Channel, Person
from tests.servers.company import Company
from tests.walks.data import monthly

pytestmark = pytest.mark.living


@pytest.fixture
def sparing(acme: Company) -> Iterator[Company]:
    """A company whose Slack tells of mentions without their files."""
    acme.slack.world.mention_carries_files = False
    yield acme
    acme.slack.world.mention_carries_files = True


def test_a_mention_is_about_the_file_that_it_brings(sparing: Company, ada: Person, sales: Channel) -> None:
    """Fails where bot/desk/receiving.py takes the files of the first event for all there are."""
    ada.drops(sales, ("older.csv", monthly(12)))
    sparing.slack.hold()
    said = sparing.asks(ada, sales, "describe this file", ("newer.csv", monthly(24)))
    for event in sorted(said.events, key=lambda each: str(each["event"]["type"])):
        sparing.slack.replay(event)
    sparing.slack.hold()
    sparing.slack.let_go()
    words = sparing.reading(said)
    assert "48 rows" in words, sparing.picture(said)
    assert [each["name"] for each in sparing.questions(said)[0].attachments] == ["newer.csv"]
    assert len(sparing.questions(said)) == 1
