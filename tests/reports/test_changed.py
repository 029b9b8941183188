"""A newer file came: how the forecast moved, and why, each reason computed from the two forecasts."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from automl.plan import Plan
from automl.result import Actual, ForecastResult, Step
from automl.table import Table
from reports.answer import Answer
from reports.changed import what_changed
from reports.reply import Paragraph, TablePart
from tests.reports.fabricate import Shape, forecast_of
from tests.reports.fabricate_reasons import SCORE, WHAT_IF, WHY_ROW, scored, what_if, why_row
from tests.reports.fabricate_rows import churn_plan, churn_result, churn_table
from tests.reports.figures import unbacked
from tests.reports.surroundings import plan_of, table_of

QUARTER = Shape(steps=45, ahead=6, label="Q4 2022")
SAID = date(2022, 11, 3)


def earlier(shape: Shape = QUARTER) -> ForecastResult:
    return forecast_of(shape)


def happened(step: Step, value: float) -> Actual:
    return Actual(step.period, step.start, step.end, value)


def later(before: ForecastResult, came: int = 0, factor: float = 1.0, **changes: Any) -> ForecastResult:
    """The forecast some steps later: what came is what was forecast, times `factor`."""
    new = tuple(happened(step, step.p50 * factor) for step in before.path[:came])
    after = replace(before, actuals=(*before.actuals, *new), path=before.path[came:])
    return replace(after, **changes)


def moved(before: ForecastResult, share: float) -> Any:
    return replace(before.horizon, p50=before.horizon.p50 * share)


def changed(before: object, after: object, made_on: date | None = SAID, shape: Shape = QUARTER) -> Answer | None:
    result = earlier(shape)
    table: Table = table_of(shape, result)
    return what_changed(plan_of(shape, result), before, after, table, "en", made_on)


def told(before: ForecastResult, after: ForecastResult, shape: Shape = QUARTER) -> str:
    found = changed(before, after, shape=shape)
    assert found is not None
    assert unbacked(found.reply.text(), found.facts) == set()
    paragraph = found.reply.parts[0]
    assert isinstance(paragraph, Paragraph)
    assert len([each for each in found.facts if not each.id.startswith("changed_step_")]) <= 6
    return paragraph.text


def test_the_same_period_is_compared_with_what_was_said_then() -> None:
    before = earlier()
    text = told(before, later(before, came=1, factor=0.9, horizon=moved(before, 0.95)))
    assert text.startswith("Sales for Q4 2022 is now $")
    assert "5% below the $" in text
    assert "that was said on Nov 3, 2022." in text


def test_what_came_in_stands_beside_what_was_forecast_for_it() -> None:
    before = earlier()
    assert "Oct 2022 came in at" in told(before, later(before, came=1))
    assert "level with the" in told(before, later(before, came=1))
    assert "inside the likely range" in told(before, later(before, came=1))
    assert "outside the likely range" in told(before, later(before, came=1, factor=0.5))


def test_several_steps_are_counted_and_shown_in_a_table() -> None:
    before = earlier()
    found = changed(before, later(before, came=3, factor=1.01))
    assert found is not None
    table = next(part for part in found.reply.parts if isinstance(part, TablePart))
    assert [row[0] for row in table.rows] == ["Oct 2022", "Nov 2022", "Dec 2022"]
    assert "with 3 of 3 inside the likely range" in found.reply.text()


def test_what_remains_is_what_the_steps_that_came_in_do_not_account_for() -> None:
    before = earlier()
    after = later(before, came=1, factor=0.9, horizon=moved(before, 0.95))
    found = changed(before, after)
    assert found is not None
    rest = next(fact for fact in found.facts if fact.id == "changed_rest")
    direct = after.actuals[-1].value - before.path[0].p50
    assert rest.value is not None
    assert abs(rest.value - (after.horizon.p50 - before.horizon.p50 - direct)) < 1
    assert "comes from refitting on the newer data" in rest.statement


def test_restated_values_are_counted_with_their_sum() -> None:
    before = earlier()
    past = [replace(each, value=each.value + (50_000 if at in (3, 4) else 0)) for at, each in enumerate(before.actuals)]
    text = told(before, later(before, actuals=tuple(past), horizon=moved(before, 1.02)))
    assert "2 months of the past were restated, $100K more than before in all." in text
    assert "The rest comes from refitting on the newer data." in text


def test_groups_that_appear_or_end_are_named() -> None:
    shape = replace(QUARTER, groups=("North", "South"))
    before = earlier(shape)
    north, south = before.groups
    new = replace(north, key={"Region": "West"})
    gone = replace(south, ended=date(2022, 3, 1))
    text = told(before, later(before, groups=(north, new, gone)), shape)
    assert "West came in new and" in text
    assert f"{south.key['Region']} ended" in text


def test_a_step_that_was_partial_is_complete_now() -> None:
    shape = replace(QUARTER, partial=True)
    before = earlier(shape)
    history = replace(before.history, dropped_partial=None)
    assert "Oct 2022 is complete now and came in at" in told(before, later(before, came=1, history=history), shape)
    assert "Oct 2022 to Nov 2022 came in at" in told(before, later(before, came=2, history=history), shape)


def test_another_period_is_compared_on_the_steps_that_both_have() -> None:
    before = earlier()
    after = later(before, came=1)
    shown = after.path[2:]
    horizon = replace(after.horizon, start=shown[0].start, end=shown[-1].end, p50=sum(step.p50 for step in shown))
    text = told(before, replace(after, horizon=horizon, period_label="Q1 2023"))
    assert text.startswith("Sales for Nov 2022 to Mar 2023 is now")


def test_the_same_data_say_that_nothing_changed() -> None:
    before = earlier()
    assert told(before, before).endswith("Nothing that it rests on has changed.")


def test_never_more_than_four_sentences() -> None:
    shape = replace(QUARTER, groups=("North", "South"))
    before = earlier(shape)
    past = tuple(replace(each, value=each.value * 1.1) for each in before.actuals)
    after = later(before, came=1, groups=before.groups[:1])
    after = replace(after, actuals=(*past, after.actuals[-1]), horizon=moved(before, 0.9))
    found = changed(before, after)
    assert found is not None
    paragraph = found.reply.parts[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.count(". ") == 3
    assert "refitting" in paragraph.text


def test_what_cannot_be_compared_is_left_alone() -> None:
    before = earlier()
    assert changed(before, replace(before, measure="Profit")) is None
    assert changed(before, object()) is None
    ahead = tuple(replace(step, start=date(2030, 1, 1), end=date(2030, 1, 31)) for step in before.path[:1])
    horizon = replace(before.horizon, start=date(2030, 1, 1), end=date(2030, 1, 31))
    assert changed(before, replace(before, path=ahead, horizon=horizon)) is None


def test_without_a_date_it_was_said_before() -> None:
    before = earlier()
    found = changed(before, later(before, horizon=moved(before, 1.1)), made_on=None)
    assert found is not None
    assert "that was said before" in found.reply.text()


@pytest.mark.parametrize(
    ("plan", "result"),
    [(churn_plan(), churn_result()), (WHY_ROW, why_row()), (WHAT_IF, what_if()), (SCORE, scored())],
    ids=["predict", "explain", "whatif", "score"],
)
def test_answers_on_rows_are_not_compared_with_earlier_ones(plan: Plan, result: object) -> None:
    assert what_changed(plan, result, result, churn_table()) is None
    assert what_changed(plan, earlier(), result, churn_table()) is None
