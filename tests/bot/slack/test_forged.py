"""Only Slack itself is heard: nothing unsigned, signed otherwise or old, and no workspace that gave no permission."""

import json
import time
from typing import Any

import httpx
import pytest

from tests.bot.slack.office import SlackOffice
from tests.play import slack as play

_ADDRESS = "/slack/events"


@pytest.fixture
def sales(office: SlackOffice) -> play.Channel:
    return office.channel(office.person())


def _mention(office: SlackOffice, sales: play.Channel, team: str | None = None) -> dict[str, Any]:
    """A mention as Slack would tell of it."""
    team = team or office.acme.id
    event = {"type": "app_mention", "user": "U0ADA", "channel": sales.id, "ts": f"{time.time():.6f}", "team": team}
    return {
        "type": "event_callback",
        "team_id": team,
        "authorizations": [{"team_id": team, "user_id": office.acme.bot, "is_bot": True}],
        "event_id": f"Ev{time.time_ns()}",
        "event": {**event, "event_ts": event["ts"], "text": f"{office.acme.mention} predict", "files": []},
    }


@pytest.mark.parametrize("signature", [None, "", "v0=" + "0" * 64])
def test_what_slack_did_not_sign_is_refused(office: SlackOffice, sales: play.Channel, signature: str | None) -> None:
    stamp = {"x-slack-request-timestamp": str(int(time.time()))}
    headers = {} if signature is None else {**stamp, "x-slack-signature": signature}
    body = json.dumps(_mention(office, sales))
    assert httpx.post(f"{office.living.origin}{_ADDRESS}", content=body, headers=headers).status_code == 401
    assert office.questions(sales) == []


def test_what_was_signed_long_ago_is_refused(office: SlackOffice, sales: play.Channel) -> None:
    answer = office.slack.send(_mention(office, sales), kind="event", timestamp=int(time.time()) - 3600)
    assert answer.status == 401
    assert office.questions(sales) == []


def test_what_was_signed_with_another_secret_is_refused(office: SlackOffice, sales: play.Channel) -> None:
    assert office.slack.send(_mention(office, sales), kind="event", secret="theirs").status == 401  # noqa: S106  not ours
    assert office.questions(sales) == []


def test_a_workspace_that_gave_no_permission_is_not_heard(office: SlackOffice, sales: play.Channel) -> None:
    assert office.slack.send(_mention(office, sales, "T0STRANGER"), kind="event").status == 200
    assert office.questions(sales) == []
    assert office.slack.send(_mention(office, sales), kind="event").status == 200
    assert len(office.questions(sales)) == 1


def test_slack_calls_by_any_name_of_the_machine_and_pages_open_by_its_own_alone(office: SlackOffice) -> None:
    with httpx.Client(base_url=office.living.origin, headers={"host": "threadcast.example"}) as elsewhere:
        assert elsewhere.post(_ADDRESS, json={}).status_code == 401
        assert elsewhere.get("/slack/elsewhere").status_code == 404
        assert elsewhere.get("/").status_code == 421


def test_slack_may_ask_whether_the_address_is_ours(office: SlackOffice) -> None:
    answer = office.slack.send({"type": "url_verification", "challenge": "3eZbrw1a"}, kind="event")
    assert answer.status == 200
    assert "3eZbrw1a" in str(answer.body)


def test_a_body_that_is_no_event_harms_nothing(office: SlackOffice, sales: play.Channel) -> None:
    for body in (b"", b"[]", b"null", b"{}", b"\xff\xfe", b'{"type": "event_callback"}'):
        office.slack.send(body, kind="event")
    assert office.slack.send(_mention(office, sales), kind="event").status == 200
    assert len(office.questions(sales)) == 1
