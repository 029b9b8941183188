"""What the model says when columns are supposed to be otherwise."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from automl.capabilities.whatif import whatif
from automl.errors import DataError
from automl.plan import Filter
from automl.row_plans import Change, WhatIfPlan
from automl.supposing.result import WhatIfResult
from automl.table import Kind
from tests.automl.fitted import Asked, fitted, table_of
from tests.automl.planted import customers, flats


@pytest.fixture(scope="module")
def rents(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    return fitted(flats(), "rent", tmp_path_factory.mktemp("rents"), task="regression", positive=None)


@pytest.fixture(scope="module")
def churn(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    return fitted(customers(), "Churn", tmp_path_factory.mktemp("churn"), names=["customerID"])


def _supposed(asked: Asked, changes: Sequence[Change], *filters: Filter) -> WhatIfResult:
    return whatif(WhatIfPlan(changes=tuple(changes), filters=list(filters), model="m_1"), asked.table, asked.tools)


def _set(column: str, value: object) -> Change:
    return Change(column=column, how="set", value=value)  # type: ignore[arg-type]


def test_ten_square_metres_more_cost_a_hundred(rents: Asked) -> None:
    result = _supposed(rents, [Change(column="size", how="add", value=10)])
    assert result.value - result.baseline == pytest.approx(100, rel=0.02)
    assert result.rows == rents.table.rows
    assert result.total_after is not None
    assert result.total_before is not None
    assert result.total_after - result.total_before == pytest.approx(800 * 100, rel=0.02)
    assert result.moved[0].after - result.moved[0].before == pytest.approx(10)


def test_each_of_several_changes_has_its_share_and_they_add_up(rents: Asked) -> None:
    changes = [_set("balcony", "yes"), Change(column="distance", how="add", value=-1), _set("size", 60)]
    result = _supposed(rents, changes, Filter(column="balcony", op="=", value="none"))
    told = {each.column: each.contribution for each in result.contributions}
    assert result.baseline + sum(told.values()) == pytest.approx(result.value, abs=1e-9)
    assert told["balcony"] == pytest.approx(200, rel=0.05)
    assert told["distance"] == pytest.approx(100, rel=0.05)


def test_the_curve_follows_the_column_along_its_range(rents: Asked) -> None:
    curve = _curve(_supposed(rents, [_set("size", 60)]))
    assert len(curve) >= 21
    slope = np.polyfit(curve["at"].astype(float), curve["value"].astype(float), 1)[0]
    assert slope == pytest.approx(10, rel=0.03)


def _curve(result: WhatIfResult) -> pd.DataFrame:
    assert result.curve is not None
    return result.curve


def _on_the_line(result: WhatIfResult, at: object) -> float:
    curve = _curve(result)
    return float(curve["value"][np.isclose(curve["at"].astype(float), float(str(at)))].iloc[0])


@pytest.mark.parametrize(
    "change",
    [
        Change(column="size", how="set", value=61.7),
        Change(column="size", how="add", value=-13.3),
        Change(column="size", how="times", value=1.07),
        Change(column="size", how="set", value=900),
    ],
)
def test_both_ends_of_the_answer_about_one_row_lie_on_the_line(rents: Asked, change: Change) -> None:
    result = whatif(WhatIfPlan(changes=(change,), row=7, model="m_1"), rents.table, rents.tools)
    assert _on_the_line(result, result.moved[0].before) == pytest.approx(result.baseline, abs=1e-6)
    assert _on_the_line(result, result.moved[0].after) == pytest.approx(result.value, abs=1e-6)


@pytest.mark.parametrize("change", [("add", 12), ("times", 0.8)])
def test_rows_that_are_moved_lie_on_the_line_of_larger_and_smaller_moves(rents: Asked, change: tuple[str, int]) -> None:
    result = _supposed(rents, [Change.model_validate({"column": "size", "how": change[0], "value": change[1]})])
    assert _on_the_line(result, result.moved[0].before) == pytest.approx(result.baseline, abs=1e-6)
    assert _on_the_line(result, result.moved[0].after) == pytest.approx(result.value, abs=1e-6)
    assert _curve(result)["at"].is_monotonic_increasing


def test_rows_that_are_set_to_a_value_lie_on_the_line_of_such_values(rents: Asked) -> None:
    result = _supposed(rents, [_set("size", 61.7)])
    assert _on_the_line(result, 61.7) == pytest.approx(result.value, abs=1e-6)


def test_a_value_that_few_hold_has_a_place_in_the_picture(churn: Asked) -> None:
    result = _supposed(churn, [_set("Contract", "Two year")], Filter(column="customerID", op="=", value="C00010"))
    told = dict(zip(_curve(result)["at"], _curve(result)["value"], strict=True))
    assert told["Two year"] == pytest.approx(result.value)
    assert told[str(result.moved[0].before)] == pytest.approx(result.baseline)


def test_a_question_beyond_the_data_is_cautioned_with_their_range(rents: Asked) -> None:
    result = _supposed(rents, [_set("size", 900)])
    low, high = result.outside_range["size"]
    assert (low, high) == (rents.table.column("size").min, rents.table.column("size").max)
    assert _supposed(rents, [_set("size", 60)]).outside_range == {}


def test_a_model_says_what_goes_together_not_what_causes_what(rents: Asked) -> None:
    assert "association" in {each.kind for each in _supposed(rents, [_set("size", 60)]).cautions}


def test_a_total_moves_along_with_its_price(churn: Asked) -> None:
    customer = Filter(column="customerID", op="=", value="C00010")
    row = churn.table.frame.loc[10]
    result = _supposed(churn, [_set("MonthlyCharges", 50)], customer)
    moved = {each.column: each for each in result.moved}
    assert moved["TotalCharges"].after == pytest.approx(row["tenure"] * 50, abs=0.05)
    assert [each.column for each in result.contributions] == ["MonthlyCharges"]
    assert any(each.kind == "moved_along" for each in result.cautions)
    assert result.row == {"customerID": "C00010"}


def test_a_total_that_is_supposed_alone_is_cautioned(churn: Asked) -> None:
    result = _supposed(churn, [_set("TotalCharges", 500)], Filter(column="customerID", op="=", value="C00010"))
    assert any(each.kind == "derived_alone" for each in result.cautions)


def test_a_combination_that_nobody_has_is_cautioned(tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    height = random.normal(170, 12, 1500)
    weight = height - 100 + random.normal(0, 4, 1500)
    frame = pd.DataFrame({"height": height, "weight": weight, "size": height + weight + random.normal(0, 1, 1500)})
    asked = fitted(table_of(frame, dict.fromkeys(frame.columns, Kind.NUMBER)), "size", tmp_path, task="regression")
    small = Filter(column="height", op="<", value=155)
    usual = _supposed(asked, [_set("weight", 50)], small)
    odd = _supposed(asked, [_set("weight", 82)], small)
    assert "unusual_combination" not in {each.kind for each in usual.cautions}
    assert "unusual_combination" in {each.kind for each in odd.cautions}
    assert odd.outside_range == {}


def test_customers_that_would_be_flagged_are_counted_before_and_after(churn: Asked) -> None:
    result = _supposed(churn, [_set("Contract", "Two year")], Filter(column="Contract", op="=", value="Month-to-month"))
    assert result.flagged_before is not None
    assert result.flagged_after is not None
    assert result.flagged_after < result.flagged_before
    assert result.value < result.baseline


@pytest.mark.parametrize("value", ["two YEAR", " Two year"])
def test_a_value_is_taken_in_any_spelling(churn: Asked, value: str) -> None:
    exact, other = (_supposed(churn, [_set("Contract", each)]) for each in ("Two year", value))
    assert exact.value == other.value


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_set("customerID", "x"), "does not look at customerID"),
        (_set("Churn", "Yes"), "what the model predicts"),
        (_set("tenure", "soon"), "no value that tenure could have"),
        (Change(column="Region", how="add", value=1), "cannot be raised"),
    ],
)
def test_what_cannot_be_supposed_is_said(churn: Asked, change: Change, words: str) -> None:
    with pytest.raises(DataError, match=words):
        _supposed(churn, [change])


def test_flagged_customers_are_those_of_the_outcome_that_was_asked_about(churn: Asked) -> None:
    longer = (Change(column="tenure", how="add", value=12),)
    told = {
        outcome: whatif(WhatIfPlan(changes=longer, outcome=outcome, model="m_1"), churn.table, churn.tools)
        for outcome in ("Yes", "No")
    }
    assert told["No"].positive == "No"
    assert told["No"].baseline == pytest.approx(1 - told["Yes"].baseline)
    for name in ("flagged_before", "flagged_after"):
        assert getattr(told["Yes"], name) + getattr(told["No"], name) == churn.table.rows


def test_a_blank_that_is_moved_stays_a_blank_and_is_not_counted(rents: Asked) -> None:
    frame = rents.table.frame.copy()
    frame.loc[:99, "size"] = np.nan
    kinds = {column.name: column.kind for column in rents.table.columns}
    asked = Asked(table_of(frame, kinds), rents.model, rents.tools)
    assert _supposed(asked, [Change(column="size", how="add", value=10)]).moved[0].rows == len(frame) - 100
