"""The co-operative mind: plans by its table, writes by the facts' forms, proposes one SELECT."""

import json
import string
from pathlib import Path
from typing import Any

import pytest

from tests.play.model import Utterance, Utterances, cooperative
from tests.play.model.conversing import FACTS, TOOLS, asked, content, schema
from tests.play.model.minds.cooperative.writer import LEADS

_MIND = cooperative()


def _called(words: str, **more: Any) -> tuple[str, Any]:
    call = _MIND(asked(words, tools=TOOLS, **more)).tool_calls[0]
    return call.name, json.loads(call.arguments)


def test_a_known_utterance_becomes_its_call() -> None:
    name, arguments = _called('The table is "orders".\nQuestion: Predict next  quarter by REGION')
    assert (name, arguments["groups"]) == ("forecast", ["Region"])


def test_unknown_words_find_a_tool_and_fill_its_schema() -> None:
    name, arguments = _called("I need a forecast of Profit per Segment for 3 months")
    assert (name, arguments) == ("forecast", {"target": "Profit", "groups": ["Segment"], "limit": None})
    assert _called("So what is in there? Describe it.")[0] == "describe"


def test_the_tool_that_must_be_called_is_called() -> None:
    forced = {"type": "function", "function": {"name": "describe"}}
    assert _called("I need a forecast", tool_choice=forced)[0] == "describe"


def test_a_table_may_be_a_tests_own(tmp_path: Path) -> None:
    own = Utterances.of([Utterance("prognose bitte", "forecast", {"target": "Profit"}, "SELECT 1")])
    call = cooperative(own)(asked("Prognose, bitte? Nein: PROGNOSE  BITTE", tools=TOOLS)).tool_calls[0]
    assert json.loads(call.arguments) == {"target": "Profit"}
    path = tmp_path / "own.toml"
    path.write_text('[[utterance]]\nwords = "go"\nsql = "SELECT 2"\n')
    assert cooperative(Utterances.read(path))(asked("Write a SELECT. go")).content == "SELECT 2"


def test_after_an_error_the_utterance_is_still_known() -> None:
    request = asked("predict next quarter", tools=TOOLS)
    request.messages.append({"role": "user", "content": "That was not valid: unknown column. Try again."})
    assert _MIND(request).tool_calls[0].name == "forecast"


def test_without_tools_a_plan_is_json() -> None:
    prompt = 'Answer with {"capability": …}. Question: predict next quarter'
    assert content(_MIND(asked(prompt)))["capability"] == "forecast"
    planned = schema({"capability": {"enum": ["ask", "forecast"]}, "target": {"type": "string"}})
    found = content(_MIND(asked("predict next quarter", response_format=planned)))
    assert found == {"capability": "forecast", "target": "Sales"}


@pytest.mark.parametrize("language", [*LEADS, "pl"])
def test_each_sentence_holds_one_fact_of_the_brief_and_no_figure(language: str) -> None:
    brief = {**FACTS, "language": language}
    found = content(_MIND(asked(f"Write about this:\n<facts>{json.dumps(brief)}</facts>")))
    assert found["language"] == (language if language in LEADS else "en")
    fields = [[name for _, name, _, _ in string.Formatter().parse(said) if name] for said in found["sentences"]]
    assert fields == [["f1.statement"], ["f2.statement"]]
    assert not any(
        character.isdigit() for said in found["sentences"] for character in said.format(f1=_Blank(), f2=_Blank())
    )


class _Blank:
    statement = ""


def test_facts_are_found_however_they_are_escaped() -> None:
    escaped = json.dumps(FACTS).replace('"', "&quot;")
    found = content(_MIND(asked(f"Some {{braces}} before.\n{escaped}")))
    assert len(found["sentences"]) == 2


def test_sql_is_one_select() -> None:
    assert _MIND(asked("Write one SELECT from orders: how many?")).content == 'SELECT count(*) AS "rows" FROM orders'
    found = content(_MIND(asked("total sales by region", response_format=schema({"sql": {"type": "string"}}))))
    assert found["sql"].startswith('SELECT "Region"')


def test_else_it_makes_small_talk() -> None:
    assert (_MIND(asked("Hi!")).content or "").startswith("Hello!")
