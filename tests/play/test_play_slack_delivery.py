"""Events as Slack delivers them: signed, once, again when nobody answers, and only where the bot may hear."""

import json
import time
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from tests.play.listening import Came, Reply, Served
from tests.play.slack import Channel, Person, PlaySlack, Team


def _events(app: Served) -> list[dict[str, Any]]:
    return [json.loads(came.body)["event"] for came in app.came]


def _kinds(app: Served) -> list[str]:
    return sorted(event["type"] for event in _events(app))


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


def test_a_mention_comes_twice_as_mention_and_as_message(
    slack: PlaySlack, acme: Team, ada: Person, sales: Channel, app: Served
) -> None:
    ada.says(sales, f"{acme.mention} hello", files=[("a.csv", b"a\n1\n")])
    slack.wait(lambda: len(app.came) == 3)
    mention, message = (next(e for e in _events(app) if e["type"] == kind) for kind in ("app_mention", "message"))
    assert mention["ts"] == message["ts"]
    assert message["subtype"] == "file_share"
    assert [file["name"] for file in mention["files"]] == ["a.csv"]
    assert "subtype" not in mention


def test_a_mention_may_come_without_its_files(
    slack: PlaySlack, acme: Team, ada: Person, sales: Channel, app: Served
) -> None:
    slack.world.mention_carries_files = False
    ada.says(sales, f"{acme.mention} hello", files=[("a.csv", b"a\n1\n")])
    slack.wait(lambda: len(app.came) == 3)
    assert "files" not in next(e for e in _events(app) if e["type"] == "app_mention")


def test_where_the_bot_is_not_a_member_only_a_mention_is_heard(
    slack: PlaySlack, acme: Team, ada: Person, app: Served
) -> None:
    lobby = acme.channel("lobby", [ada], with_bot=False)
    vault = acme.channel("vault", [ada], with_bot=False, private=True)
    ada.says(lobby, "secret")
    ada.says(vault, f"{acme.mention} secret")
    ada.says(lobby, f"{acme.mention} hello", files=[("a.csv", b"a")])
    slack.wait(lambda: app.came)
    time.sleep(0.2)
    assert _kinds(app) == ["app_mention"]


def test_a_direct_message_is_no_mention(slack: PlaySlack, acme: Team, ada: Person, app: Served) -> None:
    ada.says(acme.dm(ada), f"{acme.mention} hello")
    slack.wait(lambda: app.came)
    time.sleep(0.2)
    assert [event["channel_type"] for event in _events(app)] == ["im"]


def test_only_what_is_subscribed_and_granted_arrives(
    slack: PlaySlack, acme: Team, ada: Person, sales: Channel, app: Served
) -> None:
    slack.world.subscriptions = {"app_mention", "message.channels"}
    acme.take_scopes("channels:history")
    ada.says(sales, f"{acme.mention} hello", files=[("a.csv", b"a")])
    slack.wait(lambda: app.came)
    time.sleep(0.2)
    assert _kinds(app) == ["app_mention"]


def test_the_bot_hears_its_own_words(slack: PlaySlack, sales: Channel, web: WebClient, app: Served) -> None:
    web.chat_postMessage(channel=sales.id, text="hello")
    slack.wait(lambda: app.came)
    assert _events(app)[0]["bot_id"] == web.auth_test()["bot_id"]


def test_edits_and_deletions_tell_what_was_there_before(
    slack: PlaySlack, ada: Person, sales: Channel, app: Served
) -> None:
    said = ada.says(sales, "good morning")
    ada.edits(said, "good evening")
    ada.deletes(said)
    slack.wait(lambda: len(app.came) == 3)
    changed = next(e for e in _events(app) if e.get("subtype") == "message_changed")
    deleted = next(e for e in _events(app) if e.get("subtype") == "message_deleted")
    assert (changed["message"]["text"], changed["previous_message"]["text"]) == ("good evening", "good morning")
    assert changed["message"]["ts"] == deleted["deleted_ts"] == said.ts
    assert sales.messages() == []


def test_strangers_of_a_shared_channel_are_told_apart(
    slack: PlaySlack, acme: Team, ada: Person, web: WebClient, app: Served
) -> None:
    other = slack.team("Other", installed=False)
    sam = acme.person("Sam", from_team=other)
    shared = acme.channel("partners", [ada, sam])
    said = sam.says(shared, f"{acme.mention} hello", files=[("a.csv", b"a")])
    slack.wait(lambda: len(app.came) == 3)
    message = next(e for e in _events(app) if e["type"] == "message")
    assert json.loads(app.came[0].body)["is_ext_shared_channel"] is True
    assert message["user_team"] == other.id
    assert message["files"][0]["file_access"] == "check_file_info"
    assert web.users_info(user=sam.id)["user"]["is_stranger"] is True
    assert web.files_info(file=said.files[0].id)["file"]["name"] == "a.csv"


def _socket(slack: PlaySlack, came: list[SocketModeRequest], *, acks: bool = True) -> SocketModeClient:
    client = SocketModeClient(app_token=slack.app_token, web_client=WebClient(base_url=slack.api_url))

    def listen(on: Any, request: SocketModeRequest) -> None:
        came.append(request)
        if acks:
            on.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id))

    client.socket_mode_request_listeners.append(listen)
    client.connect()
    return client


def test_several_sockets_get_one_event_each(slack: PlaySlack, ada: Person, sales: Channel) -> None:
    first: list[SocketModeRequest] = []
    second: list[SocketModeRequest] = []
    clients = [_socket(slack, first), _socket(slack, second)]
    slack.wait(lambda: len(slack.sockets.open) == 2)
    ada.says(sales, "one")
    ada.says(sales, "two")
    slack.wait(lambda: len(slack.deliveries) == 2)
    assert (len(first), len(second)) == (1, 1)
    assert [delivery.status for delivery in slack.deliveries] == [200, 200]
    for client in clients:
        client.close()


def test_an_envelope_that_nobody_acknowledges_comes_again(slack: PlaySlack, ada: Person, sales: Channel) -> None:
    slack.courier.patience = 0.3
    came: list[SocketModeRequest] = []
    client = _socket(slack, came, acks=False)
    slack.wait(lambda: slack.sockets.open)
    ada.says(sales, "one")
    slack.wait(lambda: len(came) == 2)
    client.close()
    assert came[0].payload["event_id"] == came[1].payload["event_id"]
    assert came[0].envelope_id != came[1].envelope_id
    assert (came[1].retry_attempt, came[1].retry_reason) == (1, "timeout")


def test_sockets_come_again_when_slack_asks_or_cuts(slack: PlaySlack, ada: Person, sales: Channel) -> None:
    came: list[SocketModeRequest] = []
    client = _socket(slack, came)
    slack.wait(lambda: slack.sockets.open)
    before = len(slack.calls("apps.connections.open"))
    slack.refresh_sockets()
    slack.wait(lambda: len(slack.calls("apps.connections.open")) > before)
    slack.wait(lambda: slack.sockets.open)
    ada.says(sales, "still there?")
    slack.wait(lambda: came)
    client.close()


def test_who_comes_into_a_channel_is_told_twice(slack: PlaySlack, acme: Team, sales: Channel, app: Served) -> None:
    sales.join(acme.person("Ben").id)
    slack.wait(lambda: len(app.came) == 2)
    assert {event.get("subtype", event["type"]) for event in _events(app)} == {"member_joined_channel", "channel_join"}
    assert sales.messages() == []


def test_events_can_be_held_back_and_come_the_wrong_way_round(
    slack: PlaySlack, ada: Person, sales: Channel, app: Served
) -> None:
    slack.hold()
    ada.says(sales, "one")
    ada.says(sales, "two")
    slack.let_go(backwards=True)
    slack.wait(lambda: len(app.came) == 2)
    assert {event["text"] for event in _events(app)} == {"one", "two"}


def test_what_a_person_types_arrives_as_slack_writes_it(ada: Person, acme: Team, sales: Channel) -> None:
    said = ada.says(sales, f"{acme.mention} is a < b & c? see https://example.com/x.")
    event = said.events[-1]["event"]
    assert event["text"] == f"{acme.mention} is a &lt; b &amp; c? see <https://example.com/x>."
    elements = event["blocks"][0]["elements"][0]["elements"]
    assert elements[0] == {"type": "user", "user_id": acme.bot}
    assert elements[1]["text"].startswith(" is a < b & c?")


def test_an_edited_mention_is_a_new_mention_with_a_mark(acme: Team, ada: Person, sales: Channel) -> None:
    said = ada.says(sales, f"{acme.mention} predict")
    changed, mention = ada.edits(said, f"{acme.mention} predict, please")
    assert (changed["event"]["subtype"], mention["event"]["type"]) == ("message_changed", "app_mention")
    assert mention["event"]["ts"] == said.ts
    assert mention["event"]["edited"]["user"] == ada.id
    assert mention["event_id"] not in {envelope["event_id"] for envelope in said.events}


def test_the_head_of_a_thread_leaves_a_tombstone(ada: Person, sales: Channel) -> None:
    head = ada.says(sales, "head")
    ada.says(sales, "reply", thread=head)
    assert ada.deletes(head)[0]["event"]["message"]["subtype"] == "tombstone"


def test_a_preview_of_a_link_is_a_change_that_nobody_made(ada: Person, sales: Channel, slack: PlaySlack) -> None:
    said = ada.says(sales, "see https://example.com/x")
    slack.hold()
    sales.unfurl(said.message)
    slack.wait(lambda: slack.courier.held)
    event = (slack.courier.held or [])[0]["event"]
    assert (event["subtype"], event["message"]["text"]) == ("message_changed", event["previous_message"]["text"])
    assert "edited" not in event["message"]


def test_a_request_url_is_checked_with_a_challenge(slack: PlaySlack, app: Served) -> None:
    assert slack.verifies(app.url).status == 200
    assert json.loads(app.came[0].body)["type"] == "url_verification"
