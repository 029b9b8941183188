"""Events as Slack delivers them: signed, once, and again when nobody answers."""

import json
import time
from typing import Any

import pytest
from slack_sdk.signature import SignatureVerifier

from tests.play.listening import Came, Reply, Served, events_of
from tests.play.slack import Channel, Person, PlaySlack, Team


def test_an_event_carries_a_signature_that_slacks_own_verifier_accepts(
    slack: PlaySlack, acme: Team, ada: Person, sales: Channel, app: Served
) -> None:
    ada.says(sales, "good morning")
    slack.wait(lambda: app.came)
    came = app.came[0]
    assert SignatureVerifier(slack.signing_secret).is_valid_request(came.body, came.headers)
    assert not SignatureVerifier("another secret").is_valid_request(came.body, came.headers)
    envelope = json.loads(came.body)
    assert (envelope["type"], envelope["team_id"], envelope["api_app_id"]) == ("event_callback", acme.id, slack.app_id)
    assert envelope["event"]["channel_type"] == "channel"


def test_what_nobody_answers_comes_again_with_the_same_id_and_a_number(
    slack: PlaySlack, ada: Person, sales: Channel
) -> None:
    slack.shrink_time(minute=0.2)
    served = Served(lambda _: Reply(500))
    slack.deliver_to(served.url)
    ada.says(sales, "good morning")
    slack.wait(lambda: len(served.came) == 4)
    served.close()
    assert len({json.loads(came.body)["event_id"] for came in served.came}) == 1
    assert [came.headers.get("x-slack-retry-num") for came in served.came] == [None, "1", "2", "3"]
    assert served.came[1].headers["x-slack-retry-reason"] == "http_error"
    waits = [after.at - before.at for before, after in zip(served.came, served.came[1:], strict=False)]
    assert waits[0] < waits[1] < waits[2]


def test_three_seconds_are_all_that_slack_waits(slack: PlaySlack, ada: Person, sales: Channel) -> None:
    slow = iter([4.0])

    def answer(_: Came) -> Reply:
        time.sleep(next(slow, 0))
        return Reply()

    served = Served(answer)
    slack.deliver_to(served.url)
    ada.says(sales, "good morning")
    slack.wait(lambda: len(served.came) == 2)
    assert 2.8 < served.came[1].at - served.came[0].at < 4
    assert served.came[1].headers["x-slack-retry-reason"] == "http_timeout"
    served.close()


def test_an_app_can_say_that_it_wants_no_retry(slack: PlaySlack, ada: Person, sales: Channel) -> None:
    served = Served(lambda _: Reply(500, headers=(("X-Slack-No-Retry", "1"),)))
    slack.deliver_to(served.url)
    ada.says(sales, "good morning")
    slack.wait(lambda: slack.deliveries)
    time.sleep(0.3)
    served.close()
    assert len(served.came) == 1


def test_two_bots_behind_one_balancer_take_turns_and_a_replay_can_reach_both(
    slack: PlaySlack, ada: Person, sales: Channel, app: Served
) -> None:
    second = Served()
    slack.deliver_to(app.url, [second.url])
    said = ada.says(sales, "one")
    ada.says(sales, "two")
    slack.wait(lambda: app.came and second.came)
    answers = slack.replay(said, to="all", retry=1)
    second.close()
    assert [answer.status for answer in answers] == [200, 200]
    assert app.came[-1].body == second.came[-1].body
    assert app.came[-1].headers["x-slack-retry-num"] == "1"


@pytest.mark.parametrize(
    ("forge", "valid"),
    [
        ({}, True),
        ({"sign": False}, False),
        ({"secret": "guessed"}, False),
        ({"timestamp": 1_600_000_000}, False),
        ({"signature": "v0=00"}, False),
        ({"body": b"{}"}, False),
    ],
)
def test_forged_requests_are_as_wrong_as_they_should_be(
    slack: PlaySlack, app: Served, forge: dict[str, Any], *, valid: bool
) -> None:
    assert slack.send({"type": "event_callback"}, **forge).status == 200
    came = app.came[0]
    assert SignatureVerifier(slack.signing_secret).is_valid_request(came.body, came.headers) is valid


def test_events_can_be_held_back_and_come_the_wrong_way_round(
    slack: PlaySlack, ada: Person, sales: Channel, app: Served
) -> None:
    slack.hold()
    ada.says(sales, "one")
    ada.says(sales, "two")
    slack.let_go(backwards=True)
    slack.wait(lambda: len(app.came) == 2)
    assert {event["text"] for event in events_of(app)} == {"one", "two"}


def test_a_request_url_is_checked_with_a_challenge(slack: PlaySlack, app: Served) -> None:
    assert slack.verifies(app.url).status == 200
    assert json.loads(app.came[0].body)["type"] == "url_verification"
