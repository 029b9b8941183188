"""Slack itself, as it is played, takes what was looked at."""

import json
from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from tests.bot.slack.rendering.record import GOLDEN, KEPT
from tests.play.slack import Channel, PlaySlack


@pytest.fixture(scope="module")
def slack() -> Iterator[PlaySlack]:
    with PlaySlack(pace=False, tiers=False) as playing:
        yield playing


@pytest.fixture(scope="module")
def channel(slack: PlaySlack) -> Channel:
    acme = slack.team("Acme")
    return acme.channel("sales", members=[acme.person("Ada")], with_bot=True)


@pytest.fixture(scope="module")
def client(slack: PlaySlack, channel: Channel) -> WebClient:
    return WebClient(channel.team.bot_token, base_url=slack.api_url)


@pytest.mark.parametrize("name", KEPT)
@pytest.mark.parametrize("shown", ["blocks", "older"])
def test_slack_takes_every_message(client: WebClient, channel: Channel, name: str, shown: str) -> None:
    golden = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    posted = client.chat_postMessage(channel=channel.id, text=golden["text"], blocks=golden[shown])
    client.chat_update(channel=channel.id, ts=str(posted["ts"]), text=golden["text"], blocks=golden[shown])
    read = channel.messages()[-1].reading_text()
    assert golden["text"].splitlines()[0].split(",")[0] in read.replace("&", "&amp;").replace("*", "")
