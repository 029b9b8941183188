"""Columns of a list that are called otherwise: found by their words and values, or said to be unclear."""

from collections.abc import Mapping, Sequence
from random import Random

import pandas as pd
import pytest

from automl.aligning import fit_of
from automl.aligning.likeness import alikeness
from automl.errors import DataError
from automl.models.card import Card, Feature
from automl.scoring.needed import check_clear
from automl.table import Kind

ROWS = 200
FEATURES = (
    Feature("MonthlyCharges", Kind.NUMBER, low=18.0, high=118.0, usual=70.0),
    Feature("TotalCharges", Kind.NUMBER, low=18.0, high=8684.0, usual=1400.0),
    Feature("tenure", Kind.INTEGER, low=0.0, high=72.0, usual=29),
    Feature("Contract", Kind.CATEGORY, ("Month-to-month", "One year", "Two year")),
    Feature("gender", Kind.CATEGORY, ("Male", "Female")),
    Feature("SeniorCitizen", Kind.CATEGORY, ("0", "1")),
)
CARD = Card(
    id="m", target="Churn", task="binary", engine="fake", name="Trees", family="trees", features=FEATURES,
    classes=("No", "Yes"), positive="Yes",
)  # fmt: skip


def people() -> pd.DataFrame:
    """A list with the model's own names."""
    chance = Random("people")  # noqa: S311  made-up customers, not secrets
    fee = [round(chance.uniform(20, 115), 2) for _ in range(ROWS)]
    tenure = [chance.randint(0, 72) for _ in range(ROWS)]
    return pd.DataFrame(
        {
            "MonthlyCharges": fee,
            "TotalCharges": [round(each * months, 2) for each, months in zip(fee, tenure, strict=True)],
            "tenure": tenure,
            "Contract": [chance.choice(FEATURES[3].values) for _ in range(ROWS)],
            "gender": [chance.choice(["Male", "Female"]) for _ in range(ROWS)],
            "SeniorCitizen": [chance.choice(["0", "1"]) for _ in range(ROWS)],
        }
    )


@pytest.mark.parametrize(
    "called",
    [
        {"MonthlyCharges": "Monthly charge"},
        {"MonthlyCharges": "monthly_charges_usd", "TotalCharges": "total_charges_usd"},
        {"MonthlyCharges": "Charges (monthly)", "TotalCharges": "Charges (total)"},
        {"MonthlyCharges": "Monthly Fee", "tenure": "Tenure in months"},
        {"gender": "Sex", "Contract": "Contract type"},
        {"SeniorCitizen": "is_senior_citizen", "tenure": "Customer tenure"},
    ],
    ids=str,
)
def test_a_renamed_column_is_found_and_told(called: Mapping[str, str]) -> None:
    fit = fit_of(people().rename(columns=dict(called)), CARD)
    assert fit.renamed == called
    assert not fit.missing
    assert not fit.unclear


def test_what_a_name_leaves_open_the_values_tell() -> None:
    fit = fit_of(people().rename(columns={"MonthlyCharges": "Charges"}), CARD)
    assert fit.renamed == {"MonthlyCharges": "Charges"}


def test_a_column_of_the_same_name_and_other_values_is_none() -> None:
    frame = people().rename(columns={"gender": "Sex"}).assign(Sex="n/a")
    assert fit_of(frame, CARD).missing == ("gender",)


@pytest.mark.parametrize(
    ("extra", "named"),
    [
        (["Monthly charge A", "Monthly charge B"], "MonthlyCharges"),
        (["monthly_charges", "Monthly Charges "], "MonthlyCharges"),
    ],
    ids=str,
)
def test_two_columns_that_could_be_the_one_are_asked_about(extra: Sequence[str], named: str) -> None:
    frame = people()
    fee = frame.pop("MonthlyCharges")
    fit = fit_of(frame.assign(**dict.fromkeys(extra, fee)), CARD)
    assert set(fit.unclear[named]) == set(extra)
    with pytest.raises(DataError) as refused:
        check_clear(fit.unclear)
    assert f"“{named}”" in refused.value.problem.sentence
    assert "Rename" in refused.value.problem.remedy


def test_one_column_that_could_be_two_is_asked_about() -> None:
    features = tuple(
        Feature(name, Kind.NUMBER, low=0.0, high=100.0, usual=50.0) for name in ("score of maths", "score of music")
    )
    card = Card(id="m", target="y", task="regression", engine="fake", name="Trees", family="trees", features=features)
    fit = fit_of(pd.DataFrame({"score": range(100)}), card)
    with pytest.raises(DataError) as refused:
        check_clear(fit.unclear)
    assert "whether “score” of the list is “score of maths” or “score of music”" in refused.value.problem.sentence


@pytest.mark.parametrize(
    ("one", "other"), [("V1", "V2"), ("sales 2023", "sales 2024"), ("StreamingTV", "Age"), ("tenure", "Contract")]
)
def test_other_things_are_not_alike(one: str, other: str) -> None:
    assert alikeness(one, other) < 0.7
