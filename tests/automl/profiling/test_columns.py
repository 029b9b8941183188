"""What is found in single columns: values far out, spellings, what can hardly be right, how values are spread."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automl.profile import profile_column
from automl.profiling.distribution import bins, tallied
from automl.profiling.impossible import impossible
from automl.profiling.outliers import outliers
from automl.profiling.portraits import portrait
from automl.profiling.slips import slipped
from automl.profiling.spellings import spellings
from automl.table import Kind

TODAY = date(2024, 6, 1)


def oddities(values: pd.Series, kind: Kind) -> dict[str, int]:
    column = profile_column(values, kind, ())
    return {each.oddity: each.count for each in impossible(values, column, TODAY)}


def test_amounts_are_judged_by_their_magnitudes() -> None:
    amounts = pd.Series(np.random.default_rng(1).lognormal(5, 1, 2000))
    assert outliers(amounts) is None
    amounts.iloc[[7, 9]] = 1e8, 1e-6
    found = outliers(amounts)
    assert found is not None
    assert found.by_logarithm
    assert {(cell.row, cell.value) for cell in found.examples} == {(8, 1e8), (10, 1e-6)}


def test_a_level_with_one_slip_names_its_row() -> None:
    levels = pd.Series(np.random.default_rng(2).normal(20, 1, 300))
    levels.iloc[41] = -999.0
    found = outliers(levels)
    assert found is not None
    assert (found.count, found.examples[0].row, found.examples[0].value) == (1, 42, -999.0)
    assert found.low < 17
    assert found.high > 23


def test_codes_and_short_columns_have_no_outliers() -> None:
    assert outliers(pd.Series([1.0, 2.0, 1.0, 2.0] * 50 + [9.0])) is None
    assert outliers(pd.Series([1.0, 2.0, 900.0])) is None


def test_spellings_of_one_value_are_gathered_under_the_usual_one() -> None:
    values = ["West"] * 50 + ["west "] * 3 + ["WEST"] * 2 + ["East"] * 40 + ["California"] * 60 + ["Californai"]
    found = {each.kept.value: each for each in spellings(tallied(pd.Series(values, dtype=object)))}
    assert {other.value: other.count for other in found["West"].others} == {"west ": 3, "WEST": 2}
    assert not found["West"].typos
    assert [other.value for other in found["California"].others] == ["Californai"]
    assert found["California"].typos
    assert "East" not in found


@pytest.mark.parametrize(
    "values",
    [
        ["Model A1", "Model A2"] * 100,
        ["North"] * 90 + ["South"],
        ["Austria"] * 60 + ["Australia"] * 40,
        ["Male", "Female"] * 50,
    ],
)
def test_different_things_are_no_spellings_of_one(values: list[str]) -> None:
    assert spellings(tallied(pd.Series(values, dtype=object))) == ()


def test_what_cannot_be_is_counted() -> None:
    assert oddities(pd.Series([3, 4, -1] + [5] * 100, name="Quantity"), Kind.INTEGER) == {"negative": 1}
    assert oddities(pd.Series([3, 4, -1] + [5] * 100, name="Profit"), Kind.INTEGER) == {}
    assert oddities(pd.Series([-3, 4, -1] * 30, name="Quantity"), Kind.INTEGER) == {}
    assert oddities(pd.Series([0.1, 1.2] + [0.2] * 90, name="Discount"), Kind.PERCENT) == {"over_whole": 1}


def test_days_to_come_are_odd_for_orders_and_not_for_deadlines() -> None:
    days = pd.Series(pd.date_range("2024-01-01", periods=100), name="Order Date")
    days.iloc[3] = pd.Timestamp("2204-01-04")
    assert oddities(days, Kind.DATE) == {"future": 1}
    assert oddities(days.rename("Due Date"), Kind.DATE) == {}


def test_a_stand_in_for_no_date_is_seen() -> None:
    days = pd.Series(pd.date_range("2023-01-01", periods=100), name="Date")
    days.iloc[3] = pd.Timestamp("1900-01-01")
    assert oddities(days, Kind.DATE) == {"long_ago": 1}


@pytest.mark.parametrize(("factor", "share"), [(0.1, 0.1), (0.01, 0.05), (100.0, 0.2)])
def test_a_decimal_point_that_slipped_in_some_rows_is_seen(factor: float, share: float) -> None:
    random = np.random.default_rng(4)
    values = random.lognormal(3, 0.3, 4000)
    rows = random.uniform(size=4000) < share
    found = slipped(np.where(rows, values * factor, values))
    assert found is not None
    assert found.factor == pytest.approx(factor)
    assert (found.rows != rows).mean() < 0.01


@pytest.mark.parametrize("spread", [0.2, 0.6, 1.0, 2.0])
def test_amounts_as_they_are_have_no_slip(spread: float) -> None:
    random = np.random.default_rng(5)
    assert slipped(random.lognormal(3, spread, 5000)) is None
    assert slipped(random.uniform(1, 1000, 5000)) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=300))
def test_every_number_lies_in_one_bar(numbers: list[float]) -> None:
    found = bins(pd.Series(numbers), Kind.NUMBER)
    assert sum(each.count for each in found) == len(numbers)
    assert len(found) <= 20


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dates(date(1950, 1, 1), date(2100, 1, 1)), min_size=1, max_size=100))
def test_every_day_lies_in_one_bar(days: list[date]) -> None:
    found = bins(pd.Series(pd.to_datetime(pd.Series(days))), Kind.DATE)
    assert sum(each.count for each in found) == len(days)
    assert len(found) <= 13


def test_a_column_that_hardly_varies_is_named_so() -> None:
    values = pd.Series(["US"] * 199 + ["CA"], dtype=object, name="Country")
    seen = portrait(values, profile_column(values, Kind.CATEGORY, ()))
    assert seen.role == "nearly_constant"
    assert seen.common is not None
    assert (seen.common.value, seen.common.count) == ("US", 199)
