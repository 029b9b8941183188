"""What the app hears, and where: mentions, messages, edits, strangers, comings."""

import json
import time

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.play.listening import Served, events_of
from tests.play.slack import Channel, Person, PlaySlack, Team


def _kinds(app: Served) -> list[str]:
    return sorted(event["type"] for event in events_of(app))


def test_a_mention_comes_twice_as_mention_and_as_message(
    slack: PlaySlack, acme: Team, ada: Person, sales: Channel, app: Served
) -> None:
    ada.says(sales, f"{acme.mention} hello", files=[("a.csv", b"a\n1\n")])
    slack.wait(lambda: len(app.came) == 3)
    mention, message = (next(e for e in events_of(app) if e["type"] == kind) for kind in ("app_mention", "message"))
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
    assert "files" not in next(e for e in events_of(app) if e["type"] == "app_mention")


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
    assert [event["channel_type"] for event in events_of(app)] == ["im"]


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
    assert events_of(app)[0]["bot_id"] == web.auth_test()["bot_id"]


def test_edits_and_deletions_tell_what_was_there_before(
    slack: PlaySlack, ada: Person, sales: Channel, app: Served
) -> None:
    said = ada.says(sales, "good morning")
    ada.edits(said, "good evening")
    ada.deletes(said)
    slack.wait(lambda: len(app.came) == 3)
    changed = next(e for e in events_of(app) if e.get("subtype") == "message_changed")
    deleted = next(e for e in events_of(app) if e.get("subtype") == "message_deleted")
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
    message = next(e for e in events_of(app) if e["type"] == "message")
    assert json.loads(app.came[0].body)["is_ext_shared_channel"] is True
    assert message["user_team"] == other.id
    assert message["files"][0]["file_access"] == "check_file_info"
    assert web.users_info(user=sam.id)["user"]["is_stranger"] is True
    assert web.files_info(file=said.files[0].id)["file"]["name"] == "a.csv"


def test_who_comes_into_a_channel_is_told_twice_and_nobody_can_reply_to_it(
    slack: PlaySlack, acme: Team, sales: Channel, web: WebClient, app: Served
) -> None:
    sales.join(acme.person("Ben").id)
    slack.wait(lambda: len(app.came) == 2)
    assert {event.get("subtype", event["type"]) for event in events_of(app)} == {
        "member_joined_channel",
        "channel_join",
    }
    assert sales.messages() == []
    line = next(event for event in events_of(app) if event["type"] == "message")
    for ts, error in ((line["ts"], "cannot_reply_to_message"), ("1.0", "thread_not_found")):
        with pytest.raises(SlackApiError, match=error):
            web.chat_postMessage(channel=sales.id, text="welcome", thread_ts=ts)


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
