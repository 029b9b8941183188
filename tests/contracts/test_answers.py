"""What a program reads of predictions, reasons, what-ifs and scored lists keeps to the contract."""

import json
from pathlib import Path
from typing import Any

import pytest

from automl.table import Table
from reports.contract import fact_json, files_json, plan_json, result_json
from tests.automl.planted import customers, flats, wines
from tests.contracts.answers import RESULTS, Fact, File, Reasons
from tests.reports.views.asking_on import Said, Thread

QUESTIONS = {
    "binary": (
        *("who will churn?", "What drives Churn?", "why row 3?", "What would turn row 3?"),
        *("What if Contract were Two year?", "what if tenure were 500 for row 3?", "score this"),
    ),
    "regression": ("predict rent", "why row 3?", "What if size were 10% higher?", "score this"),
    "multiclass": ("predict sort", "What drives sort?", "why row 3?", "score this"),
}
UNDERSTOOD = {
    *("capability", "target", "expression", "time", "groups", "aggregation", "frequency", "period", "filters"),
    *("exclude", "limit", "task", "metric", "goal", "then", "language", "assumptions", "words"),
}


def table(kind: str) -> Table:
    return {"binary": customers, "regression": flats, "multiclass": wines}[kind](300)


def printed(content: Any) -> Any:
    """As another program would read it; ValueError where a number is not finite."""
    return json.loads(json.dumps(content, allow_nan=False))


@pytest.fixture(scope="module", params=QUESTIONS)
def answers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Said]:
    thread = Thread(table(request.param), tmp_path_factory.mktemp(request.param))
    return [thread.ask(words) for words in QUESTIONS[request.param]]


def test_every_result_has_the_fields_of_its_capability_and_no_others(answers: list[Said]) -> None:
    for said in answers:
        RESULTS[said.plan.capability].model_validate(printed(result_json(said.result)))


def test_reasons_add_up_to_the_value(answers: list[Said]) -> None:
    for said in answers:
        told = printed(result_json(said.result))
        if said.plan.capability in ("explain", "whatif") and told["contributions"]:
            reasons = Reasons.model_validate(told)
            parts = sum(each.contribution for each in reasons.contributions)
            assert reasons.baseline + parts == pytest.approx(reasons.value, abs=1e-9)


def test_every_fact_has_its_sentence_and_no_id_comes_twice(answers: list[Said]) -> None:
    for said in answers:
        facts = [Fact.model_validate(printed(fact_json(fact))) for fact in said.answer.facts]
        assert len({fact.id for fact in facts}) == len(facts)


def test_every_file_that_is_named_is_there(answers: list[Said]) -> None:
    for said in answers:
        for entry in files_json(said.answer.reply):
            assert Path(File.model_validate(entry).path).stat().st_size > 0


def test_every_plan_has_the_fields_of_the_contract(answers: list[Said]) -> None:
    assert all(set(printed(plan_json(said.plan))) == UNDERSTOOD for said in answers)
