"""Buttons, menus, commands, shortcuts and late answers, as people meet them."""

import json
from urllib.parse import parse_qs

import httpx
import pytest
from slack_sdk import WebClient

from tests.play.listening import Reply, Served
from tests.play.shapes import Answering, option, payload, plain
from tests.play.slack import Channel, Person, PlaySlack, Team
from tests.waiting import soon


def test_a_menu_in_a_message_sends_what_was_chosen(
    slack: PlaySlack, ada: Person, sales: Channel, web: WebClient, app: Served
) -> None:
    menu = {"type": "static_select", "action_id": "pick:9", "options": [option("Month"), option("Week")]}
    button = {"type": "button", "action_id": "go", "text": plain("Go"), "value": "7"}
    web.chat_postMessage(
        channel=sales.id,
        text="Which?",
        blocks=[{"type": "actions", "elements": [menu, button]}],
        metadata={"event_type": "asked", "event_payload": {"job": 7}},
    )
    slack.wait(lambda: app.came)
    app.came.clear()
    ada.clicks(sales.messages()[0], "pick:", option="Week")
    ada.clicks(sales.messages()[0], "Go")
    chosen, pressed = (payload(came) for came in app.came)
    assert chosen["actions"][0]["selected_option"]["value"] == "week"
    assert (pressed["actions"][0]["value"], pressed["user"]["id"]) == ("7", ada.id)
    assert pressed["message"]["metadata"]["event_payload"] == {"job": 7}
    with pytest.raises(AssertionError, match="pick:9"):
        ada.clicks(sales.messages()[0], "elsewhere")


def test_a_menu_that_the_app_fills_offers_what_it_answers(
    ada: Person, sales: Channel, web: WebClient, answering: Answering
) -> None:
    served, replies = answering
    menu = {"type": "external_select", "action_id": "target", "min_query_length": 2}
    web.chat_postMessage(channel=sales.id, text="Which?", blocks=[{"type": "actions", "elements": [menu]}])
    with pytest.raises(AssertionError, match="from 2 letters"):
        ada.searches(sales.messages()[0], "target", "s")
    body = json.dumps({"options": [option("Sales"), option("Salary")]})
    assert soon(lambda: served.came)
    replies.append(Reply(body=body, headers=(("Content-Type", "application/json"),)))
    assert ada.searches(sales.messages()[0], "target", "sal") == ["Sales", "Salary"]
    ada.clicks(sales.messages()[0], "target", option="Salary")
    assert payload(served.came[-1])["actions"][0]["selected_option"]["value"] == "salary"


def test_a_command_may_be_answered_in_the_acknowledgement(ada: Person, sales: Channel, answering: Answering) -> None:
    served, replies = answering
    replies.append(Reply(body="Plain words"))
    answer = ada.commands(sales, "help")
    assert answer is not None
    assert (answer.text, answer.ephemeral_to) == ("Plain words", ada.id)
    body = {"response_type": "in_channel", "text": "For all"}
    replies.append(Reply(body=json.dumps(body), headers=(("Content-Type", "application/json"),)))
    assert ada.commands(sales, "tell") in sales.messages()
    fields = {key: values[0] for key, values in parse_qs(served.came[0].body.decode()).items()}
    assert (fields["command"], fields["text"], fields["channel_id"]) == ("/threadcast", "help", sales.id)


def test_a_shortcut_brings_the_message_along(ada: Person, sales: Channel, app: Served) -> None:
    said = ada.says(sales, "numbers", files=[("a.csv", b"a")])
    ada.uses_shortcut(said, "predict_this")
    sent = next(payload(came) for came in app.came if b"payload=" in came.body)
    assert (sent["type"], sent["callback_id"]) == ("message_action", "predict_this")
    assert (sent["message"]["ts"], sent["message"]["files"][0]["name"]) == (said.ts, "a.csv")


def _url(app: Served) -> str:
    return str(payload(app.came[-1])["response_url"])


def _hidden(ada: Person, sales: Channel, web: WebClient) -> None:
    button = {"type": "button", "action_id": "go", "text": plain("Go")}
    web.chat_postEphemeral(
        channel=sales.id, user=ada.id, text="Only you", blocks=[{"type": "actions", "elements": [button]}]
    )


def test_an_ephemeral_message_is_changed_and_taken_away_by_its_response_url(
    ada: Person, sales: Channel, web: WebClient, app: Served
) -> None:
    _hidden(ada, sales, web)
    ada.clicks(ada.ephemerals[0], "go")
    sent = payload(app.came[-1])
    assert (sent["container"]["is_ephemeral"], "message" in sent) == (True, False)
    httpx.post(_url(app), json={"replace_original": True, "text": "Changed"})
    assert [message.text for message in ada.ephemerals] == ["Changed"]
    httpx.post(_url(app), json={"delete_original": True})
    assert ada.ephemerals == []
    assert sales.messages() == []


def test_a_response_url_is_good_five_times(ada: Person, sales: Channel, web: WebClient, app: Served) -> None:
    _hidden(ada, sales, web)
    ada.clicks(ada.ephemerals[0], "go")
    url = _url(app)
    assert [httpx.post(url, json={"text": "x"}).status_code for _ in range(6)] == [200] * 5 + [404]


def test_a_late_answer_is_held_against_the_limits_too(ada: Person, sales: Channel, web: WebClient, app: Served) -> None:
    _hidden(ada, sales, web)
    ada.clicks(ada.ephemerals[0], "go")
    blocks = [{"type": "section", "text": plain("x" * 3001)}]
    refused = httpx.post(_url(app), json={"text": "x", "blocks": blocks})
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_blocks")


def test_people_click_only_on_what_they_see(acme: Team, ada: Person, sales: Channel, web: WebClient) -> None:
    ben = acme.person("Ben")
    _hidden(ada, sales, web)
    with pytest.raises(AssertionError, match="Ben does not see this message"):
        ben.clicks(ada.ephemerals[0], "go")
    ben.says(sales, "now I am here")
    with pytest.raises(AssertionError, match="Ben does not see this message"):
        ben.clicks(ada.ephemerals[0], "go")
    with pytest.raises(AssertionError, match="Ben is not in vault"):
        ben.says(acme.channel("vault", [ada], private=True), "let me in")


def test_in_a_shared_channel_of_another_team_the_bots_own_team_is_told(
    slack: PlaySlack, acme: Team, ada: Person, web: WebClient, app: Served
) -> None:
    host = slack.team("Host", installed=False)
    eve = host.person("Eve")
    room = host.channel("room", [eve, ada])
    room.add_bot(acme)
    said = eve.says(room, f"{acme.mention} hello")
    assert {envelope["team_id"] for envelope in said.events} == {acme.id}
    button = {"type": "button", "action_id": "go", "text": plain("Go")}
    web.chat_postMessage(channel=room.id, text="Go?", blocks=[{"type": "actions", "elements": [button]}])
    eve.clicks(room.messages()[1], "go")
    sent = payload(next(came for came in app.came if b"payload=" in came.body))
    assert (sent["team"]["id"], sent["user"]["team_id"]) == (acme.id, host.id)
