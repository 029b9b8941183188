"""Characters by their names: limits, thoughts, fences, broken JSON."""

import json
from typing import Any

import pytest
from openai import BadRequestError, OpenAI

from tests.play.model import PlayModel, calls_tool, says
from tests.play.model.characters import character
from tests.play.model.characters.malformed import KINDS
from tests.play.model.conversing import TOOLS, ask, said, schema

_REPLY = {"language": "en", "sentences": ["{f1.statement}"], "count": 3}


def _said(client: OpenAI, model: str, **more: Any) -> Any:
    return ask(client, model, **more).choices[0].message


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("no-tools", {"tools": TOOLS}),
        ("no-tools", {"response_format": schema({})}),
        ("no-schema", {"response_format": schema({})}),
        ("no-json", {"response_format": schema({})}),
        ("no-stream", {"stream": True}),
        ("picky", {"max_tokens": 50}),
        ("picky", {"temperature": 0}),
    ],
)
def test_servers_say_what_they_cannot_do(client: OpenAI, name: str, more: dict[str, Any]) -> None:
    with pytest.raises(BadRequestError):
        ask(client, name, **more)
    assert _said(client, name).content


def test_some_templates_have_no_place_for_a_system(client: OpenAI) -> None:
    with pytest.raises(BadRequestError, match="System role"):
        client.chat.completions.create(model="no-system", messages=[*said("Be kind", "system"), *said("Hi")])


def test_thoughts_come_in_many_shapes(model: PlayModel, client: OpenAI) -> None:
    model.next(*[says(_REPLY)] * 4)
    plain = _said(client, "cooperative+reasoning").content
    assert plain.startswith("<think>")
    assert json.loads(plain.split("</think>")[1]) == _REPLY
    field = _said(client, "cooperative+reasoning:field")
    assert (json.loads(field.content), "think" in field.reasoning_content) == (_REPLY, True)
    headless = _said(client, "cooperative+reasoning:headless").content
    assert ("<think>" in headless, "</think>" in headless) == (False, True)
    unclosed = _said(client, "cooperative+reasoning:unclosed").content
    assert ("<think>" in unclosed, "</think>" in unclosed) == (True, False)


def test_json_may_come_in_a_fence_with_chat_around_it(model: PlayModel, client: OpenAI) -> None:
    model.next(says(_REPLY))
    before, fenced, after = _said(client, "cooperative+fenced").content.split("```")
    assert before.startswith("Sure!")
    assert json.loads(fenced.removeprefix("json")) == _REPLY
    assert after.strip()


@pytest.mark.parametrize("kind", list(KINDS))
def test_malformed_is_never_what_was_asked_for(model: PlayModel, client: OpenAI, kind: str) -> None:
    model.next(says(_REPLY), calls_tool("forecast", _REPLY))
    content = _said(client, f"cooperative+malformed:{kind}").content
    arguments = _said(client, f"cooperative+malformed:{kind}", tools=TOOLS).tool_calls[0].function.arguments
    assert content == arguments
    try:
        assert json.loads(content) != _REPLY
    except (ValueError, RecursionError):
        assert kind not in ("types", "extra", "list", "nan")


def test_parts_of_a_name_combine(model: PlayModel, client: OpenAI) -> None:
    model.next(says(_REPLY))
    both = _said(client, "cooperative+fenced+reasoning").content
    assert both.startswith("<think>")
    assert both.index("```json") > both.index("</think>")
    with pytest.raises(BadRequestError):
        ask(client, "adversary:7+no-tools+fenced", tools=TOOLS)


@pytest.mark.parametrize(
    "name", ["", "nobody", "cooperative+nobody", "adversary:nothing", "slow:long", "malformed:odd"]
)
def test_names_that_stand_for_nobody_are_not_taken_for_somebody(name: str) -> None:
    with pytest.raises(KeyError):
        character(name)


@pytest.mark.parametrize("how", ["", ":text", ":blank", ":choices", ":tools"])
def test_empty_has_nothing_to_say(client: OpenAI, how: str) -> None:
    choices = ask(client, f"empty{how}").choices
    assert not any((choice.message.content or "").strip() or choice.message.tool_calls for choice in choices)


def test_no_may_be_said_in_three_ways(client: OpenAI) -> None:
    assert _said(client, "refusing").refusal
    assert "sorry" in _said(client, "refusing:words").content
    assert ask(client, "refusing:filter").choices[0].finish_reason == "content_filter"
