"""A tiny bolt app lives against the play, over HTTP and over a socket: real clients, real wires."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from tests.play.listening import Served
from tests.play.slack import Channel, Person, PlaySlack, Team

_MODAL = {
    "type": "modal",
    "callback_id": "details",
    "title": {"type": "plain_text", "text": "Details"},
    "submit": {"type": "plain_text", "text": "Go"},
    "blocks": [
        {
            "type": "input",
            "block_id": "horizon",
            "label": {"type": "plain_text", "text": "How far"},
            "element": {"type": "plain_text_input", "action_id": "value", "initial_value": "3"},
        }
    ],
}

_ASK = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "Ready?"}},
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "details:7",
                "text": {"type": "plain_text", "text": "Details"},
                "value": "7",
            }
        ],
    },
]


def _listeners(app: App) -> list[dict[str, Any]]:
    """Answers mentions, opens a modal at a click, greets at a command; what came is kept."""
    came: list[dict[str, Any]] = []

    @app.event("app_mention")
    def mentioned(event: dict[str, Any], say: Callable[..., Any]) -> None:
        came.append(event)
        say(text="Ready?", blocks=_ASK, thread_ts=event.get("thread_ts") or event["ts"])

    @app.event("message")
    def message(event: dict[str, Any]) -> None:
        came.append(event)

    @app.event("file_shared")
    def shared(event: dict[str, Any]) -> None:
        came.append(event)

    @app.action("details:7")
    def clicked(ack: Callable[..., Any], body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=_MODAL)

    @app.view("details")
    def submitted(ack: Callable[..., Any], view: dict[str, Any]) -> None:
        value = view["state"]["values"]["horizon"]["value"]["value"]
        if value.isdigit():
            ack()
        else:
            ack(response_action="errors", errors={"horizon": "A number, please"})

    @app.command("/threadcast")
    def command(ack: Callable[..., Any], respond: Callable[..., Any], command: dict[str, Any]) -> None:
        ack()
        respond(f"You asked: {command['text']}")

    return came


def _app(slack: PlaySlack, acme: Team) -> tuple[App, list[dict[str, Any]]]:
    client = WebClient(acme.bot_token, base_url=slack.api_url)
    app = App(client=client, signing_secret=slack.signing_secret)
    return app, _listeners(app)


@pytest.fixture(params=["http", "socket"])
def came(request: pytest.FixtureRequest, slack: PlaySlack, acme: Team) -> Iterator[list[dict[str, Any]]]:
    app, seen = _app(slack, acme)
    if request.param == "http":
        served = Served.bolt(app)
        slack.deliver_to(served.url)
        yield seen
        served.close()
        return
    handler = SocketModeHandler(app, slack.app_token, web_client=WebClient(base_url=slack.api_url))
    handler.connect()
    slack.wait(lambda: slack.sockets.open)
    yield seen
    handler.close()


def test_a_mention_is_answered_in_its_thread(
    slack: PlaySlack, acme: Team, ada: Person, sales: Channel, came: list[dict[str, Any]]
) -> None:
    said = ada.says(sales, f"{acme.mention} predict", files=[("orders.csv", b"a,b\n1,2\n")])
    slack.wait(lambda: len(sales.messages(said.thread)) == 2)
    slack.wait(lambda: {event["type"] for event in came} == {"app_mention", "message", "file_shared"})
    assert sales.messages(said.thread)[1].reading_text() == "Ready?\nDetails"
    assert all(delivery.status == 200 for delivery in slack.deliveries)
    assert [event["subtype"] for event in came if event.get("files") and event["type"] == "message"] == ["file_share"]


@pytest.mark.usefixtures("came")
def test_a_click_opens_a_modal_that_insists_on_a_number(
    slack: PlaySlack, acme: Team, ada: Person, sales: Channel
) -> None:
    said = ada.says(sales, f"{acme.mention} predict")
    question = slack.wait(lambda: sales.messages(said.thread)[1:])[0]
    assert ada.clicks(question, "details").ok
    modal = slack.wait(lambda: ada.views)[0]
    assert ada.submits(modal, {"How far": "soon"}).errors == {"horizon": "A number, please"}
    assert ada.views == [modal]
    assert ada.submits(modal, {"horizon": "12"}).ok
    assert ada.views == []


@pytest.mark.usefixtures("came")
def test_a_command_is_answered_to_its_asker_alone(ada: Person, sales: Channel) -> None:
    answer = ada.commands(sales, "help")
    assert answer is not None
    assert answer.text == "You asked: help"
    assert answer.ephemeral_to == ada.id
    assert sales.messages() == []
