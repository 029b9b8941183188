"""What a person reads when they suppose something else."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from automl.explaining.result import Contribution
from automl.plan import Filter
from automl.row_plans import WhatIfPlan
from automl.supposing.result import Moved, WhatIfResult
from reports.answer import Answer
from reports.catalog import view
from reports.contract import result_json
from reports.reply import Chart, Choices, FilePart, Paragraph
from tests.reports.fabricate_reasons import DOLLARS, FLIP, WHAT_IF, flips, what_if, what_if_all
from tests.reports.fabricate_rows import churn_table, house_table
from tests.reports.figures import unbacked

EVERY = {"row": (WHAT_IF, what_if()), "all": (WHAT_IF, what_if_all()), "flip": (FLIP, flips())}


def told(name: str, out: Path) -> Answer:
    plan, result = EVERY[name]
    return view(plan, result, churn_table(), out)


def said(answer: Answer) -> list[str]:
    return [part.text for part in answer.reply.parts if isinstance(part, Paragraph)]


def test_one_row_is_told_before_and_after_with_the_difference(tmp_path: Path) -> None:
    assert said(told("row", tmp_path))[0] == (
        "If MonthlyCharges were 50.00 instead of 99.50, the chance of Customer-0480 to leave would fall from 82% to "
        "61%, 21 points lower."
    )


def test_the_difference_is_that_of_the_figures_as_they_are_shown(tmp_path: Path) -> None:
    near = replace(what_if(), baseline=0.8249, value=0.6151, contributions=(Contribution("x", 1, -0.2098),))
    assert "from 82% to 62%, 20 points lower" in said(view(WHAT_IF, near, churn_table(), tmp_path))[0]


def test_all_rows_are_told_of_a_hundred_and_in_all(tmp_path: Path) -> None:
    first, second = said(told("all", tmp_path))
    assert first == "If Contract were “Two year”, 11 of 100 customers would leave instead of 27."
    assert second.startswith("In all, 57 are expected to leave instead of 135. 22 would be flagged instead of 151.")


def test_a_segment_is_named(tmp_path: Path) -> None:
    plan = WHAT_IF.model_copy(update={"filters": [Filter(column="Partner", op="=", value="Yes")]})
    assert "11 of 100 customers (only Partner Yes) would leave" in said(
        view(plan, what_if_all(), churn_table(), tmp_path)
    )[0]  # fmt: skip


def test_it_is_said_that_going_together_is_no_proof(tmp_path: Path) -> None:
    for name in EVERY:
        assert "not what causes what" in said(told(name, tmp_path))[1]


def test_leaving_the_range_of_the_data_is_warned_of(tmp_path: Path) -> None:
    assert (
        "MonthlyCharges would leave what the model has seen (18 to 118), so this is a guess."
        in (said(told("all", tmp_path))[1])
    )


def test_the_smallest_change_is_named_with_what_it_brings_and_another(tmp_path: Path) -> None:
    first, second = said(told("flip", tmp_path))
    assert first == (
        "The smallest change that would turn Customer-0480: Contract from “Month-to-month” to “One year”; the chance "
        "to leave would then be 41%, now it is 82%."
    )
    assert "Or: MonthlyCharges from 99.50 to 45.00 and tenure from 2 to 12 (44%). The line is at 50%." in second


def test_where_nothing_would_turn_it_that_is_said(tmp_path: Path) -> None:
    none = view(FLIP, replace(flips(), flips=()), churn_table(), tmp_path)
    assert said(none)[0].startswith("No change of the columns that somebody can act on would turn Customer-0480")


def test_nothing_that_changes_is_said_too(tmp_path: Path) -> None:
    same = replace(what_if(), value=0.82, contributions=(Contribution("MonthlyCharges", 50.0, 0.0),))
    assert said(view(WHAT_IF, same, churn_table(), tmp_path))[0].endswith("to leave would stay at 82%.")


def price() -> WhatIfResult:
    curve = pd.DataFrame({"at": [100.0, 120.0, 140.0], "value": [210_000.0, 238_000.0, 262_000.0]})
    return WhatIfResult(
        "Price", "value", 238_000.0, 262_000.0, (Contribution("Area", 140.0, 24_000.0),),
        (Moved("Area", 120.0, 140.0, 300),), 300, "LightGBM", unit=DOLLARS, curve=curve,
        total_before=71_400_000.0, total_after=78_600_000.0,
    )  # fmt: skip


def test_an_amount_is_told_on_average_in_its_unit(tmp_path: Path) -> None:
    first = said(view(WhatIfPlan(target="Price"), price(), house_table(), tmp_path))[0]
    assert first == (
        "If Area were 140 on average instead of 120, the average Price would rise from $238K to $262K, $24K higher."
    )


@pytest.mark.parametrize("name", EVERY)
def test_no_figure_stands_in_an_answer_that_no_fact_backs(name: str, tmp_path: Path) -> None:
    answer = told(name, tmp_path)
    alts = [part.alt for part in answer.reply.parts if isinstance(part, Chart)]
    offers = [each.label for part in answer.reply.parts if isinstance(part, Choices) for each in part.options]
    assert unbacked(answer.reply.text(), answer.facts, [*alts, *offers]) == set()


def test_a_number_gets_a_curve_and_a_category_bars(tmp_path: Path) -> None:
    curve = next(part for part in told("row", tmp_path).reply.parts if isinstance(part, Chart))
    bars = next(part for part in told("all", tmp_path).reply.parts if isinstance(part, Chart))
    assert [mark["at"] for mark in curve.data][:2] == [20.0, 25.0]
    assert [mark["series"] for mark in bars.data] == ["As it is", "Month-to-month", "One year", "Two year"]
    assert "Two year: 11%" in bars.alt


def test_no_dot_lies_beside_the_line(tmp_path: Path) -> None:
    told = next(part for part in view(WhatIfPlan(target="Price"), price(), house_table(), tmp_path).reply.parts
                if isinstance(part, Chart))  # fmt: skip
    assert [(mark["series"], mark["at"], mark["value"]) for mark in told.data if "series" in mark] == [
        ("As it is", 120.0, 238_000.0),
        ("As supposed", 140.0, 262_000.0),
    ]
    mixed = replace(price(), baseline=231_000.0)
    told = next(part for part in view(WhatIfPlan(target="Price"), mixed, house_table(), tmp_path).reply.parts
                if isinstance(part, Chart))  # fmt: skip
    assert [mark["series"] for mark in told.data if "series" in mark] == ["As supposed"]


def test_the_workbook_has_the_curve(tmp_path: Path) -> None:
    path = next(part.path for part in told("row", tmp_path).reply.parts if isinstance(part, FilePart))
    assert openpyxl.load_workbook(path)["Curve"].max_row == 18


def test_the_json_keeps_the_contract() -> None:
    shown = result_json(what_if_all())
    assert set(shown) == {"baseline", "value", "contributions", "model", "outside_range"}
    assert shown["baseline"] + shown["contributions"][0]["contribution"] == pytest.approx(shown["value"])
