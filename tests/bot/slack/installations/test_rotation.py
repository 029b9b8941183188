"""Tokens that end after hours: exchanged in time, once, by whoever sends, in any number of threads and processes."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from slack_sdk.errors import SlackApiError
from sqlalchemy import text

from bot.platform import DeliveryError, DisconnectedError
from bot.slack.naming import workspace_of
from ledger.database import Database
from tests.bot.slack.installations.apps import for_many, installation, installed, wired
from tests.play.slack import PlaySlack, Team

HOUR = 3600


@pytest.fixture
def acme(slack: PlaySlack) -> Team:
    slack.world.rotation = True
    return slack.team("Acme")


def _kept(slack: PlaySlack, database: Database, acme: Team, seconds: int) -> None:
    """The installation, whose token is good for so long."""
    more = {"refresh_token": acme.grant.refresh_token, "expires_in": seconds}
    installed(slack, database).store.save(installation(slack, acme, **more))


def test_a_token_that_ends_soon_is_exchanged_before_anything_is_sent(
    slack: PlaySlack, database: Database, acme: Team, tmp_path: Path
) -> None:
    old = acme.bot_token
    _kept(slack, database, acme, HOUR)
    client = wired(for_many(slack), database, tmp_path).clients.of(workspace_of(acme.id))
    assert client.token == acme.bot_token != old
    assert client.auth_test()["ok"]
    assert installed(slack, database).of(None, acme.id).token == acme.bot_token


def test_a_token_that_is_good_for_long_is_left_alone(slack: PlaySlack, database: Database, acme: Team) -> None:
    _kept(slack, database, acme, 10 * HOUR)
    assert installed(slack, database).fresh(None, acme.id).token == acme.bot_token
    assert not slack.calls("oauth.v2.access")


def test_many_who_send_at_once_exchange_it_once(slack: PlaySlack, database: Database, acme: Team) -> None:
    _kept(slack, database, acme, -HOUR)
    slack.fault("oauth.v2.access", delay=0.2)
    apps = [installed(slack, database) for _ in range(3)]
    with ThreadPoolExecutor(9) as pool:
        tokens = set(pool.map(lambda app: app.fresh(None, acme.id).token, apps * 3))
    assert tokens == {acme.bot_token}
    assert len(slack.calls("oauth.v2.access")) == 1


def test_while_slack_is_away_the_old_token_serves_as_long_as_it_can(
    slack: PlaySlack, database: Database, acme: Team
) -> None:
    _kept(slack, database, acme, HOUR)
    slack.fault("oauth.v2.access", status=503, times=99)
    app = installed(slack, database)
    assert [app.fresh(None, acme.id).token for _ in range(5)] == [acme.bot_token] * 5
    assert len(slack.calls("oauth.v2.access")) == 1


def test_an_exchange_that_failed_after_the_end_is_tried_again_later(
    slack: PlaySlack, database: Database, acme: Team
) -> None:
    _kept(slack, database, acme, -HOUR)
    slack.fault("oauth.v2.access", status=503)
    app = installed(slack, database)
    with pytest.raises(DeliveryError) as caught:
        app.fresh(None, acme.id)
    assert not isinstance(caught.value, DisconnectedError)
    _let_time_pass(database)
    assert app.fresh(None, acme.id).token == acme.bot_token


def test_a_refresh_token_that_was_used_up_disconnects(slack: PlaySlack, database: Database, acme: Team) -> None:
    _kept(slack, database, acme, -HOUR)
    acme.grant.refresh_token = "xoxe-1-another"  # noqa: S105  no token of anybody's
    with pytest.raises(DisconnectedError):
        installed(slack, database).fresh(None, acme.id)


def test_a_token_that_slack_calls_expired_is_exchanged_under_the_call(
    slack: PlaySlack, database: Database, acme: Team, tmp_path: Path
) -> None:
    _kept(slack, database, acme, 10 * HOUR)
    sales = acme.channel("sales", members=[acme.person("Ada")])
    clients, workspace = wired(for_many(slack), database, tmp_path).clients, workspace_of(acme.id)
    acme.expire_token()
    clients.of(workspace).chat_postMessage(channel=sales.id, text="First")
    acme.expire_token()
    asyncio.run(clients.asynchronous(workspace).chat_postMessage(channel=sales.id, text="Second"))
    said = [message.text for message in sales.messages() if message.user == acme.bot]
    assert sorted(said) == ["First", "Second"]


def test_who_still_holds_a_token_from_before_an_installation_goes_on_with_the_new_one(
    slack: PlaySlack, database: Database, tmp_path: Path
) -> None:
    other = slack.team("Other")
    app = wired(for_many(slack), database, tmp_path)
    installed(slack, database).store.save(installation(slack, other))
    client = app.clients.of(workspace_of(other.id))
    other.revoke(bot=True)
    with pytest.raises(SlackApiError):
        client.auth_test()
    other.install()
    installed(slack, database).store.save(installation(slack, other))
    assert client.auth_test()["ok"]


def _let_time_pass(database: Database) -> None:
    """As if the pause after a failure were over."""
    with database.writing() as connection:
        connection.execute(text("UPDATE slack_bots SET rotating_until = NULL"))
