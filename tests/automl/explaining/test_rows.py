"""Why the model says of a row or a group what it says."""

from pathlib import Path

import numpy as np
import pytest

from automl.capabilities.explain import explain
from automl.errors import DataError
from automl.explaining.figure import figure_of
from automl.explaining.result import ExplainResult
from automl.plan import Circumstances, Filter
from automl.row_plans import ExplainPlan, Subject
from tests.automl.fitted import Asked, fitted
from tests.automl.planted import customers, flats, wines
from tests.today import TODAY


def _asked(asked: Asked, subject: Subject, *filters: Filter, **more: object) -> ExplainResult:
    plan = ExplainPlan(subject=subject, filters=list(filters), model="m_1", **more)  # type: ignore[arg-type]
    return explain(plan, asked.table, Circumstances(today=TODAY), asked.tools)


@pytest.fixture(scope="module")
def churn(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    return fitted(customers(), "Churn", tmp_path_factory.mktemp("churn"), names=["customerID"])


def _customer(number: int) -> Filter:
    return Filter(column="customerID", op="=", value=f"C{number:05d}")


@pytest.mark.parametrize("number", range(0, 1200, 150))
def test_the_reasons_of_a_row_add_up_to_the_probability_that_is_shown(churn: Asked, number: int) -> None:
    result = _asked(churn, "row", _customer(number))
    features = churn.table.frame[[each.name for each in churn.model.card.features]]
    shown = float(figure_of(churn.model.model, churn.model.card)(features)[number])
    assert result.value == pytest.approx(shown, abs=1e-12)
    assert result.baseline + sum(each.contribution for each in result.contributions) == pytest.approx(shown, abs=1e-12)
    assert result.row == {"customerID": f"C{number:05d}"}
    assert result.model == churn.model.card.name


@pytest.mark.parametrize("row", range(0, 600, 97))
def test_the_reasons_of_a_row_of_three_classes_speak_of_the_class_it_is_predicted_to_be(
    row: int, tmp_path: Path
) -> None:
    asked = fitted(wines(), "sort", tmp_path, task="multiclass", positive=None)
    acid = float(asked.table.frame["acid"].iloc[row])
    result = _asked(asked, "row", Filter(column="acid", op="=", value=acid))
    assert result.positive == result.predicted
    assert result.value == pytest.approx(result.baseline + sum(one.contribution for one in result.contributions))


def test_a_sum_of_columns_is_taken_apart_into_its_terms(tmp_path: Path) -> None:
    asked = fitted(flats(), "rent", tmp_path, task="regression", positive=None)
    assert asked.model.card.name == "Linear"
    row = asked.table.frame.iloc[5]
    result = _asked(asked, "row", Filter(column="size", op="=", value=float(row["size"])))
    told = {each.column: each.contribution for each in result.contributions}
    usual = asked.model.reference
    assert told["size"] == pytest.approx(10 * (row["size"] - usual["size"].mean()), rel=0.08, abs=12)
    assert told["distance"] == pytest.approx(-100 * (row["distance"] - usual["distance"].mean()), rel=0.1, abs=12)
    share = (usual["balcony"] == "yes").mean()
    assert told["balcony"] == pytest.approx(200 * ((row["balcony"] == "yes") - share), rel=0.12, abs=12)


def test_of_several_rows_the_likeliest_is_explained_and_their_number_is_said(churn: Asked) -> None:
    result = _asked(churn, "row", Filter(column="Region", op="=", value="West"))
    west = churn.table.frame[churn.table.frame["Region"] == "West"]
    features = west[[each.name for each in churn.model.card.features]]
    assert result.found == len(west)
    assert result.value == pytest.approx(figure_of(churn.model.model, churn.model.card)(features).max())


def test_a_row_that_is_not_there_is_said(churn: Asked) -> None:
    with pytest.raises(DataError, match="No row is left"):
        _asked(churn, "row", Filter(column="customerID", op="=", value="nobody"))


def test_a_question_that_names_no_row_says_so(churn: Asked) -> None:
    with pytest.raises(DataError, match="which row"):
        _asked(churn, "row")


def test_two_groups_differ_by_as_much_as_their_columns_add(churn: Asked) -> None:
    short = Filter(column="Contract", op="=", value="Month-to-month")
    result = _asked(churn, "group", short)
    features = churn.table.frame[[each.name for each in churn.model.card.features]]
    shown = figure_of(churn.model.model, churn.model.card)(features)
    mine = (churn.table.frame["Contract"] == "Month-to-month").to_numpy()
    assert result.value == pytest.approx(shown[mine].mean())
    assert result.baseline == pytest.approx(shown[~mine].mean())
    assert result.baseline + sum(each.contribution for each in result.contributions) == pytest.approx(result.value)
    assert result.contributions[0].column == "Contract"
    assert result.contributions[0].contribution > 0.7 * (result.value - result.baseline)


def test_what_drives_the_target_is_told_with_shares_and_directions(churn: Asked) -> None:
    result = _asked(churn, "drivers")
    told = {each.column: each for each in result.drivers}
    assert sum(each.share for each in result.drivers) == pytest.approx(1.0)
    assert result.drivers[0].column in ("Contract", "tenure", "Joined", "MonthlyCharges")
    assert told["Region"].share < 0.1
    assert told["MonthlyCharges"].direction == "up"
    assert told["Contract"].toward == "Month-to-month"


def test_a_value_that_training_has_not_seen_is_named(churn: Asked) -> None:
    frame = churn.table.frame.copy()
    frame.loc[3, "MonthlyCharges"] = 990.0
    strange = Asked(churn.table.__class__(churn.table.name, frame, churn.table.columns), churn.model, churn.tools)
    assert _asked(strange, "row", _customer(3)).outside_range == ("MonthlyCharges",)


def test_the_same_question_gets_the_same_reasons(churn: Asked) -> None:
    first, again = (_asked(churn, "row", _customer(7)) for _ in range(2))
    parts = [np.array([each.contribution for each in one.contributions[:3]]) for one in (first, again)]
    assert np.allclose(*parts, atol=0.05)


def test_a_row_may_be_meant_by_its_number_or_as_the_first_of_all(churn: Asked) -> None:
    features = churn.table.frame[[each.name for each in churn.model.card.features]]
    shown = figure_of(churn.model.model, churn.model.card)(features)
    assert _asked(churn, "row", row=12).value == pytest.approx(shown[11])
    assert _asked(churn, "row", top=True).value == pytest.approx(shown.max())
    with pytest.raises(DataError, match="no row 5,000"):
        _asked(churn, "row", row=5000)


def test_the_first_row_is_the_first_of_those_whose_outcome_is_not_known_yet(churn: Asked) -> None:
    frame = churn.table.frame.copy()
    frame["Churn"] = frame["Churn"].where(frame.index >= 40, None)
    waiting = Asked(churn.table.__class__(churn.table.name, frame, churn.table.columns), churn.model, churn.tools)
    features = frame[[each.name for each in churn.model.card.features]]
    shown = figure_of(churn.model.model, churn.model.card)(features)
    assert shown[:40].max() < shown.max()
    assert _asked(waiting, "row", top=True).value == pytest.approx(shown[:40].max())


def test_of_three_classes_the_first_row_is_the_one_that_a_scored_list_shows_first(tmp_path: Path) -> None:
    asked = fitted(wines(), "sort", tmp_path, task="multiclass", positive=None)
    features = asked.table.frame[[each.name for each in asked.model.card.features]]
    likeliest = asked.model.model.predict(features).max()
    assert _asked(asked, "row", top=True).value == pytest.approx(likeliest)
