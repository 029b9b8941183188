"""Views, menus, Home, commands and late answers, as people meet them."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.play.listening import Came, Reply, Served
from tests.play.slack import Channel, Person, PlaySlack, Team
from tests.waiting import soon

Json = dict[str, Any]


def _plain(words: str) -> Json:
    return {"type": "plain_text", "text": words}


def _option(words: str) -> Json:
    return {"text": _plain(words), "value": words.lower()}


def _modal(title: str = "Settings", **more: Any) -> Json:
    blocks = [
        {
            "type": "input",
            "block_id": "name",
            "label": _plain("Name"),
            "element": {"type": "plain_text_input", "action_id": "value", "max_length": 10},
        },
        {
            "type": "input",
            "block_id": "grain",
            "label": _plain("Grain"),
            "optional": True,
            "element": {
                "type": "static_select",
                "action_id": "value",
                "options": [_option("Month"), _option("Week")],
                "initial_option": _option("Month"),
            },
        },
    ]
    return {"type": "modal", "title": _plain(title), "submit": _plain("Save"), "blocks": blocks, **more}


def _payload(came: Came) -> Json:
    found: Json = json.loads(parse_qs(came.body.decode())["payload"][0])
    return found


def _trigger(acme: Team, person: Person) -> str:
    return person.world.trigger(acme.id, person.id)


@pytest.fixture
def answering(slack: PlaySlack) -> Iterator[tuple[Served, list[Reply]]]:
    """An app whose next answer a test decides."""
    replies: list[Reply] = []
    served = Served(lambda _: replies.pop(0) if replies else Reply())
    slack.deliver_to(served.url)
    yield served, replies
    served.close()


Answering = tuple[Served, list[Reply]]


def test_a_menu_in_a_message_sends_what_was_chosen(
    slack: PlaySlack, ada: Person, sales: Channel, web: WebClient, app: Served
) -> None:
    menu = {"type": "static_select", "action_id": "pick:9", "options": [_option("Month"), _option("Week")]}
    button = {"type": "button", "action_id": "go", "text": _plain("Go"), "value": "7"}
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
    chosen, pressed = (_payload(came) for came in app.came)
    assert chosen["actions"][0]["selected_option"]["value"] == "week"
    assert (pressed["actions"][0]["value"], pressed["user"]["id"]) == ("7", ada.id)
    assert pressed["message"]["metadata"]["event_payload"] == {"job": 7}
    with pytest.raises(AssertionError, match="pick:9"):
        ada.clicks(sales.messages()[0], "elsewhere")


def test_a_trigger_opens_one_view_and_only_for_three_seconds(
    slack: PlaySlack, acme: Team, ada: Person, web: WebClient
) -> None:
    trigger = _trigger(acme, ada)
    web.views_open(trigger_id=trigger, view=_modal())
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        web.views_open(trigger_id=trigger, view=_modal())
    slack.trigger_seconds = 0.0
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        web.views_open(trigger_id=_trigger(acme, ada), view=_modal())
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        web.views_open(trigger_id="guess", view=_modal())
    assert [view.title for view in ada.views] == ["Settings"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": _plain("x" * 25)}, "must be less than 25 characters [json-pointer:/view/title/text]"),
        ({"submit": None}, "missing required field: submit"),
        ({"private_metadata": "x" * 3001}, "must be less than 3001 characters"),
        ({"blocks": []}, "no fewer than 1 items allowed"),
        ({"blocks": [{"type": "divider"}] * 101}, "no more than 100 items allowed"),
        ({"blocks": [{"type": "markdown", "text": "x"}]}, "unsupported type: markdown"),
        ({"type": "home"}, "must be a valid enum value: modal"),
        ({"colour": "red"}, "invalid additional property: colour"),
    ],
)
def test_wrong_views_are_refused(acme: Team, ada: Person, web: WebClient, change: Json, words: str) -> None:
    view = {key: value for key, value in (_modal() | change).items() if value is not None}
    with pytest.raises(SlackApiError) as refusal:
        web.views_open(trigger_id=_trigger(acme, ada), view=view)
    assert refusal.value.response["error"] == "invalid_arguments"
    assert any(words in message for message in refusal.value.response["response_metadata"]["messages"])


def test_a_modal_insists_on_what_it_requires_before_anything_is_sent(
    acme: Team, ada: Person, web: WebClient, app: Served
) -> None:
    web.views_open(trigger_id=_trigger(acme, ada), view=_modal(callback_id="settings", private_metadata="job 7"))
    with pytest.raises(AssertionError, match="Name: required"):
        ada.submits(ada.views[0])
    with pytest.raises(AssertionError, match="11 characters"):
        ada.submits(ada.views[0], {"Name": "x" * 11})
    ada.submits(ada.views[0], {"Name": "North", "grain": "Week"})
    sent = _payload(app.came[0])
    values = sent["view"]["state"]["values"]
    assert values["name"]["value"] == {"type": "plain_text_input", "value": "North"}
    assert values["grain"]["value"]["selected_option"]["value"] == "week"
    assert (sent["type"], sent["view"]["callback_id"], sent["view"]["private_metadata"]) == (
        "view_submission",
        "settings",
        "job 7",
    )
    assert ada.views == []


def test_an_answer_can_complain_change_the_modal_stack_another_or_close_all(
    acme: Team, ada: Person, web: WebClient, answering: Answering
) -> None:
    _, replies = answering
    web.views_open(trigger_id=_trigger(acme, ada), view=_modal())

    def answer(**body: Any) -> None:
        replies.append(Reply(body=json.dumps(body), headers=(("Content-Type", "application/json"),)))
        ada.submits(ada.views[-1], {"Name": "North"})

    answer(response_action="errors", errors={"name": "Taken"})
    assert [view.title for view in ada.views] == ["Settings"]
    answer(response_action="update", view=_modal("Changed"))
    assert [view.title for view in ada.views] == ["Changed"]
    answer(response_action="push", view=_modal("On top"))
    assert [view.title for view in ada.views] == ["Changed", "On top"]
    answer(response_action="clear")
    assert ada.views == []


def test_what_was_chosen_stays_chosen(
    slack: PlaySlack, acme: Team, ada: Person, sales: Channel, web: WebClient, app: Served
) -> None:
    menu = {"type": "static_select", "action_id": "pick", "options": [_option("Month"), _option("Week")]}
    button = {"type": "button", "action_id": "go", "text": _plain("Go")}
    blocks = [{"type": "actions", "block_id": "row", "elements": [menu, button]}]
    web.chat_postMessage(channel=sales.id, text="Which?", blocks=blocks)
    slack.wait(lambda: app.came)
    ada.clicks(sales.messages()[0], "pick", option="Week")
    ada.clicks(sales.messages()[0], "go")
    held = _payload(app.came[-1])["state"]["values"]["row"]["pick"]
    assert held["selected_option"]["value"] == "week"
    web.views_open(trigger_id=_trigger(acme, ada), view=_modal())
    ada.submits(ada.views[0], {"Name": "North"})
    assert _payload(app.came[-1])["view"]["state"]["values"]["grain"]["value"]["selected_option"]["value"] == "month"


def test_a_menu_that_the_app_fills_offers_what_it_answers(
    ada: Person, sales: Channel, web: WebClient, answering: Answering
) -> None:
    served, replies = answering
    menu = {"type": "external_select", "action_id": "target", "min_query_length": 2}
    web.chat_postMessage(channel=sales.id, text="Which?", blocks=[{"type": "actions", "elements": [menu]}])
    with pytest.raises(AssertionError, match="from 2 letters"):
        ada.searches(sales.messages()[0], "target", "s")
    body = json.dumps({"options": [_option("Sales"), _option("Salary")]})
    assert soon(lambda: served.came)
    replies.append(Reply(body=body, headers=(("Content-Type", "application/json"),)))
    assert ada.searches(sales.messages()[0], "target", "sal") == ["Sales", "Salary"]
    ada.clicks(sales.messages()[0], "target", option="Salary")
    assert _payload(served.came[-1])["actions"][0]["selected_option"]["value"] == "salary"


def test_a_stale_hash_loses(acme: Team, ada: Person, web: WebClient) -> None:
    opened = web.views_open(trigger_id=_trigger(acme, ada), view=_modal())["view"]
    web.views_update(view_id=opened["id"], hash=opened["hash"], view=_modal("First"))
    with pytest.raises(SlackApiError, match="hash_conflict"):
        web.views_update(view_id=opened["id"], hash=opened["hash"], view=_modal("Second"))
    assert ada.views[0].title == "First"


def test_closing_is_told_only_if_the_view_asked_for_it(acme: Team, ada: Person, web: WebClient, app: Served) -> None:
    web.views_open(trigger_id=_trigger(acme, ada), view=_modal())
    assert ada.closes(ada.views[0]) is None
    web.views_open(trigger_id=_trigger(acme, ada), view=_modal(notify_on_close=True))
    ada.closes(ada.views[0])
    assert [_payload(came)["type"] for came in app.came] == ["view_closed"]


def test_home_is_published_seen_and_clicked(
    slack: PlaySlack, acme: Team, ada: Person, web: WebClient, app: Served
) -> None:
    ada.opens_home()
    slack.wait(lambda: app.came)
    event = json.loads(app.came[0].body)["event"]
    assert (event["type"], event["tab"], "view" in event) == ("app_home_opened", "home", False)
    button = {"type": "button", "action_id": "setup", "text": _plain("Set up"), "value": "1"}
    section = {"type": "section", "text": _plain("Welcome"), "accessory": button}
    web.views_publish(user_id=ada.id, view={"type": "home", "blocks": [section]})
    assert ada.home is not None
    assert ada.home.reading_text() == "Welcome\nSet up"
    ada.clicks(ada.home, "setup")
    clicked = _payload(app.came[-1])
    assert (clicked["view"]["type"], clicked["container"]["type"]) == ("home", "view")
    ada.opens_home()
    slack.wait(lambda: len(app.came) == 3)
    assert json.loads(app.came[2].body)["event"]["view"]["blocks"][0]["text"]["text"] == "Welcome"
    ada.opens_messages()
    slack.wait(lambda: len(app.came) == 4)
    assert json.loads(app.came[3].body)["event"]["channel"] == acme.dm(ada).id


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
    sent = next(_payload(came) for came in app.came if b"payload=" in came.body)
    assert (sent["type"], sent["callback_id"]) == ("message_action", "predict_this")
    assert (sent["message"]["ts"], sent["message"]["files"][0]["name"]) == (said.ts, "a.csv")


def _url(app: Served) -> str:
    return str(_payload(app.came[-1])["response_url"])


def _hidden(ada: Person, sales: Channel, web: WebClient) -> None:
    button = {"type": "button", "action_id": "go", "text": _plain("Go")}
    web.chat_postEphemeral(
        channel=sales.id, user=ada.id, text="Only you", blocks=[{"type": "actions", "elements": [button]}]
    )


def test_an_ephemeral_message_is_changed_and_taken_away_by_its_response_url(
    ada: Person, sales: Channel, web: WebClient, app: Served
) -> None:
    _hidden(ada, sales, web)
    ada.clicks(ada.ephemerals[0], "go")
    sent = _payload(app.came[-1])
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
    blocks = [{"type": "section", "text": _plain("x" * 3001)}]
    refused = httpx.post(_url(app), json={"text": "x", "blocks": blocks})
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_blocks")
