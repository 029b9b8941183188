"""Streams: pieces that add up to the whole, and what it cost at the end."""

import json
from typing import Any

import httpx
from openai import AzureOpenAI, OpenAI

from tests.play.model import PlayModel, calls_tool
from tests.play.model.conversing import KEY, TOOLS, ask, said


def _streamed(client: OpenAI, model: str, **more: Any) -> list[Any]:
    return list(ask(client, model, stream=True, **more))


def test_the_pieces_are_the_text(model: PlayModel, client: OpenAI) -> None:
    text = "Für die Planung wichtig: {f1.statement} – und zwar “ganz” 🙂."
    model.next(text)
    chunks = _streamed(client, "cooperative")
    pieces = [chunk.choices[0].delta.content or "" for chunk in chunks]
    assert ("".join(pieces), len(pieces) > 4) == (text, True)
    assert [chunk.choices[0].finish_reason for chunk in chunks][-2:] == [None, "stop"]
    assert {chunk.id for chunk in chunks} == {chunks[0].id}


def test_usage_comes_last_where_it_is_asked_for(client: OpenAI) -> None:
    whole = ask(client, "cooperative").usage
    chunks = _streamed(client, "cooperative", stream_options={"include_usage": True})
    assert (chunks[-1].choices, chunks[-1].usage) == ([], whole)
    assert all(chunk.usage is None for chunk in _streamed(client, "cooperative"))


def test_a_call_of_a_tool_comes_in_pieces(model: PlayModel, client: OpenAI) -> None:
    model.next(calls_tool("forecast", {"target": "Sales", "groups": ["Region"]}))
    deltas = [chunk.choices[0].delta for chunk in _streamed(client, "cooperative", tools=TOOLS)]
    calls = [call for delta in deltas for call in delta.tool_calls or []]
    assert [call.function.name for call in calls if call.function.name] == ["forecast"]
    assert json.loads("".join(call.function.arguments for call in calls))["groups"] == ["Region"]


def test_the_wire_is_server_sent_events(model: PlayModel) -> None:
    body = {"model": "cooperative", "messages": said("Hi"), "stream": True}
    url, headers = f"{model.base_url}/chat/completions", {"Authorization": f"Bearer {KEY}"}
    answer = httpx.post(url, json=body, headers=headers)
    lines = answer.text.split("\n\n")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert all(line.startswith("data: ") for line in lines[:-1])
    assert lines[-2:] == ["data: [DONE]", ""]


def test_azures_first_chunk_has_no_choices(model: PlayModel) -> None:
    client = AzureOpenAI(azure_endpoint=model.root, api_key=KEY, api_version="2024-10-21", max_retries=0)
    chunks = list(client.chat.completions.create(model="cooperative", messages=said("Hi"), stream=True))
    assert chunks[0].choices == []
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices).startswith("Hello")


def test_thoughts_have_a_field_of_their_own(client: OpenAI) -> None:
    deltas = [chunk.choices[0].delta for chunk in _streamed(client, "cooperative+reasoning:field")]
    thoughts = "".join(getattr(delta, "reasoning_content", None) or "" for delta in deltas)
    assert thoughts.startswith("Okay, the user")
    assert "".join(delta.content or "" for delta in deltas).startswith("Hello")
