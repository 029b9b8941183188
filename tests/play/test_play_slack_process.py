"""The play as a process, steered over HTTP."""

import json
import signal
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient

from tests.play.listening import Served
from tests.waiting import soon

Json = dict[str, Any]


@pytest.fixture
def settings() -> Iterator[Json]:
    command = [sys.executable, "-m", "tests.play.slack", "--demo", "--no-pace"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0


def _do(settings: Json, verb: str, **given: Any) -> Any:
    answer = httpx.post(f"{settings['control_url']}{verb}", json=given, timeout=30).json()
    assert answer["ok"], answer
    return answer["found"]


def test_a_process_plays_slack_for_a_bot_elsewhere(settings: Json) -> None:
    app = Served()
    team, (ada, _), sales = (settings["demo"][name] for name in ("team", "people", "channel"))
    _do(settings, "deliver_to", urls=[app.url])
    file = {"name": "a.csv", "base64": b64encode(b"a\n1\n").decode()}
    said = _do(settings, "says", person=ada["id"], channel=sales["id"], text=f"<@{team['bot']}> hi", files=[file])
    assert soon(lambda: len(app.came) == 3)
    web = WebClient(team["bot_token"], base_url=settings["api_url"])
    button = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
    web.chat_postMessage(
        channel=sales["id"], text="Go?", thread_ts=said["ts"], blocks=[{"type": "actions", "elements": [button]}]
    )
    thread = _do(settings, "messages", channel=sales["id"], thread=said["ts"])
    assert [message["words"] for message in thread] == [f"<@{team['bot']}> hi", "Go"]
    clicked = _do(settings, "clicks", person=ada["id"], channel=sales["id"], ts=thread[1]["ts"], action="go")
    assert clicked["status"] == 200
    assert [call["method"] for call in _do(settings, "calls")] == ["chat.postMessage"]
    replayed = _do(settings, "replay", event_id=said["events"][0], retry=1)
    assert replayed[0]["status"] == 200
    app.close()


def test_what_cannot_be_done_is_said(settings: Json) -> None:
    unknown = httpx.post(f"{settings['control_url']}dance", json={})
    assert (unknown.status_code, "says" in unknown.json()["error"]) == (404, True)
    missing = httpx.post(f"{settings['control_url']}says", json={"person": "U0NOBODY"})
    assert (missing.status_code, missing.json()["ok"]) == (400, False)
