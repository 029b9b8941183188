"""Modals and Home, as people meet them."""

import json
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.play.listening import Reply, Served
from tests.play.shapes import Answering, Json, modal, option, payload, plain, trigger
from tests.play.slack import Channel, Person, PlaySlack, Team


def test_a_trigger_opens_one_view_and_only_for_three_seconds(
    slack: PlaySlack, acme: Team, ada: Person, web: WebClient
) -> None:
    once = trigger(acme, ada)
    web.views_open(trigger_id=once, view=modal())
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        web.views_open(trigger_id=once, view=modal())
    slack.trigger_seconds = 0.0
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        web.views_open(trigger_id=trigger(acme, ada), view=modal())
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        web.views_open(trigger_id="guess", view=modal())
    assert [view.title for view in ada.views] == ["Settings"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": plain("x" * 25)}, "must be less than 25 characters [json-pointer:/view/title/text]"),
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
    view = {key: value for key, value in (modal() | change).items() if value is not None}
    with pytest.raises(SlackApiError) as refusal:
        web.views_open(trigger_id=trigger(acme, ada), view=view)
    assert refusal.value.response["error"] == "invalid_arguments"
    assert any(words in message for message in refusal.value.response["response_metadata"]["messages"])


def test_a_modal_insists_on_what_it_requires_before_anything_is_sent(
    acme: Team, ada: Person, web: WebClient, app: Served
) -> None:
    web.views_open(trigger_id=trigger(acme, ada), view=modal(callback_id="settings", private_metadata="job 7"))
    with pytest.raises(AssertionError, match="Name: required"):
        ada.submits(ada.views[0])
    with pytest.raises(AssertionError, match="11 characters"):
        ada.submits(ada.views[0], {"Name": "x" * 11})
    ada.submits(ada.views[0], {"Name": "North", "grain": "Week"})
    sent = payload(app.came[0])
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
    web.views_open(trigger_id=trigger(acme, ada), view=modal())

    def answer(**body: Any) -> None:
        replies.append(Reply(body=json.dumps(body), headers=(("Content-Type", "application/json"),)))
        ada.submits(ada.views[-1], {"Name": "North"})

    answer(response_action="errors", errors={"name": "Taken"})
    assert [view.title for view in ada.views] == ["Settings"]
    answer(response_action="update", view=modal("Changed"))
    assert [view.title for view in ada.views] == ["Changed"]
    answer(response_action="push", view=modal("On top"))
    assert [view.title for view in ada.views] == ["Changed", "On top"]
    answer(response_action="clear")
    assert ada.views == []


def test_what_was_chosen_stays_chosen(
    slack: PlaySlack, acme: Team, ada: Person, sales: Channel, web: WebClient, app: Served
) -> None:
    menu = {"type": "static_select", "action_id": "pick", "options": [option("Month"), option("Week")]}
    button = {"type": "button", "action_id": "go", "text": plain("Go")}
    blocks = [{"type": "actions", "block_id": "row", "elements": [menu, button]}]
    web.chat_postMessage(channel=sales.id, text="Which?", blocks=blocks)
    slack.wait(lambda: app.came)
    ada.clicks(sales.messages()[0], "pick", option="Week")
    ada.clicks(sales.messages()[0], "go")
    held = payload(app.came[-1])["state"]["values"]["row"]["pick"]
    assert held["selected_option"]["value"] == "week"
    web.views_open(trigger_id=trigger(acme, ada), view=modal())
    ada.submits(ada.views[0], {"Name": "North"})
    assert payload(app.came[-1])["view"]["state"]["values"]["grain"]["value"]["selected_option"]["value"] == "month"


def test_a_stale_hash_loses(acme: Team, ada: Person, web: WebClient) -> None:
    opened = web.views_open(trigger_id=trigger(acme, ada), view=modal())["view"]
    web.views_update(view_id=opened["id"], hash=opened["hash"], view=modal("First"))
    with pytest.raises(SlackApiError, match="hash_conflict"):
        web.views_update(view_id=opened["id"], hash=opened["hash"], view=modal("Second"))
    assert ada.views[0].title == "First"


def test_closing_is_told_only_if_the_view_asked_for_it(acme: Team, ada: Person, web: WebClient, app: Served) -> None:
    web.views_open(trigger_id=trigger(acme, ada), view=modal())
    assert ada.closes(ada.views[0]) is None
    web.views_open(trigger_id=trigger(acme, ada), view=modal(notify_on_close=True))
    ada.closes(ada.views[0])
    assert [payload(came)["type"] for came in app.came] == ["view_closed"]


def test_home_is_published_seen_and_clicked(
    slack: PlaySlack, acme: Team, ada: Person, web: WebClient, app: Served
) -> None:
    ada.opens_home()
    slack.wait(lambda: app.came)
    event = json.loads(app.came[0].body)["event"]
    assert (event["type"], event["tab"], "view" in event) == ("app_home_opened", "home", False)
    button = {"type": "button", "action_id": "setup", "text": plain("Set up"), "value": "1"}
    section = {"type": "section", "text": plain("Welcome"), "accessory": button}
    web.views_publish(user_id=ada.id, view={"type": "home", "blocks": [section]})
    assert ada.home is not None
    assert ada.home.reading_text() == "Welcome\nSet up"
    ada.clicks(ada.home, "setup")
    clicked = payload(app.came[-1])
    assert (clicked["view"]["type"], clicked["container"]["type"]) == ("home", "view")
    ada.opens_home()
    slack.wait(lambda: len(app.came) == 3)
    assert json.loads(app.came[2].body)["event"]["view"]["blocks"][0]["text"]["text"] == "Welcome"
    ada.opens_messages()
    slack.wait(lambda: len(app.came) == 4)
    assert json.loads(app.came[3].body)["event"]["channel"] == acme.dm(ada).id
