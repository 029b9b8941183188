"""Socket Mode with the real client."""

from typing import Any

from slack_sdk import WebClient
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from tests.play.slack import Channel, Person, PlaySlack


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
    assert {request.payload["event"]["text"] for request in came} == {"still there?"}


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
