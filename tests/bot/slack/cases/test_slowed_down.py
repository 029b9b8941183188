"""Case 3: 429 with Retry-After: waited out with no worker held, the order of the thread kept, exactly one message."""

import time
from collections.abc import Mapping

import pytest

from tests.play.slack import Channel, Person
from tests.servers.company import Company
from tests.walks.data import monthly, two_measures

pytestmark = pytest.mark.living
_SIDE_BY_SIDE = 8
"""Threads that the courier attends to at once."""


def test_retry_after_is_waited_out_and_holds_up_no_other_thread(acme: Company, ada: Person) -> None:
    """Fails where delivering/failures.py takes no notice of Retry-After, and where a delivery sleeps for so long."""
    channels = [acme.team.channel(f"busy-{number}", members=[ada]) for number in range(_SIDE_BY_SIDE)]
    fault = acme.slack.fault("chat.postMessage", status=429, retry_after=30, times=_SIDE_BY_SIDE)
    waiting = [acme.asks(ada, each, "hello") for each in channels]
    acme.slack.wait(lambda: fault.hits == _SIDE_BY_SIDE, seconds=20)
    free = acme.asks(ada, acme.team.channel("free", members=[ada]), "hello")
    assert acme.replies(free, seconds=15)
    for channel, said in zip(channels, waiting, strict=True):
        assert len(acme.replies(said)) == 1
        refused, posted = [
            call for call in acme.slack.calls("chat.postMessage") if call.params["channel"] == channel.id
        ]
        assert (refused.status, posted.status) == (429, 200)
        assert posted.at - refused.at >= 30


@pytest.mark.parametrize("fault", [{"status": 429, "retry_after": 5}, {"error": "internal_error"}], ids=str)
def test_the_order_of_a_thread_is_kept(
    acme: Company, ada: Person, sales: Channel, fault: Mapping[str, str | int]
) -> None:
    """Fails where bot/courier/delivery.py goes on after a refusal; at a 429, only where nothing waits for the channel.

    A 429 is kept three times over: the thread stops, its next round asks for the pause, and each post takes its turn.
    """
    first = acme.asks(ada, sales, "describe this file", ("shops.csv", monthly(12)))
    acme.replies(first)
    refused = acme.slack.fault("chat.postMessage", channel=sales.id, times=1, **fault)
    acme.asks(ada, sales, "predict", ("visits.csv", two_measures()), thread=first)
    acme.slack.wait(lambda: refused.hits == 1)
    last = acme.asks(ada, sales, "order a pizza", thread=first)
    acme.replies(last)
    shown = {row.message: row.position for row in acme.rows(first)}
    order = [shown[f"{sales.id}/{message.ts}"] for message in acme.bots(first) if f"{sales.id}/{message.ts}" in shown]
    assert order == sorted(order), acme.picture(first)
    assert acme.doubled(last) == []


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
