"""Replies that a test lays ready, and minds that it brings along."""

import httpx
import pytest
from openai import OpenAI

from tests.play.model import Asked, PlayModel, Reply, fails, says, slow
from tests.play.model.conversing import TOOLS, ask


def _heard(client: OpenAI, model: str = "echo", words: str = "itself", **more: object) -> str | None:
    content: str | None = ask(client, model, words, **more).choices[0].message.content
    return content


def test_lines_are_said_in_order_and_then_the_model_speaks_for_itself(model: PlayModel, client: OpenAI) -> None:
    model.next("first", says("second"), lambda asked: says(asked.question.upper()))
    assert [_heard(client) for _ in range(4)] == ["first", "second", "ITSELF", "itself"]


def test_a_line_may_wait_for_its_request(model: PlayModel, client: OpenAI) -> None:
    model.next("a plan", when=lambda asked: asked.may_call)
    model.next("sentences", when=lambda asked: "facts" in asked.words)
    assert _heard(client) == "itself"
    assert _heard(client, words="the facts") == "sentences"
    assert _heard(client, tools=TOOLS) == "a plan"


def test_a_delivery_leaves_the_words_to_the_model(model: PlayModel, client: OpenAI) -> None:
    model.next(slow(0.1))
    assert _heard(client) == "itself"
    model.next("late", delivery=slow(0.1))
    assert _heard(client) == "late"


def test_retries_of_the_client_take_line_after_line(model: PlayModel) -> None:
    model.next(fails(429, retry_after=0), fails(503), "at last")
    client = OpenAI(base_url=model.base_url, api_key=str(model.key), max_retries=2)
    assert _heard(client) == "at last"
    assert [call.status for call in model.calls] == [429, 503, 200]


def test_a_model_may_become_another_or_a_tests_own_mind(model: PlayModel, client: OpenAI) -> None:
    model.become("ours", "echo")
    assert _heard(client, "ours") == "itself"
    model.become("ours", lambda asked: says(f"{len(asked.messages)} heard"))
    assert _heard(client, "ours") == "1 heard"
    with pytest.raises(KeyError):
        model.become("ours", "nobody")


def _breaks(_: Asked) -> Reply:
    raise ZeroDivisionError


def test_a_mind_that_breaks_fails_the_test_not_the_product() -> None:
    model = PlayModel().start()
    model.next(_breaks)
    body = {"model": "echo", "messages": [{"role": "user", "content": "Hi"}]}
    assert httpx.post(f"{model.base_url}/chat/completions", json=body).status_code == 500
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        model.__exit__(None)
