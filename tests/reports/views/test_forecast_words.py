"""What the words of a forecast say in each situation, and that no figure in them comes from nowhere."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from automl.result import Backtest, Caution, ForecastResult, Goal, Unit
from automl.table import Note
from reports.answer import Answer
from reports.catalog import view
from tests.reports.fabricate import Shape, forecast_of
from tests.reports.figures import figures, unbacked
from tests.reports.shapes import MANY, REGIONS, SHAPES
from tests.reports.surroundings import plan_of, table_of

QUARTER = Shape(steps=45, label="Q4 2022")


def answer(
    out: Path, shape: Shape = QUARTER, notes: Sequence[Note] = (), plan: dict[str, Any] | None = None, **changes: Any
) -> Answer:
    result = replace(forecast_of(shape), **changes)
    return view(plan_of(shape, result).model_copy(update=plan or {}), result, table_of(shape, result, notes), out)


def text(out: Path, shape: Shape = QUARTER, **changes: Any) -> str:
    return answer(out, shape, **changes).reply.text()


def backtest(**changes: Any) -> Backtest:
    return replace(forecast_of(QUARTER).backtest, **changes)


@pytest.mark.parametrize("name", SHAPES)
def test_every_figure_in_the_words_stands_in_a_fact(name: str, tmp_path: Path) -> None:
    told = answer(tmp_path, SHAPES[name], notes=[Note("totals_left_out", "Left out 7 totals rows.", 7)])
    assert figures(told.reply.text())
    assert unbacked(told.reply.text(), told.facts, ["Left out 7 totals rows."]) == set()


def test_a_figure_without_a_fact_would_be_noticed(tmp_path: Path) -> None:
    assert unbacked("It will be 77.7 percent", answer(tmp_path).facts) == {"77.7"}


@pytest.mark.parametrize("name", SHAPES)
def test_nothing_unfinished_or_technical_reaches_the_reader(name: str, tmp_path: Path) -> None:
    shown = text(tmp_path, SHAPES[name])
    assert not [word for word in ("nan", "None", "{", "}", "MASE", "p50", "quantile", "  .", "..") if word in shown]


@pytest.mark.parametrize("name", SHAPES)
def test_every_fact_has_a_unique_id_and_a_clause(name: str, tmp_path: Path) -> None:
    facts = answer(tmp_path, SHAPES[name]).facts
    assert len({fact.id for fact in facts}) == len(facts)
    assert all(fact.statement and " " in fact.statement and not fact.statement.endswith(".") for fact in facts)
    assert all(fact.label and fact.display and fact.source for fact in facts)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Over the last 9 months this method missed by 6% on average; copying last year missed by 11%."),
        (
            {"model_percent": 0.12, "naive_percent": 0.118},
            (
                "Over the last 9 months this method missed by 12.0% on average, copying last year by 11.8%; "
                "but judged step by step, its errors were 34% smaller."
            ),
        ),
        (
            {"model_percent": 0.12, "naive_percent": 0.118, "model_error": 0.999, "naive_error": 1.0},
            "In a test on the last 9 months this method did about as well as copying last year.",
        ),
        (
            {"points": (), "windows": 1, "window_steps": 1},
            "Over the last month this method missed by 6% on average; copying last year missed by 11%.",
        ),
        (
            {"model_percent": None, "naive_percent": None},
            "In a test on the last 9 months this method was closer than copying last year, with errors 34% smaller.",
        ),
        (
            {"answered_by": "seasonal_naive"},
            (
                "Copying last year was as good as any model over the last 9 months (it missed by 11% on average), "
                "so the forecast does just that."
            ),
        ),
        (
            {"windows": 0, "points": (), "model_error": None, "naive_error": None},
            "The history is too short to test this forecast on the past, so take it as a rough guess.",
        ),
        (
            {"windows": 0, "points": (), "naive_error": None, "answered_by": "seasonal_naive"},
            (
                "The history is too short to test a method on the past, "
                "so the forecast is a rough guess made by copying last year."
            ),
        ),
    ],
)
def test_it_says_how_far_to_trust_it(changes: dict[str, Any], sentence: str, tmp_path: Path) -> None:
    assert sentence in text(tmp_path, backtest=backtest(**changes))


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (4.0e6, 4.24e6, "6% above the same quarter a year earlier"),
        (4.0e6, 3.0e6, "25% below the same quarter a year earlier"),
        (4.0e6, 4.01e6, "level with the same quarter a year earlier"),
        (1.0e6, 4.0e6, "4 times the same quarter a year earlier"),
        (-1.0e6, 4.0e6, "$5.0M above the same quarter a year earlier"),
        (4.0e6, -1.0e6, "$5.0M below the same quarter a year earlier"),
    ],
)
def test_a_change_is_said_in_the_words_that_fit(before: float, now: float, said: str, tmp_path: Path) -> None:
    horizon = replace(forecast_of(QUARTER).horizon, p10=now - 4e5, p50=now, p90=now + 4e5)
    assert said in text(tmp_path, horizon=horizon, year_before=before)


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (Goal(5e6, 0.32, -1e6), "The chance of reaching $5M is 32%."),
        (Goal(5e6, 0.0, -1e6), "The chance of reaching $5M is less than 1%."),
        (Goal(3e6, 1.0, 1e6), "The chance of reaching $3M is more than 99%."),
        (Goal(3e6, 0.97, 1e6), "is $1M above"),
    ],
)
def test_a_goal_gets_its_chance_its_distance_and_what_it_takes(goal: Goal, said: str, tmp_path: Path) -> None:
    shown = text(tmp_path, goal=goal)
    assert said in shown
    assert ("it would take" in shown.lower()) == (goal.gap < 0)


def test_a_history_that_never_varies_is_said_and_gets_no_empty_range(tmp_path: Path) -> None:
    horizon = replace(forecast_of(QUARTER).horizon, p10=4e6, p50=4e6, p90=4e6)
    shown = text(tmp_path, horizon=horizon, cautions=(Caution("constant", {"series": ["total"]}),))
    assert shown.startswith("Sales, Q4 2022: $4.0M, ")
    assert "likely between" not in shown.split("\n")[0]
    assert "The history never varies, so the forecast repeats it." in shown


def test_the_partial_period_is_left_out_and_shown_so_far(tmp_path: Path) -> None:
    shown = text(tmp_path, SHAPES["partial"])
    assert (
        "Oct 2022 is not complete (its rows stop on Oct 12, 2022), so it was left out; it stands at $516K so far."
        in shown
    )


def test_historical_files_say_from_where_they_count(tmp_path: Path) -> None:
    assert "Your data end on Sep 30, 2022, so the forecast counts from there, not from today." in text(tmp_path)
    assert "is counted from today" in text(tmp_path, live=True)


def test_ended_groups_are_named_and_count_as_zero(tmp_path: Path) -> None:
    shown = text(tmp_path, SHAPES["four groups"])
    assert "This group has ended and counts as zero: East (last seen Mar 14, 2021)." in shown


def test_ten_of_many_groups_are_shown_and_the_column_adds_up(tmp_path: Path) -> None:
    told = answer(tmp_path, SHAPES["many groups"])
    table = next(part for part in told.reply.parts if part.kind == "table")
    cells = [int(row[1].replace("$", "").replace(",", "")) for row in table.rows]
    assert "This shows the 10 largest of 25 groups; the workbook has them all." in told.reply.text()
    assert len(table.rows) == 12
    assert abs(sum(cells[:-1]) - cells[-1]) <= 6
    assert (sum(cells[:-1]) == cells[-1]) != ("Figures are rounded" in told.reply.text())


def test_as_many_groups_are_shown_as_were_asked_for(tmp_path: Path) -> None:
    shown = text(tmp_path, SHAPES["many groups"], plan={"limit": 3})
    assert "This shows the 3 largest of 25 groups" in shown
    assert "All others (22)" in shown


def test_groups_that_do_not_add_up_are_not_added_up(tmp_path: Path) -> None:
    shape = Shape(groups=REGIONS, aggregation="mean", measure="Price", level=20, trend=0, swing=2, noise=1)
    shown = text(tmp_path, shape)
    assert "The total is forecast on its own; it is not the sum of the groups." in shown
    assert "of the total" not in shown
    assert "on average, likely between" in shown


def test_one_order_is_one_order(tmp_path: Path) -> None:
    shape = Shape(ahead=1, label="October 2022", unit=Unit("count", noun="orders"), measure="Orders")
    horizon = replace(forecast_of(shape).horizon, p10=0.0, p50=1.0, p90=3.0)
    assert text(tmp_path, shape, horizon=horizon).startswith("Orders, October 2022: 1 order, likely between 0 and 3, ")


def test_years_have_no_thousands_marks(tmp_path: Path) -> None:
    assert "2,0" not in text(tmp_path, SHAPES["yearly"])


def test_only_notes_that_matter_are_in_the_small_print(tmp_path: Path) -> None:
    notes = [Note("header_found", "The column names are in line 4."), Note("dates_ambiguous", "01/02 is 1 February.")]
    shown = text(tmp_path, notes=notes)
    assert "01/02 is 1 February." in shown
    assert "line 4" not in shown


def test_what_was_known_in_advance_and_the_models_are_in_the_footnote(tmp_path: Path) -> None:
    shown = text(tmp_path, known_used=("holidays", "Promo"), shares={"seasonal_naive": 1.0})
    assert "known in advance and helped in the test: public holidays and Promo." in shown
    assert "The forecast comes from copying last year." in shown


def test_several_measures_can_share_a_folder(tmp_path: Path) -> None:
    answer(tmp_path, replace(QUARTER, measure="Net Sales"))
    answer(tmp_path, replace(QUARTER, measure="Profit"))
    names = {file.name for file in tmp_path.iterdir()}
    assert {"net_sales_forecast.xlsx", "profit_forecast.xlsx", "profit_forecast.png"} <= names


def test_every_caution_beside_the_answer_is_said(tmp_path: Path) -> None:
    cautions = (
        Caution("gap_filled", {"steps": 3, "start": date(2021, 3, 1), "end": date(2021, 5, 1)}),
        Caution("degenerate", {"series": ["total"]}),
        Caution("never_heard_of", {"day": date(2022, 1, 5)}),
    )
    shown = text(tmp_path, cautions=cautions)
    assert "3 months without data (Mar 1, 2021 to May 1, 2021) were filled in" in shown
    assert "The forecast is the same for every month" in shown
    assert "Please note: never heard of (day: Jan 5, 2022)." in shown


def result_with_many_groups() -> ForecastResult:
    return forecast_of(Shape(groups=MANY))


def test_ids_of_groups_follow_the_table(tmp_path: Path) -> None:
    told = answer(tmp_path, Shape(groups=MANY))
    assert [fact.label for fact in told.facts if fact.id.startswith("group_")] == [
        group.key["Region"] for group in result_with_many_groups().groups[:10]
    ]


def test_a_history_with_holes_shows_its_last_number(tmp_path: Path) -> None:
    result = forecast_of(QUARTER)
    holes = (*result.actuals[:-1], replace(result.actuals[-1], value=float("nan")))
    shown = text(tmp_path, actuals=holes)
    assert "the history up to Aug 2022" in shown
    assert "nan" not in shown + next(tmp_path.glob("*.py")).read_text(encoding="utf-8").split("def read")[0]
