"""A chat process that hears a Slack, for a file of tests."""

from collections.abc import Iterator

import pytest

from tests.bot.living import Living
from tests.bot.slack.office import SlackOffice, settings
from tests.play.slack import PlaySlack


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SlackOffice]:
    with PlaySlack() as slack:
        acme = slack.team("Acme")
        with Living(tmp_path_factory.mktemp("chat"), quiet=True, **settings(slack, acme)) as living:
            slack.deliver_to(f"{living.origin}/slack/events")
            yield SlackOffice(slack, acme, living)
