"""What people say after an answer about rows: what they name is replaced, the rest stays."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from automl.plan import Circumstances, Plan, Understood
from automl.row_plans import ExplainPlan, WhatIfPlan
from automl.table import Table
from automl.understanding import follow, understand
from tests.understanding.judging import LONG_AGO, Case, table_of
from tests.understanding.row_tables import row_table
from tests.understanding.test_rows import known, told

SET = yaml.safe_load((Path(__file__).parent / "rows" / "followups.yaml").read_text(encoding="utf-8"))
OF_CHURN = {"target": "Churned", "task": "binary", "positive": "Yes"}
FIELDS = (
    *("capability", "target", "task", "positive", "effort", "features", "exclude", "keep", "drivers", "costs"),
    *("filters", "subject", "against", "model", "changes", "flip", "row", "limit", "at_least"),
)
FORECAST = "forecast MRR by region for the next quarter"


def having(what: str) -> list[Case]:
    return [case for case in SET["cases"] if what in case]


def around(name: str) -> tuple[Table, Circumstances]:
    """The table of a start, and what besides decides; with a model where the start has one."""
    asked = SET["starts"][name]
    table = row_table(asked["file"])
    models = known({**OF_CHURN, "aside": asked.get("aside", ())}, table) if asked.get("model") else ()
    return table, Circumstances(today=LONG_AGO, models=models)


@cache
def start(name: str) -> Plan:
    table, circumstances = around(name)
    plan = understand(SET["starts"][name]["ask"], table, circumstances).plan
    assert plan is not None, name
    return plan


def outcome(case: Case) -> Understood:
    return follow(case["say"], *around(case["after"]), start(case["after"]))


def fields(plan: Plan) -> dict[str, Any]:
    return {name: told(plan, name) for name in FIELDS}


@pytest.mark.parametrize(
    "case", [each for each in SET["cases"] if "becomes" in each], ids=lambda case: str(case["say"])
)
def test_what_is_named_is_replaced_and_the_rest_stays(case: Case) -> None:
    found = outcome(case)
    assert found.plan is not None, (found.clarify, found.error)
    assert fields(found.plan) == {**fields(start(case["after"])), **case["becomes"]}


@pytest.mark.parametrize("case", having("fresh"), ids=lambda case: str(case["say"]))
def test_what_stands_alone_is_understood_afresh(case: Case) -> None:
    table, circumstances = around(case["after"])
    assert outcome(case) == understand(case["say"], table, circumstances)


@pytest.mark.parametrize("case", having("asks"), ids=lambda case: str(case["say"]))
def test_what_is_unclear_goes_back_and_a_choice_settles_it(case: Case) -> None:
    found = outcome(case)
    assert found.clarify is not None, found
    assert {each.value for each in found.clarify.choices}.issuperset(case["asks"])
    table, circumstances = around(case["after"])
    chosen = circumstances.model_copy(update={"choices": (case["asks"][0],)})
    assert follow(case["say"], table, chosen, start(case["after"])).plan is not None


def test_an_effort_that_is_clicked_plans_the_same_anew() -> None:
    table, circumstances = around("churn")
    chosen = circumstances.model_copy(update={"choices": ("effort=quick",)})
    fresh = understand("who will churn?", table, chosen).plan
    again = follow("who will churn?", table, chosen, start("churn")).plan
    assert [told(plan, "effort") for plan in (fresh, again) if plan] == ["quick", "quick"]


def test_a_pronoun_stands_for_the_row_before() -> None:
    table, circumstances = around("acme")
    plan = follow("what would make it stay?", table, circumstances, start("acme")).plan
    assert isinstance(plan, WhatIfPlan)
    assert (plan.flip, told(plan, "filters")) == (True, ["Company = Acme"])


@pytest.mark.parametrize(
    "words", ["why did the forecast go up?", "what moved the number?", "why is it so high?", "why?"]
)
def test_a_why_after_a_forecast_is_about_the_forecast(words: str) -> None:
    table, today = table_of("made/saas_mrr.csv"), Circumstances(today=LONG_AGO)
    before = understand(FORECAST, table, today).plan
    assert before is not None
    plan = follow(words, table, today, before).plan
    assert isinstance(plan, ExplainPlan)
    assert (plan.subject, plan.target, plan.period, plan.groups) == ("forecast", "MRR", before.period, ["Region"])


def test_a_why_that_names_a_group_of_a_forecast_is_about_that_group() -> None:
    table, today = table_of("made/saas_mrr.csv"), Circumstances(today=LONG_AGO)
    before = understand(FORECAST, table, today).plan
    assert before is not None
    plan = follow("why is EMEA lower than APAC?", table, today, before).plan
    assert isinstance(plan, ExplainPlan)
    assert (plan.subject, plan.target, told(plan, "filters")) == ("group", "MRR", ["Region = EMEA"])
    assert told(plan, "against") == ["Region = APAC"]


def test_a_what_if_after_a_forecast_says_what_a_forecast_cannot_say() -> None:
    table, today = table_of("made/saas_mrr.csv"), Circumstances(today=LONG_AGO)
    before = understand(FORECAST, table, today).plan
    assert before is not None
    found = follow("what if new customers went up 10%?", table, today, before)
    assert isinstance(found.plan, WhatIfPlan)
    assert found.error is not None
    assert "New Customers" in found.error.sentence
    assert "predict MRR" in found.error.remedy
