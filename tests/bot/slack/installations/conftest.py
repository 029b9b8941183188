"""A played Slack, with nothing before what is tested; and a chat process that many workspaces may install."""

from collections.abc import Iterator

import pytest

from tests.bot.living import Living
from tests.bot.slack.installations.provider import Provider
from tests.play import slack as play


@pytest.fixture
def slack() -> Iterator[play.PlaySlack]:
    with play.PlaySlack() as played:
        yield played


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    with play.PlaySlack() as slack:
        settings = {
            "SLACK_API_URL": slack.api_url,
            "SLACK_CLIENT_ID": slack.client_id,
            "SLACK_CLIENT_SECRET": slack.client_secret,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
        }
        living = Living(tmp_path_factory.mktemp("chat"), quiet=True, **settings)
        living.environment["SLACK_PUBLIC_URL"] = living.origin
        with living:
            slack.deliver_to(f"{living.origin}/slack/events")
            yield Provider(slack, living)
