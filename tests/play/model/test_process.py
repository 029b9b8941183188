"""The play as a process, steered over HTTP."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from openai import OpenAI

from tests.play.model.conversing import ask

Json = dict[str, Any]


@pytest.fixture
def settings() -> Iterator[Json]:
    command = [sys.executable, "-m", "tests.play.model", "--key", "sk-out", "--model", "ours", "echo"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0


def _do(settings: Json, verb: str, **given: Any) -> Any:
    answer = httpx.post(f"{settings['control_url']}{verb}", json=given).json()
    assert answer["ok"], answer
    return answer["found"]


def test_a_process_plays_models_for_a_product_elsewhere(settings: Json) -> None:
    client = OpenAI(base_url=settings["base_url"], api_key="sk-out", max_retries=0)
    assert ask(client, "ours", "Hi").choices[0].message.content == "Hi"
    _do(settings, "next", tool_calls=[{"name": "ask", "arguments": {"a": 1}}])
    assert ask(client, "ours").choices[0].message.tool_calls[0].function.arguments == '{"a": 1}'
    _do(settings, "become", model="ours", character="refusing")
    assert ask(client, "ours").choices[0].message.refusal
    assert [call["status"] for call in _do(settings, "calls")] == [200, 200, 200]
    _do(settings, "reset")
    assert _do(settings, "calls") == []


def test_what_cannot_be_done_is_said(settings: Json) -> None:
    unknown = httpx.post(f"{settings['control_url']}dance", json={})
    assert (unknown.status_code, "calls" in unknown.json()["error"]) == (404, True)
    wrong = httpx.post(f"{settings['control_url']}become", json={"model": "ours", "character": "nobody"})
    assert (wrong.status_code, wrong.json()["ok"]) == (400, False)
