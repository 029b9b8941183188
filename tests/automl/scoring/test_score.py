"""A new list scored: its columns matched or named, its rows in their order, reasons in words of the data."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from automl.capabilities.score import score
from automl.errors import DataError
from automl.plan import Filter
from automl.row_plans import ScorePlan
from automl.scoring.result import ScoreResult
from automl.table import Kind, Table
from tests.automl.fitted import Asked, fitted, table_of
from tests.automl.planted import customers, flats, wines

PLAN = ScorePlan(model="m_1")


@pytest.fixture(scope="module")
def churn(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    return fitted(customers(), "Churn", tmp_path_factory.mktemp("churn"), names=["customerID"])


def _scored(asked: Asked, table: Table) -> tuple[ScoreResult, pd.DataFrame]:
    result = score(PLAN, table, asked.tools)
    return result, pd.read_parquet(asked.tools.left / result.scored)


def _changed(table: Table, frame: pd.DataFrame, **kinds: Kind) -> Table:
    known = {one.name: one.kind for one in table.columns}
    return table_of(frame, {name: kinds.get(name, known.get(name, Kind.CATEGORY)) for name in frame.columns})


def test_all_rows_and_columns_come_back_in_their_order_with_what_is_predicted(churn: Asked) -> None:
    fresh = customers(300, seed=9)
    result, scored = _scored(churn, fresh)
    added = ["Churn_predicted", "Churn_p_No", "Churn_p_Yes", "reason_1", "reason_2", "reason_3"]
    assert list(scored.columns) == [*fresh.frame.columns, *added]
    assert scored["customerID"].tolist() == fresh.frame["customerID"].tolist()
    features = fresh.frame[[each.name for each in churn.model.card.features]]
    assert np.allclose(scored[["Churn_p_No", "Churn_p_Yes"]], churn.model.model.predict(features))
    assert set(scored["Churn_predicted"]) == {"Yes", "No"}
    assert ((scored["Churn_p_Yes"] >= 0.5) == (scored["Churn_predicted"] == "Yes")).all()
    assert result.rows == 300
    assert result.flagged == (scored["Churn_predicted"] == "Yes").sum()
    assert result.expected == pytest.approx(scored["Churn_p_Yes"].sum())


def test_the_targets_own_column_in_the_list_changes_nothing(churn: Asked) -> None:
    fresh = customers(100, seed=5)
    without = _changed(fresh, fresh.frame.drop(columns="Churn"))
    turned = _changed(fresh, fresh.frame.assign(Churn="Yes"))
    scores = [_scored(churn, each)[1]["Churn_p_Yes"].to_numpy() for each in (fresh, without, turned)]
    assert np.array_equal(scores[0], scores[1])
    assert np.array_equal(scores[0], scores[2])


def test_columns_that_were_reordered_renamed_or_written_otherwise_are_matched(churn: Asked) -> None:
    fresh = customers(200, seed=4)
    expected = _scored(churn, fresh)[1]["Churn_p_Yes"]
    frame = fresh.frame.rename(columns={"MonthlyCharges": "monthly charges", "Contract": "ContractType"})
    frame = frame[list(reversed(frame.columns))].assign(
        tenure=frame["tenure"].astype(str),
        **{"monthly charges": frame["monthly charges"].map("${:,.2f}".format)},
        Joined=frame["Joined"].dt.strftime("%Y-%m-%d"),
        Paperless=frame["Paperless"].map({True: "yes", False: "no"}),
        ContractType=frame["ContractType"].str.upper(),
    )
    texts = dict.fromkeys(("tenure", "monthly charges", "Joined", "Paperless"), Kind.TEXT)
    result, scored = _scored(churn, _changed(fresh, frame, **texts))
    assert result.renamed == {"MonthlyCharges": "monthly charges", "Contract": "ContractType"}
    assert result.missing == ()
    assert result.new_categories == {}
    assert np.allclose(scored["Churn_p_Yes"], expected)


def test_a_column_that_predictions_rest_on_must_be_there(churn: Asked) -> None:
    fresh = customers(50)
    with pytest.raises(DataError, match="no column “Contract”"):
        _scored(churn, _changed(fresh, fresh.frame.drop(columns="Contract")))


def test_a_column_that_hardly_matters_may_be_missing_and_is_named(churn: Asked) -> None:
    fresh = customers(50)
    result, scored = _scored(churn, _changed(fresh, fresh.frame.drop(columns="Region")))
    assert result.missing == ("Region",)
    assert scored["Churn_p_Yes"].between(0, 1).all()


def test_a_column_of_other_values_is_not_taken_for_a_renamed_one(churn: Asked) -> None:
    fresh = customers(50)
    frame = fresh.frame.drop(columns="Region").assign(Regional="a manager")
    assert _scored(churn, _changed(fresh, frame))[0].missing == ("Region",)


def test_values_that_training_never_saw_are_named(churn: Asked) -> None:
    fresh = customers(50)
    frame = fresh.frame.copy()
    frame.loc[3, "Region"] = "Centre"
    assert _scored(churn, _changed(fresh, frame))[0].new_categories == {"Region": ("Centre",)}


def test_reasons_are_the_columns_with_their_values_in_words(churn: Asked) -> None:
    fresh = customers(200, seed=8)
    result, scored = _scored(churn, fresh)
    likely = scored["Churn_p_Yes"].idxmax()
    reasons = scored.loc[likely, ["reason_1", "reason_2", "reason_3"]].tolist()
    row = fresh.frame.loc[likely]
    told = {f"{name}: {row[name]}" for name in ("Contract", "tenure", "MonthlyCharges", "TotalCharges", "Region")}
    told |= {f"Joined: {row['Joined'].date()}", f"Paperless: {row['Paperless']}"}
    assert set(reasons) - {""} <= told
    assert "Contract: Month-to-month" in reasons
    assert result.top["reason"].iloc[0].startswith(reasons[0])
    assert result.top["customerID"].iloc[0] == row["customerID"]


def test_numbers_are_predicted_for_a_list_of_things(tmp_path: Path) -> None:
    asked = fitted(flats(), "rent", tmp_path, task="regression", positive=None)
    fresh = flats(40, seed=6)
    result, scored = _scored(asked, fresh)
    assert list(scored.columns)[-4:] == ["rent_predicted", "reason_1", "reason_2", "reason_3"]
    assert np.abs(scored["rent_predicted"] - fresh.frame["rent"]).mean() < 20
    assert result.expected == pytest.approx(scored["rent_predicted"].sum())


def test_a_list_that_was_scored_before_is_scored_anew(churn: Asked) -> None:
    fresh = customers(60, seed=2)
    _, scored = _scored(churn, fresh)
    again = _changed(fresh, scored, Churn_p_Yes=Kind.NUMBER, Churn_p_No=Kind.NUMBER)
    assert _scored(churn, again)[1].columns.tolist() == scored.columns.tolist()


def test_a_single_row_is_scored(churn: Asked) -> None:
    result, scored = _scored(churn, customers(1))
    assert (result.rows, len(scored)) == (1, 1)


def test_only_the_rows_that_were_asked_for_are_scored_and_keep_their_numbers(tmp_path: Path) -> None:
    asked = fitted(flats(), "rent", tmp_path, task="regression", positive=None)
    fresh = flats(60, seed=6)
    plan = ScorePlan(model="m_1", filters=[Filter(column="balcony", op="=", value="yes")])
    result = score(plan, fresh, asked.tools)
    scored = pd.read_parquet(asked.tools.left / result.scored)
    kept = fresh.frame[fresh.frame["balcony"] == "yes"]
    whole = _scored(asked, fresh)[1].loc[kept.index]
    assert result.rows == len(kept) < 60
    assert scored["size"].tolist() == kept["size"].tolist()
    assert np.allclose(scored["rent_predicted"], whole["rent_predicted"])
    first = int(result.top["row"].iloc[0])
    assert first == whole["rent_predicted"].idxmax() + 1
    assert fresh.frame["balcony"].iloc[first - 1] == "yes"


def test_where_no_row_is_left_to_score_that_is_said(churn: Asked) -> None:
    plan = ScorePlan(model="m_1", filters=[Filter(column="Region", op="=", value="Centre")])
    with pytest.raises(DataError, match="Region is Centre"):
        score(plan, customers(50), churn.tools)


@pytest.mark.parametrize("least", [0.0, 0.3, 0.999])
def test_the_rows_with_the_chance_that_was_asked_for_are_counted(churn: Asked, least: float) -> None:
    fresh = customers(200, seed=8)
    result = score(ScorePlan(model="m_1", at_least=least), fresh, churn.tools)
    scored = pd.read_parquet(churn.tools.left / result.scored)
    assert result.rows == len(scored) == 200
    assert result.beyond == (scored["Churn_p_Yes"] >= least).sum()


def test_where_no_chance_was_asked_for_or_there_are_none_nothing_is_counted(churn: Asked, tmp_path: Path) -> None:
    assert _scored(churn, customers(20))[0].beyond is None
    asked = fitted(flats(), "rent", tmp_path, task="regression", positive=None)
    assert score(ScorePlan(model="m_1", at_least=0.5), flats(20, seed=6), asked.tools).beyond is None


def test_of_three_classes_the_reasons_are_those_of_the_class_that_a_row_is_predicted_to_be(tmp_path: Path) -> None:
    asked = fitted(wines(), "sort", tmp_path, task="multiclass", positive=None)
    fresh = wines(300, seed=5)
    _, scored = _scored(asked, fresh)
    red, rose, white = (scored[scored[f"sort_p_{sort}"] > 0.9] for sort in ("red", "rose", "white"))
    assert red["reason_1"].str.startswith("acid: ").mean() > 0.9
    for each, side in ((rose, -1), (white, 1)):
        told = each.filter(like="reason_").apply(lambda row: any(cell.startswith("sugar: ") for cell in row), axis=1)
        assert len(each) > 10
        assert (each["sugar"] * side > 0).mean() > 0.9
        assert told.mean() > 0.9


def test_a_column_that_tells_two_of_three_classes_apart_must_be_there(tmp_path: Path) -> None:
    asked = fitted(wines(), "sort", tmp_path, task="multiclass", positive=None)
    fresh = wines(60, seed=5)
    for name in ("acid", "sugar"):
        with pytest.raises(DataError, match=f"no column “{name}”"):
            _scored(asked, _changed(fresh, fresh.frame.drop(columns=name)))


def test_a_model_of_one_column_has_one_reason(tmp_path: Path) -> None:
    asked = fitted(flats(), "rent", tmp_path, task="regression", positive=None, left_out=["distance", "balcony"])
    _, scored = _scored(asked, flats(20, seed=6))
    assert scored["reason_1"].str.startswith("size: ").any()
    assert (scored[["reason_2", "reason_3"]] == "").all(axis=None)
