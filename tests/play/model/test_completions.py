"""Completions as OpenAI's own client reads them."""

import json

from openai import OpenAI
from pydantic import BaseModel

from tests.play.model import PlayModel, Reply, calls_tool, refuses
from tests.play.model.conversing import TOOLS, ask, said, schema


class Answer(BaseModel):
    language: str
    sentences: list[str]


def test_a_text_comes_with_what_it_cost(model: PlayModel, client: OpenAI) -> None:
    model.next("x" * 40)
    found = ask(client, "cooperative", "y" * 80)
    assert found.choices[0].message.content == "x" * 40
    assert found.choices[0].finish_reason == "stop"
    usage = found.usage
    assert (usage.prompt_tokens, usage.completion_tokens, usage.total_tokens) == (3 + 4 + 20, 10, 37)


def test_tools_and_schemas_cost_tokens_too(model: PlayModel, client: OpenAI) -> None:
    model.next("yes", "yes")
    bare = ask(client, "cooperative").usage.prompt_tokens
    offered = ask(client, "cooperative", tools=TOOLS).usage.prompt_tokens
    assert offered - bare > len(json.dumps(TOOLS)) / 5


def test_an_answer_ends_where_its_tokens_do(model: PlayModel, client: OpenAI) -> None:
    model.next("word " * 100)
    found = ask(client, "cooperative", max_completion_tokens=5)
    assert (found.choices[0].finish_reason, found.usage.completion_tokens) == ("length", 5)


def test_thoughts_may_eat_all_the_tokens(client: OpenAI) -> None:
    found = ask(client, "cooperative+reasoning:field", max_completion_tokens=8)
    assert (found.choices[0].message.content, found.choices[0].finish_reason) == ("", "length")
    assert found.usage.completion_tokens_details.reasoning_tokens == 8


def test_a_stop_ends_the_text(model: PlayModel, client: OpenAI) -> None:
    model.next("one;two;three")
    assert ask(client, "cooperative", stop=[";"]).choices[0].message.content == "one"


def test_a_tool_is_called_with_its_arguments(model: PlayModel, client: OpenAI) -> None:
    model.next(calls_tool("forecast", {"target": "Umsatz"}))
    choice = ask(client, "cooperative", tools=TOOLS).choices[0]
    call = choice.message.tool_calls[0]
    assert (choice.finish_reason, choice.message.content) == ("tool_calls", None)
    assert (call.function.name, json.loads(call.function.arguments)) == ("forecast", {"target": "Umsatz"})
    answered = [
        *said("Predict"),
        choice.message.model_dump(exclude_none=True),
        {"role": "tool", "tool_call_id": call.id, "content": "unknown column"},
    ]
    again = client.chat.completions.create(model="echo", messages=answered, tools=TOOLS)
    assert again.choices[0].message.content == "Predict"


def test_a_schema_is_parsed_into_a_model(client: OpenAI) -> None:
    found = client.chat.completions.parse(model="cooperative", messages=said("Write."), response_format=Answer)
    assert found.choices[0].message.parsed == Answer(language="", sentences=[])


def test_a_json_object_is_json(client: OpenAI) -> None:
    found = ask(client, "cooperative", "Answer in JSON.", response_format={"type": "json_object"})
    assert isinstance(json.loads(found.choices[0].message.content), dict)


def test_a_refusal_has_its_own_field(model: PlayModel, client: OpenAI) -> None:
    model.next(refuses("No."), Reply(finish="content_filter"))
    refused = client.chat.completions.parse(model="cooperative", messages=said("Write."), response_format=Answer)
    assert (refused.choices[0].message.refusal, refused.choices[0].message.parsed) == ("No.", None)
    filtered = ask(client, "cooperative")
    assert (filtered.choices[0].finish_reason, filtered.choices[0].message.content) == ("content_filter", None)


def test_enums_of_a_schema_are_chosen_by_the_words(client: OpenAI) -> None:
    wanted = schema({"topic": {"enum": ["weather", "sales", "profit"]}, "many": {"type": "boolean"}})
    found = ask(client, "cooperative", "It is about Profit.", response_format=wanted)
    assert json.loads(found.choices[0].message.content) == {"topic": "profit", "many": False}
