"""A Slack with one team, a person and a channel, and a listener for what Slack delivers."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from tests.play.listening import Reply, Served
from tests.play.slack import Channel, Person, PlaySlack, Team


@pytest.fixture
def slack() -> Iterator[PlaySlack]:
    with PlaySlack() as play:
        yield play


@pytest.fixture
def acme(slack: PlaySlack) -> Team:
    return slack.team("Acme")


@pytest.fixture
def ada(acme: Team) -> Person:
    return acme.person("Ada")


@pytest.fixture
def sales(acme: Team, ada: Person) -> Channel:
    return acme.channel("sales", [ada])


@pytest.fixture
def web(slack: PlaySlack, acme: Team) -> WebClient:
    """The bot's own client."""
    return WebClient(acme.bot_token, base_url=slack.api_url)


@pytest.fixture
def app(slack: PlaySlack) -> Iterator[Served]:
    """An app that says yes to everything."""
    served = Served()
    slack.deliver_to(served.url)
    yield served
    served.close()


@pytest.fixture
def answering(slack: PlaySlack) -> Iterator[tuple[Served, list[Reply]]]:
    """An app whose next answer a test decides."""
    replies: list[Reply] = []
    served = Served(lambda _: replies.pop(0) if replies else Reply())
    slack.deliver_to(served.url)
    yield served, replies
    served.close()
