"""Columns that give the outcome away are found, named and left out; honest ones stay, however strong."""

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_breast_cancer, load_iris

from automl.predicting.result import PredictResult
from tests.automl.predicting.conftest import Ask, customers, houses


def aside(result: PredictResult) -> dict[str, str]:
    return {each.column: each.why for each in result.set_aside}


@pytest.fixture
def churn() -> pd.DataFrame:
    return customers(1500)


def test_a_copy_of_the_outcome_in_other_words_is_set_aside(ask: Ask, churn: pd.DataFrame) -> None:
    result = ask(churn.assign(state=churn["churn"].map({"Yes": "gone", "No": "here"})), "churn")
    assert aside(result)["state"] == "copy"
    assert "state" not in [driver.column for driver in result.drivers]


def test_a_copy_with_slips_is_set_aside_and_the_honest_score_stands_beside_the_other(
    ask: Ask, churn: pd.DataFrame
) -> None:
    slips = np.random.default_rng(1).uniform(size=len(churn)) < 0.01
    told = (churn["churn"] == "Yes") ^ slips
    result = ask(churn.assign(status=np.where(told, "closed", "open")), "churn")
    found = next(each for each in result.set_aside if each.column == "status")
    assert found.why == "leak"
    assert found.honest is not None
    assert found.dishonest is not None
    assert found.honest < 0.9
    assert found.dishonest > 0.97


def test_what_is_filled_only_once_somebody_left_is_set_aside(ask: Ask, churn: pd.DataFrame) -> None:
    days = pd.date_range("2025-01-01", periods=len(churn), freq="h").strftime("%Y-%m-%d")
    left = churn["churn"] == "Yes"
    frame = churn.assign(exit_date=np.where(left, days, ""), refund=np.where(left, churn["charges"] * 0.7, 0).round(2))
    assert aside(ask(frame, "churn")) == {
        "customer_id": "identifier",
        "exit_date": "afterwards",
        "refund": "afterwards",
    }


def test_a_score_named_after_the_outcome_is_set_aside(ask: Ask, churn: pd.DataFrame) -> None:
    noise = np.random.default_rng(2).normal(0, 0.35, len(churn))
    result = ask(churn.assign(churn_score=((churn["churn"] == "Yes") + noise).round(3)), "churn")
    assert aside(result)["churn_score"] == "afterwards"


def test_parts_of_a_sum_are_set_aside(ask: Ask) -> None:
    homes = houses(1200)
    land = (homes["price"] * np.random.default_rng(3).uniform(0.2, 0.5, len(homes))).round(0)
    result = ask(homes.assign(land=land, building=homes["price"] - land), "price")
    assert aside(result) == {"land": "copy", "building": "copy"}
    formula = next(each for each in result.set_aside if each.column == "land").values["formula"]
    assert set(str(formula).split(" + ")) == {"land", "building"}


def test_the_same_number_in_another_currency_or_with_noise_is_set_aside(ask: Ask) -> None:
    homes = houses(1200)
    noise = np.random.default_rng(4).normal(0, 2_000, len(homes))
    result = ask(homes.assign(euros=(homes["price"] * 0.92).round(2), appraisal=homes["price"] + noise), "price")
    assert aside(result) == {"euros": "copy", "appraisal": "leak"}


def test_factors_of_a_product_are_set_aside(ask: Ask) -> None:
    random = np.random.default_rng(5)
    units, each = random.integers(1, 40, 900), random.uniform(2, 90, 900).round(2)
    shop = random.choice(["A", "B", "C"], 900)
    frame = pd.DataFrame({"shop": shop, "units": units, "each": each, "revenue": (units * each).round(2)})
    assert aside(ask(frame, "revenue")) == {"units": "copy", "each": "copy"}


def test_a_suspect_stays_where_the_user_keeps_it(ask: Ask, churn: pd.DataFrame) -> None:
    frame = churn.assign(state=churn["churn"].map({"Yes": "gone", "No": "here"}))
    result = ask(frame, "churn", keep=("state",))
    assert "state" not in aside(result)
    assert result.drivers[0].column == "state"


@pytest.mark.parametrize("load", [load_iris, load_breast_cancer])
def test_strong_honest_columns_are_no_leaks(ask: Ask, load: object) -> None:
    data = load(as_frame=True)  # type: ignore[operator]
    frame = data.data.assign(kind=[str(data.target_names[code]) for code in data.target])
    assert aside(ask(frame, "kind")) == {}


def test_one_column_that_tells_much_is_no_leak(ask: Ask) -> None:
    random = np.random.default_rng(6)
    years = random.uniform(0, 30, 400).round(1)
    pay = 30_000 + 2_000 * years + random.normal(0, 4_000, 400)
    frame = pd.DataFrame({"years": years, "floor": random.integers(1, 9, 400), "pay": pay.round(0)})
    assert aside(ask(frame, "pay")) == {}
    assert ask(frame, "pay").drivers[0].column == "years"


def test_a_flag_of_a_few_rows_is_no_leak(ask: Ask, churn: pd.DataFrame) -> None:
    """Rare, and all of them left: too few to be known only afterwards."""
    frame = churn.assign(complained=np.where((churn["churn"] == "Yes") & (churn.index % 40 == 0), "yes", "no"))
    assert "complained" not in aside(ask(frame, "churn"))
