"""Questions about the last answer are served from its facts, and nothing else is."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml

from automl.plan import Plan
from automl.result import Caution, ForecastResult
from automl.table import Note
from reports.catalog import view
from reports.changed import what_changed
from reports.facts import Fact
from reports.recall import asks_of_answer, pleasantry, recall
from tests.reports.fabricate import Shape, forecast_of
from tests.reports.figures import unbacked
from tests.reports.shapes import REGIONS, SHAPES
from tests.reports.surroundings import plan_of, table_of

QUESTIONS = yaml.safe_load((Path(__file__).parent / "recall.yaml").read_text(encoding="utf-8"))["questions"]
DEGENERATE = Caution("degenerate", {"series": ["total"]})
ANSWERS: dict[str, Shape] = {
    "plain": Shape(),
    "regions": Shape(groups=REGIONS),
    "partial": SHAPES["partial"],
    "goal": Shape(goal=5e6),
    "assumed": Shape(),
    "newer": Shape(),
    "cautioned": Shape(cautions=(DEGENERATE,)),
}
ASSUMED = ("No measure was named, so Sales is taken.",)
NOTES = (Note("totals_left_out", "Left out 7 totals rows.", 7),)


@cache
def answered(name: str) -> tuple[tuple[Fact, ...], Plan]:
    shape = ANSWERS[name]
    result = forecast_of(shape)
    plan = plan_of(shape, result, ASSUMED if name == "assumed" else ())
    with TemporaryDirectory() as out:
        table = table_of(shape, result, NOTES if name == "assumed" else ())
        facts = view(plan, result, table, Path(out)).facts
    return (*facts, *(_news(shape, plan, result) if name == "newer" else ())), plan


def _news(shape: Shape, plan: Plan, result: ForecastResult) -> tuple[Fact, ...]:
    """What changed since the same was asked of a file that ended three months earlier."""
    before = forecast_of(replace(shape, steps=shape.steps - 3, ahead=shape.ahead + 3, asked=shape.ahead))
    found = what_changed(plan, before, result, table_of(shape, result))
    assert found is not None
    return found.facts


@pytest.mark.parametrize("case", [each for each in QUESTIONS if "by" in each], ids=lambda each: str(each["say"]))
def test_a_question_about_the_answer_is_answered_by_its_facts(case: dict[str, Any]) -> None:
    facts, plan = answered(case["of"])
    found = recall(case["say"], facts, plan)
    assert found is not None
    assert any(fact.id.startswith(tuple(case["by"])) for fact in found.facts), [fact.id for fact in found.facts]
    assert all(fact in facts for fact in found.facts)
    assert unbacked(found.reply.text(), found.facts) == set()


@pytest.mark.parametrize("case", [each for each in QUESTIONS if "by" not in each], ids=lambda each: str(each["say"]))
def test_what_asks_for_something_else_is_left_to_others(case: dict[str, Any]) -> None:
    facts, plan = answered(case["of"])
    assert recall(case["say"], facts, plan) is None


def test_the_group_that_is_asked_for_is_the_one_that_is_told() -> None:
    facts, plan = answered("regions")
    for name in REGIONS:
        found = recall(f"what was {name} again?", facts, plan)
        assert found is not None
        assert [fact.label for fact in found.facts] == [name]


def test_an_answer_that_assumed_nothing_says_so() -> None:
    facts, plan = answered("plain")
    found = recall("what did you assume?", facts, plan)
    assert found is not None
    assert found.reply.text() == "Nothing had to be assumed."


def test_every_note_and_assumption_that_is_shown_is_a_fact() -> None:
    facts, _ = answered("assumed")
    statements = {fact.id: fact.statement for fact in facts}
    assert statements["assumed_1"] == "No measure was named, so Sales is taken"
    assert statements["note_1"] == "Left out 7 totals rows"
    assert "caution_1" in {fact.id for fact in answered("cautioned")[0]}


def test_the_month_before_the_forecast_was_not_left_out_and_is_told() -> None:
    facts, plan = answered("plain")
    found = recall("why did you leave out the last month?", facts, plan)
    assert found is not None
    assert "Nothing was left out at the end: Sep 2022 is complete, with Sales of $" in found.reply.text()
    assert "45 months of history" in found.reply.text()


def test_a_month_that_is_in_is_told_with_its_value() -> None:
    facts, plan = answered("partial")
    found = recall("why did you leave out March?", facts, plan)
    assert found is not None
    assert found.reply.text().startswith("Mar 2022 is in, with Sales of $")


@pytest.mark.parametrize(
    "say", ["what changed?", "is that better or worse than last time?", "whats different", "why did it change?"]
)
def test_without_an_earlier_forecast_nothing_is_there_to_compare_with(say: str) -> None:
    facts, plan = answered("plain")
    found = recall(say, facts, plan)
    assert found is not None
    assert "no earlier forecast of the same here to compare with" in found.reply.text()


@pytest.mark.parametrize(
    "say", ["thanks", "ok great", "thank you so much!", "Great, thanks for your help", "perfect", "that helps, thx"]
)
def test_thanks_get_a_friendly_line(say: str) -> None:
    reply = pleasantry(say)
    assert reply is not None
    assert reply.text().startswith("You're welcome.")


@pytest.mark.parametrize(
    "say", ["thanks, and by region?", "great, now without West", "is it ok?", "how good is it", "good question"]
)
def test_thanks_with_a_wish_are_a_wish(say: str) -> None:
    assert pleasantry(say) is None


def test_a_question_about_an_answer_is_known_before_the_answer_is() -> None:
    _, plan = answered("regions")
    assert asks_of_answer("how sure are you?", plan)
    assert not asks_of_answer("and by category?", plan)


def test_the_highest_month_is_the_one_with_the_highest_forecast() -> None:
    facts, plan = answered("plain")
    found = recall("which month is the highest?", facts, plan)
    assert found is not None
    highest = max((fact for fact in facts if fact.id.startswith("step_")), key=lambda fact: fact.value or 0.0)
    assert found.reply.text() == f"The highest month is {highest.label}, with {highest.display} expected."
