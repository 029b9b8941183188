"""Case 3: 429 with Retry-After: waited out with no worker held, the order of the thread kept, exactly one message."""

import time

import pytest

from tests.play.slack import Channel, Person
from tests.servers.company import Company
from tests.walks.data import monthly, two_measures

pytestmark = pytest.mark.living
_SIDE_BY_SIDE = 8
"""Threads that the courier attends to at once."""


def test_retry_after_is_waited_out_and_one_message_comes(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where bot/slack/delivering/failures.py takes no notice of Retry-After."""
    acme.slack.fault("chat.postMessage", status=429, retry_after=30, times=1)
    said = acme.asks(ada, sales, "describe this file", ("shops.csv", monthly(12)))
    acme.slack.wait(lambda: any(call.status == 429 for call in acme.slack.calls("chat.postMessage")), seconds=10)
    refused = next(call.at for call in acme.slack.calls("chat.postMessage") if call.status == 429)
    assert len(acme.answers(said)) == 1
    assert acme.doubled(said) == []
    posted = [c.at for c in acme.slack.calls("chat.postMessage") if c.params["channel"] == sales.id and c.status == 200]
    assert min(posted) - refused >= 30


def test_threads_that_wait_hold_up_no_other(acme: Company, ada: Person) -> None:
    """Fails where a delivery sleeps for as long as Slack says."""
    channels = [acme.team.channel(f"busy-{number}", members=[ada]) for number in range(_SIDE_BY_SIDE)]
    acme.slack.fault("chat.postMessage", status=429, retry_after=25, times=_SIDE_BY_SIDE)
    waiting = [acme.asks(ada, each, "hello") for each in channels]
    acme.slack.wait(lambda: sum(call.status == 429 for call in acme.slack.calls("chat.postMessage")) >= _SIDE_BY_SIDE)
    began = time.monotonic()
    free = acme.asks(ada, acme.team.channel("free", members=[ada]), "hello")
    assert acme.replies(free, seconds=15)
    assert time.monotonic() - began < 15
    assert all(len(acme.replies(each)) == 1 for each in waiting)


def test_the_order_of_a_thread_is_kept(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where bot/courier/delivery.py goes on after a refusal, and doesn't ask the platform for its pause."""
    first = acme.asks(ada, sales, "describe this file", ("shops.csv", monthly(12)))
    acme.replies(first)
    acme.slack.fault("chat.postMessage", status=429, retry_after=5, times=3)
    acme.asks(ada, sales, "predict", ("visits.csv", two_measures()), thread=first)
    last = acme.asks(ada, sales, "order a pizza", thread=first)
    acme.replies(last)
    shown = {row.message: row.position for row in acme.rows(first)}
    order = [shown[f"{sales.id}/{message.ts}"] for message in acme.bots(first) if f"{sales.id}/{message.ts}" in shown]
    assert order == sorted(order), acme.picture(first)


def test_a_message_whose_receipt_was_lost_is_not_posted_again(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where bot/slack/delivering/finding.py finds nothing, or an unknown outcome counts as a refusal."""
    acme.slack.fault("chat.postMessage", lose_answer=True, times=1)
    said = acme.asks(ada, sales, "describe this file", ("shops.csv", monthly(12)))
    assert len(acme.answers(said)) == 1, acme.picture(said)
    assert acme.doubled(said) == []


def test_a_workspace_that_is_slow_holds_up_no_other(pair: tuple[Company, Company]) -> None:
    """Fails where bot/courier/turns.py lets one workspace have every thread of the courier."""
    slow, quick = pair
    ada, bob = slow.team.person("Ada"), quick.team.person("Bob")
    slow.slack.fault("chat.postMessage", delay=8.0, times=None, team=slow.team.id)
    waiting = [slow.asks(ada, slow.team.channel(f"slow-{n}", members=[ada]), "hello") for n in range(2 * _SIDE_BY_SIDE)]
    slow.slack.wait(lambda: len(slow.slack.calls("chat.postMessage")) or slow.questions(waiting[-1]))
    began = time.monotonic()
    said = quick.asks(bob, quick.team.channel("quick", members=[bob]), "hello")
    assert quick.replies(said, seconds=15)
    assert time.monotonic() - began < 7
    slow.slack.faults.lift()
    assert all(len(slow.replies(each)) == 1 for each in waiting)
