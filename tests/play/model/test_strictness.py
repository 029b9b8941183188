"""What a strict server refuses, so that no request that a real one would refuse passes here."""

from typing import Any

import pytest
from openai import BadRequestError, OpenAI

from tests.play.model import PlayModel
from tests.play.model.conversing import ask, said, schema, tool

_LOOSE = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "required": ["a"]}
_CALL = {"id": "call_1", "type": "function", "function": {"name": "forecast", "arguments": "{}"}}
_CALLED = {"role": "assistant", "content": None, "tool_calls": [_CALL]}
_ANSWERED = {"role": "tool", "tool_call_id": "call_1", "content": "done"}


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"extra_body": {"top_k": 3}}, "top_k"),
        ({"response_format": {"type": "json_object"}}, "'json'"),
        ({"tools": [tool("for cast")]}, "name"),
        ({"tools": [tool("forecast", parameters=_LOOSE)]}, "additionalProperties"),
        ({"tools": [tool("forecast", parameters={**_LOOSE, "additionalProperties": False})]}, "Missing: .'b'"),
        ({"tools": [tool("forecast"), tool("forecast")]}, "name of its own"),
        ({"tool_choice": "required"}, "tool_choice"),
        ({"tools": [tool("a")], "tool_choice": {"type": "function", "function": {"name": "b"}}}, "'b'"),
        ({"max_tokens": 5, "max_completion_tokens": 5}, "same time"),
        ({"max_tokens": -1}, "at least 1"),
        ({"stream_options": {"include_usage": True}}, "stream"),
    ],
)
def test_what_a_real_server_refuses_is_refused(client: OpenAI, more: dict[str, Any], why: str) -> None:
    with pytest.raises(BadRequestError, match=why):
        ask(client, "cooperative", **more)


@pytest.mark.parametrize(
    ("messages", "why"),
    [
        ([], "messages"),
        (said("Hi", role="bot"), "bot"),
        ([{"role": "user", "content": None}], "null"),
        ([*said("Hi"), _ANSWERED], "preceding"),
        ([*said("Hi"), _CALLED, *said("And?")], "call_1"),
        ([*said("Hi"), _CALLED], "call_1"),
    ],
)
def test_conversations_have_an_order(client: OpenAI, messages: Any, why: str) -> None:
    with pytest.raises(BadRequestError, match=why):
        client.chat.completions.create(model="cooperative", messages=messages)


def test_loose_schemas_are_taken_where_nobody_said_strict(client: OpenAI) -> None:
    assert ask(client, "cooperative", tools=[tool("forecast", parameters=_LOOSE, strict=False)])
    assert ask(client, "cooperative", response_format=schema({"a": {"type": "object"}}, strict=False))
    with pytest.raises(BadRequestError, match="additionalProperties"):
        ask(client, "cooperative", response_format=schema({"a": {"type": "object"}}))


def test_a_lax_server_takes_what_others_refuse() -> None:
    with PlayModel(strict=False) as model:
        client = OpenAI(base_url=model.base_url, api_key="any", max_retries=0)
        assert ask(client, "cooperative", extra_body={"top_k": 3}, response_format={"type": "json_object"})


def test_a_body_that_is_no_json_is_refused(model: PlayModel, client: OpenAI) -> None:
    headers = {"Authorization": f"Bearer {client.api_key}"}
    for content in (b"{", b"[]", b'{"messages": []}'):
        answer = client._client.post(f"{model.base_url}/chat/completions", content=content, headers=headers)  # noqa: SLF001 - the client's own connection, for a body that it would not send
        assert answer.status_code == 400
