"""Servers that are slow, down, endless, or not there at all."""

import contextlib
import time
from collections.abc import Callable

import httpx
import pytest
from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAI, RateLimitError

from tests.play.model import PlayModel, dribbles, fails, page, resets, slow
from tests.play.model.conversing import KEY, ask, said


def _post(model: PlayModel, name: str, seconds: float = 10, **more: object) -> httpx.Response:
    headers = {"Authorization": f"Bearer {KEY}"}
    body = {"model": name, "messages": said("Hi"), **more}
    return httpx.post(f"{model.base_url}/chat/completions", json=body, headers=headers, timeout=seconds)


@pytest.mark.parametrize("status", [401, 403, 404, 429, 500, 502, 503])
def test_statuses_come_by_name(client: OpenAI, status: int) -> None:
    with pytest.raises(APIStatusError) as failed:
        ask(client, str(status))
    assert failed.value.status_code == status


def test_too_many_requests_say_how_long_to_wait(client: OpenAI) -> None:
    with pytest.raises(RateLimitError) as failed:
        ask(client, "429:17")
    assert failed.value.response.headers["Retry-After"] == "17"
    with pytest.raises(RateLimitError) as poor:
        ask(client, "quota")
    assert (poor.value.code, "Retry-After" in poor.value.response.headers) == ("insufficient_quota", False)


def test_the_callers_patience_may_end_first(model: PlayModel, client: OpenAI) -> None:
    with pytest.raises(APITimeoutError):
        ask(client, "slow:30", timeout=0.3)
    assert model.wait(lambda: model.calls[0].gave_up)
    assert model.calls[0].status == 0


def test_slow_answers_come(client: OpenAI) -> None:
    began = time.monotonic()
    assert ask(client, "echo+slow:0.4", "late").choices[0].message.content == "late"
    assert time.monotonic() - began >= 0.4


@pytest.mark.parametrize("stream", [False, True])
def test_an_answer_may_come_in_drops(model: PlayModel, stream: bool) -> None:
    model.next(dribbles(0.01, piece=32))
    answer = _post(model, "cooperative", stream=stream)
    call = model.calls[0]
    assert answer.elapsed.total_seconds() > 0.1
    assert call.bytes_sent == len(answer.content)


@pytest.mark.parametrize("stream", [False, True])
def test_a_server_may_keep_the_line_alive_before_it_answers(model: PlayModel, stream: bool) -> None:
    answer = _post(model, "cooperative+waiting:0.6", stream=stream)
    assert answer.text.startswith(": keep-alive\n\n" * 3 if stream else "\n\n\n{")
    assert "Hello" in answer.text.replace('"}', "") or stream


@pytest.mark.parametrize(("name", "begun"), [("down", 0), ("cut", 1)])
def test_connections_break_before_or_within(model: PlayModel, client: OpenAI, name: str, begun: int) -> None:
    with pytest.raises(APIConnectionError):
        ask(client, name)
    assert bool(model.calls[0].bytes_sent) == bool(begun)


def test_a_stream_may_break_too(client: OpenAI) -> None:
    stream = ask(client, "cut", stream=True)
    with pytest.raises(APIConnectionError):
        list(stream)


def test_nobody_may_be_there_for_a_while(model: PlayModel, client: OpenAI) -> None:
    assert ask(client, "echo")
    with model.closed(), pytest.raises(APIConnectionError):
        ask(client, "echo")
    assert ask(client, "echo", "back").choices[0].message.content == "back"


@pytest.mark.parametrize("stream", [False, True])
def test_babbling_ends_when_the_caller_leaves(model: PlayModel, stream: bool) -> None:
    body = {"model": "babbling", "messages": said("Hi"), "stream": stream}
    headers = {"Authorization": f"Bearer {KEY}"}
    url = f"{model.base_url}/chat/completions"
    with httpx.stream("POST", url, json=body, headers=headers, timeout=5) as answer:
        read = 0
        for piece in answer.iter_bytes():
            read += len(piece)
            if read > 100_000:
                break
    assert model.wait(lambda: model.calls[0].gave_up)


def test_a_proxys_page_is_no_completion(model: PlayModel) -> None:
    answer = _post(model, "html")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert _post(model, "html:502").status_code == 502


@pytest.mark.parametrize("stream", [False, True])
def test_a_body_may_be_huge(model: PlayModel, stream: bool) -> None:
    answer = _post(model, "cooperative+huge:3", stream=stream)
    assert len(answer.content) > 3 << 20
    assert stream or answer.json()["choices"][0]["message"]["content"].startswith("Hello")


@pytest.mark.parametrize("trouble", [lambda: fails(503), resets, page, lambda: slow(30)])
def test_one_trouble_is_over_after_one_call(model: PlayModel, client: OpenAI, trouble: Callable[[], object]) -> None:
    model.next(trouble())  # type: ignore[arg-type]  # each makes a Delivery
    with contextlib.suppress(APIStatusError, APIConnectionError):
        assert isinstance(ask(client, "echo", timeout=0.3), str)
    assert ask(client, "echo", "well").choices[0].message.content == "well"
