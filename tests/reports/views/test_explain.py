"""What a person reads when they ask why."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from automl.explaining.result import Contribution, ExplainResult
from automl.result import Unit
from automl.row_plans import ExplainPlan
from automl.table import Table
from reports.answer import Answer
from reports.catalog import view
from reports.contract import result_json
from reports.explaining.adding import summed
from reports.reply import Chart, Choices, FilePart, Footnote, Paragraph, TablePart
from tests.automl.asking.sales import table as sales
from tests.reports.fabricate_reasons import (
    DRIVERS,
    WHY_FORECAST,
    WHY_GROUP,
    WHY_ROW,
    why_drivers,
    why_forecast,
    why_group,
    why_price,
    why_row,
)
from tests.reports.fabricate_rows import churn_table, house_table
from tests.reports.figures import unbacked

EVERY: Mapping[str, tuple[ExplainPlan, ExplainResult, Table]] = {
    "row": (WHY_ROW, why_row(), churn_table()),
    "price": (WHY_ROW, why_price(), house_table()),
    "group": (WHY_GROUP, why_group(), sales()),
    "forecast": (WHY_FORECAST, why_forecast(), sales()),
    "drivers": (DRIVERS, why_drivers(), churn_table()),
}


def told(name: str, out: Path) -> Answer:
    return view(*EVERY[name], out)


def paragraphs(answer: Answer) -> list[str]:
    return [part.text for part in answer.reply.parts if isinstance(part, Paragraph)]


def tables(answer: Answer) -> list[TablePart]:
    return [part for part in answer.reply.parts if isinstance(part, TablePart)]


def test_a_row_is_told_with_its_chance_and_what_adds_most(tmp_path: Path) -> None:
    first, second = paragraphs(told("row", tmp_path))
    assert first == "The chance of Customer-0480 to leave is 82%; on average it is 27%."
    assert second.startswith("What adds most: Contract “Month-to-month” (+31 points), tenure 2 (+19 points)")
    assert "What takes away most: Partner “Yes” (-4 points)." in second


def test_the_steps_as_they_are_shown_add_up_to_the_number_as_it_is_shown(tmp_path: Path) -> None:
    for name in ("row", "price", "group", "forecast"):
        table = tables(told(name, tmp_path))[0]
        figures = [int("".join(each for each in row[-1] if each in "-0123456789")) for row in table.rows]
        assert sum(figures[:-1]) == figures[-1], name
        assert table.rows[-1][-1] in paragraphs(told(name, tmp_path))[0]


_AMOUNTS = st.lists(st.floats(-0.3, 0.3), min_size=1, max_size=15)


@given(st.floats(0.001, 0.999), _AMOUNTS, st.sampled_from([Unit("percent"), Unit("money", "USD"), Unit("count")]))
def test_rounding_never_breaks_a_sum(baseline: float, amounts: list[float], unit: Unit) -> None:
    size = 1.0 if unit.kind == "percent" else 84_321.0
    parts = [Contribution(f"c{place}", None, each * size) for place, each in enumerate(amounts)]
    value = baseline * size + sum(each.contribution for each in parts)
    shown = summed(baseline * size, value, parts, unit, Locale("en"))
    together = shown.baseline + sum(each.amount for each in shown.shares) + shown.others
    assert together == pytest.approx(shown.value, abs=shown.scale.quantum / 10)
    assert shown.scale.write(shown.value) == shown.scale.write(value)
    assert all(abs(each.amount) > 0 for each in shown.shares[1:])


def test_small_columns_are_taken_together_and_counted(tmp_path: Path) -> None:
    shown = tables(told("row", tmp_path))[0]
    assert [row[0] for row in shown.rows][-2:] == ["all 3 other columns", "Together"]


def test_a_nearly_certain_chance_is_not_said_to_be_certain(tmp_path: Path) -> None:
    parts = (Contribution("tenure", 2, 0.7265),)
    sure = replace(why_row(), contributions=parts, value=0.2711 + 0.7265)
    assert paragraphs(view(WHY_ROW, sure, churn_table(), tmp_path))[0].startswith(
        "The chance of Customer-0480 to leave is 99.8%"
    )


def test_a_group_is_told_by_how_much_it_differs_and_by_mix_and_rate(tmp_path: Path) -> None:
    answer = told("group", tmp_path)
    first, second = paragraphs(answer)
    assert first == "In Region West, Sales averages $124, against $152 elsewhere: $28 lower."
    assert "Of the -$21 that Product makes, -$18 comes from a different mix, -$3 from the same ones" in second
    parts = tables(answer)[1]
    assert list(parts.rows[0]) == ["Paper", "41%", "22%", "$31", "$33", "-$14"]


def test_a_group_that_is_not_as_the_question_supposes_is_put_right(tmp_path: Path) -> None:
    plan = ExplainPlan(target="Sales", subject="group", direction="higher")
    text = paragraphs(view(plan, why_group(), sales(), tmp_path))[0]
    assert text.endswith("It is not higher: it is the other way round.")


def test_a_rate_of_a_group_is_told_in_percent(tmp_path: Path) -> None:
    rate = replace(
        why_group(), target="Churn", what="rate", baseline=0.24, value=0.38, positive="Yes", unit=None, parts=(),
        contributions=(Contribution("Contract", None, 0.14, mix=0.1, rate=0.04),),
    )  # fmt: skip
    text = paragraphs(view(ExplainPlan(target="Churn", subject="group"), rate, churn_table(), tmp_path))[0]
    assert text == "In Region West, 38% leave, against 24% elsewhere: 14 points higher."


def test_a_forecast_is_told_by_season_and_trend(tmp_path: Path) -> None:
    first, second = paragraphs(told("forecast", tmp_path))
    assert first == "The forecast of Sales is $624K; its level alone would be $520K."
    assert second.startswith("What adds most: the time of the year (+$91K) and the trend (+$22K).")


def test_what_drives_it_names_the_model_that_is_explained(tmp_path: Path) -> None:
    answer = told("drivers", tmp_path)
    assert paragraphs(answer)[0].startswith("What tells most about Churn: Contract")
    small = next(part.text for part in answer.reply.parts if isinstance(part, Footnote))
    assert "These shares are those of LightGBM" in small


def test_values_that_the_model_has_never_seen_are_told(tmp_path: Path) -> None:
    far = replace(why_row(), outside_range=("tenure",))
    assert "this customer has in tenure lies outside what the model has seen" in "".join(
        paragraphs(view(WHY_ROW, far, churn_table(), tmp_path))
    )


def test_of_several_rows_that_fit_it_is_said_that_the_first_is_meant(tmp_path: Path) -> None:
    text = view(WHY_ROW, replace(why_row(), found=3), churn_table(), tmp_path).reply.text()
    assert "3 customers fit these words; this is about the first." in text


@pytest.mark.parametrize("name", EVERY)
def test_no_figure_stands_in_an_answer_that_no_fact_backs(name: str, tmp_path: Path) -> None:
    answer = told(name, tmp_path)
    own = [cell for table in tables(answer) for row in table.rows for cell in row[:2]]
    offers = [each.label for part in answer.reply.parts if isinstance(part, Choices) for each in part.options]
    parts = [cell for table in tables(answer)[1:] for row in table.rows for cell in row]
    assert unbacked(answer.reply.text(), answer.facts, [*own, *offers, *parts]) == set()


@pytest.mark.parametrize("name", EVERY)
def test_the_picture_and_the_workbook_hold_the_same_parts(name: str, tmp_path: Path) -> None:
    answer = told(name, tmp_path)
    chart = next(part for part in answer.reply.parts if isinstance(part, Chart))
    assert chart.path.stat().st_size > 5_000
    assert chart.alt
    book = openpyxl.load_workbook(next(part.path for part in answer.reply.parts if isinstance(part, FilePart)))
    assert book.sheetnames[0] == "Summary"
    if name != "drivers":
        adds = [row[3] for row in book["Reasons"].iter_rows(min_row=2, values_only=True)]
        assert sum(adds[:-1]) == pytest.approx(adds[-1])


def test_the_json_adds_up() -> None:
    shown = result_json(why_row())
    together = shown["baseline"] + sum(each["contribution"] for each in shown["contributions"])
    assert together == pytest.approx(shown["value"])
    assert set(shown["contributions"][0]) == {"column", "value", "contribution"}
    assert shown["model"] == "WeightedEnsemble"
    assert shown["outside_range"] == []


def test_a_sum_is_said_to_be_compared_with_the_mean_of_the_other_groups(tmp_path: Path) -> None:
    first = paragraphs(view(WHY_GROUP, replace(why_group(), what="sum"), sales(), tmp_path))[0]
    assert first == "In Region West, Sales comes to $124, against $152 on average in each other Region: $28 lower."


def test_a_group_is_no_reason_for_itself(tmp_path: Path) -> None:
    parts = (Contribution("Region", "West", -28.0, mix=0.0, rate=-28.0),)
    result = replace(why_group(), contributions=parts, parts=())
    text = " ".join(paragraphs(view(WHY_GROUP, result, sales(), tmp_path)))
    assert "something that no other column tells (-$28)" in text
    assert "different mix" not in text


def test_a_model_may_go_by_the_groups_own_column(tmp_path: Path) -> None:
    parts = (Contribution("Region", "West", -28.0, usual="East"),)
    result = replace(why_group(), contributions=parts, parts=(), model="LightGBM")
    assert "Region itself (-$28)" in " ".join(paragraphs(view(WHY_GROUP, result, sales(), tmp_path)))


def test_what_the_groups_do_not_share_is_not_called_the_same_ones(tmp_path: Path) -> None:
    parts = tuple(replace(each, share_elsewhere=0.0) for each in why_group().parts)
    text = " ".join(paragraphs(view(WHY_GROUP, replace(why_group(), parts=parts), sales(), tmp_path)))
    assert "that Product makes" not in text
