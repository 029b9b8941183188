"""Where a Slack has little to offer, or an app few permissions, the answer comes all the same."""

from collections.abc import Iterator

import pytest

from tests.play.slack import Channel, Person
from tests.play.slack.ask import METHODS
from tests.servers.company import Company
from tests.walks.data import monthly

pytestmark = pytest.mark.living
CORE = {
    "auth.test",
    "chat.postMessage",
    "chat.update",
    "files.info",
    "files.getUploadURLExternal",
    "files.completeUploadExternal",
}
"""Without these there is no file and no answer."""


@pytest.fixture(params=[{"error": "unknown_method"}, {"error": "missing_scope"}, {"status": 404}], ids=str)
def poor(acme: Company, request: pytest.FixtureRequest) -> Iterator[Company]:
    """The company, while every method but the core answers with an error."""
    for name in {*METHODS} - CORE:
        acme.slack.fault(name, times=None, **request.param)
    yield acme
    acme.slack.faults.lift()


def test_the_answer_comes_with_its_chart_and_its_workbook(poor: Company, ada: Person, sales: Channel) -> None:
    said = poor.asks(ada, sales, "predict next quarter", ("shops.csv", monthly(36)))
    names = [each.name for message in poor.replies(said) for each in message.files]
    assert [name for name in names if name.endswith(".png")], poor.picture(said)
    assert [name for name in names if name.endswith(".xlsx")], poor.picture(said)
    errors = {call.error for call in poor.slack.calls("chat.postMessage") if call.params.get("channel") == sales.id}
    assert errors <= {None, "ratelimited"}


@pytest.fixture
def plain(acme: Company) -> Iterator[Company]:
    """The company, while no message with blocks is taken."""
    for name in ("chat.postMessage", "chat.update"):
        acme.slack.fault(name, error="invalid_blocks", times=2)
    yield acme
    acme.slack.faults.lift()


def test_blocks_that_are_refused_are_said_in_plainer_ones(plain: Company, ada: Person, sales: Channel) -> None:
    said = plain.asks(ada, sales, "describe this file", ("shops.csv", monthly(12)))
    assert "24 rows in 3 columns" in plain.reading(said)
