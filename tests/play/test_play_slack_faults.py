"""Ordered faults, and the picture that a failed wait shows."""

import time

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.play.slack import Channel, PlaySlack


def test_a_call_is_told_to_wait_and_the_next_one_goes_through(slack: PlaySlack, sales: Channel, web: WebClient) -> None:
    slack.fault("chat.postMessage", status=429, retry_after=30)
    with pytest.raises(SlackApiError) as refusal:
        web.chat_postMessage(channel=sales.id, text="hello")
    assert refusal.value.response.headers["Retry-After"] == "30"
    web.chat_postMessage(channel=sales.id, text="hello")
    assert [(call.status, call.error) for call in slack.calls("chat.postMessage")] == [
        (429, "ratelimited"),
        (200, None),
    ]


def test_an_answer_can_be_lost_after_the_deed(slack: PlaySlack, sales: Channel, web: WebClient) -> None:
    slack.fault("chat.postMessage", lose_answer=True)
    web.retry_handlers.clear()
    with pytest.raises(Exception, match=r"(?i)closed|disconnect|reset"):
        web.chat_postMessage(channel=sales.id, text="hello")
    assert [message.text for message in sales.messages()] == ["hello"]


def test_a_connection_can_drop_before_the_deed(slack: PlaySlack, sales: Channel, web: WebClient) -> None:
    slack.fault("chat.postMessage", drop=True)
    web.retry_handlers.clear()
    with pytest.raises(Exception, match=r"(?i)closed|disconnect|reset"):
        web.chat_postMessage(channel=sales.id, text="hello")
    assert sales.messages() == []


def test_errors_and_delays_come_as_often_as_ordered(slack: PlaySlack, sales: Channel, web: WebClient) -> None:
    slack.fault("chat.postMessage", error="internal_error", times=2)
    slack.fault("auth.test", delay=0.3)
    for _ in range(2):
        with pytest.raises(SlackApiError, match="internal_error"):
            web.chat_postMessage(channel=sales.id, text="hello")
    web.chat_postMessage(channel=sales.id, text="hello")
    began = time.monotonic()
    web.auth_test()
    assert time.monotonic() - began >= 0.3


def test_a_wait_in_vain_shows_what_stands_where(slack: PlaySlack, sales: Channel, web: WebClient) -> None:
    web.chat_postMessage(channel=sales.id, text="only this")
    with pytest.raises(AssertionError, match="only this"):
        slack.wait(lambda: len(sales.messages()) == 2, seconds=0.1)
