"""How often, and where, the bot may do something."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.play.slack import Channel, Person, PlaySlack, Team


def test_more_than_a_message_a_second_is_too_much(slack: PlaySlack, web: WebClient, sales: Channel) -> None:
    def hurry() -> None:
        for _ in range(10):
            web.chat_postMessage(channel=sales.id, text="hello")

    with pytest.raises(SlackApiError) as refusal:
        hurry()
    assert refusal.value.response.status_code == 429
    assert refusal.value.response.headers["Retry-After"] == "1"
    assert 2 <= len(sales.messages()) <= 5
    assert slack.calls("chat.postMessage")[-1].error == "ratelimited"


def test_another_channel_has_its_own_pace(acme: Team, ada: Person, web: WebClient, sales: Channel) -> None:
    other = acme.channel("other", [ada])
    for _ in range(4):
        web.chat_postMessage(channel=sales.id, text="hello")
        web.chat_postMessage(channel=other.id, text="hello")
    assert len(other.messages()) == 4


def test_without_pace_one_may_hurry() -> None:
    with PlaySlack(pace=False) as slack:
        acme = slack.team("Acme")
        sales = acme.channel("sales")
        web = WebClient(acme.bot_token, base_url=slack.api_url)
        for _ in range(20):
            web.chat_postMessage(channel=sales.id, text="hello")
        assert len(sales.messages()) == 20


def test_history_can_be_as_strict_as_outside_the_marketplace() -> None:
    with PlaySlack(pace=False, strict_history=True) as slack:
        acme = slack.team("Acme")
        sales = acme.channel("sales")
        web = WebClient(acme.bot_token, base_url=slack.api_url)
        for _ in range(20):
            web.chat_postMessage(channel=sales.id, text="hello")
        assert len(web.conversations_history(channel=sales.id, limit=100)["messages"]) == 15
        with pytest.raises(SlackApiError) as refusal:
            web.conversations_history(channel=sales.id)
        assert int(refusal.value.response.headers["Retry-After"]) > 50


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda channel: channel.kick_bot(), "not_in_channel"),
        (lambda channel: channel.archive(), "is_archived"),
        (lambda channel: channel.team.take_scopes("chat:write"), "missing_scope"),
        (lambda channel: channel.team.revoke(bot=True), "token_revoked"),
        (lambda channel: channel.team.uninstall(), "account_inactive"),
        (lambda channel: channel.team.expire_token(), "token_expired"),
    ],
)
def test_where_the_bot_may_not_write_slack_says_why(web: WebClient, sales: Channel, change: Any, error: str) -> None:
    change(sales)
    with pytest.raises(SlackApiError) as refusal:
        web.chat_postMessage(channel=sales.id, text="hello")
    assert refusal.value.response["error"] == error
    if error == "missing_scope":
        assert refusal.value.response["needed"] == "chat:write"


def test_others_things_stay_theirs(slack: PlaySlack, acme: Team, ada: Person, web: WebClient, sales: Channel) -> None:
    said = ada.says(sales, "mine")
    hidden = acme.channel("hidden", [ada], private=True, with_bot=False)
    elsewhere = slack.team("Other").channel("sales")
    for call, error in (
        (lambda: web.chat_update(channel=sales.id, ts=said.ts, text="yours"), "cant_update_message"),
        (lambda: web.chat_delete(channel=sales.id, ts=said.ts), "cant_delete_message"),
        (lambda: web.chat_update(channel=sales.id, ts="1.0", text="yours"), "message_not_found"),
        (lambda: web.chat_postMessage(channel=hidden.id, text="hello"), "channel_not_found"),
        (lambda: web.chat_postMessage(channel=elsewhere.id, text="hello"), "channel_not_found"),
        (lambda: web.api_call("chat.postMesage"), "unknown_method"),
        (lambda: web.api_call("chat.postMessage", json={"channel": sales.id}), "no_text"),
        (lambda: WebClient("xoxb-guess", base_url=slack.api_url).auth_test(), "invalid_auth"),
    ):
        with pytest.raises(SlackApiError, match=error):
            call()


def test_only_with_the_right_scope_the_bot_writes_where_it_is_not(acme: Team, slack: PlaySlack) -> None:
    lobby = acme.channel("lobby", with_bot=False)
    with pytest.raises(SlackApiError, match="not_in_channel"):
        WebClient(acme.bot_token, base_url=slack.api_url).chat_postMessage(channel=lobby.id, text="hello")
    acme.install([*slack.scopes, "chat:write.public"])
    WebClient(acme.bot_token, base_url=slack.api_url).chat_postMessage(channel=lobby.id, text="hello")
    assert slack.unplayed() == []
