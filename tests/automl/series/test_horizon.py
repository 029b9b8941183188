"""One number for the period asked for."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from automl.plan import Period
from automl.series.grid import Grid
from automl.series.horizon import aim, year_before
from automl.table import Frequency

MONTHS = Grid(Frequency.MONTH)
QUARTER = Period(label="Q1 2024", start=date(2024, 1, 1), end=date(2024, 3, 31))


def months(start: str, count: int, value: float = 10.0) -> pd.Series:
    return pd.Series(value, index=pd.date_range(start, periods=count, freq="MS"))


def test_the_middle_of_a_sum_is_the_sum_of_the_medians_and_its_range_is_computed() -> None:
    asked = aim(QUARTER, "sum", months("2022-01-01", 24).index, months("2024-01-01", 3).index, MONTHS)
    draws = np.random.default_rng(0).normal(10, 3, (4000, 3))
    horizon = asked.horizon(np.array([10.0, 11.0, 12.0]), draws, months("2022-01-01", 24))
    assert horizon.p50 == 33.0
    assert pytest.approx(horizon.p10, abs=0.4) == 30 - 1.2816 * 3 * 3**0.5


def test_months_before_the_period_do_not_count() -> None:
    future = months("2023-11-01", 5).index
    asked = aim(QUARTER, "sum", months("2022-01-01", 22).index, future, MONTHS)
    assert asked.horizon(np.arange(5.0), np.tile(np.arange(5.0), (9, 1)), months("2022-01-01", 22)).p50 == 9.0


def test_a_running_quarter_holds_its_months_so_far() -> None:
    history = months("2022-01-01", 25, 100.0)
    asked = aim(QUARTER, "sum", history.index, months("2024-02-01", 2).index, MONTHS)
    assert asked.horizon(np.array([1.0, 2.0]), np.ones((9, 2)), history).p50 == 103.0


def test_a_mean_is_taken_over_the_path() -> None:
    asked = aim(QUARTER, "mean", months("2022-01-01", 24).index, months("2024-01-01", 3).index, MONTHS)
    horizon = asked.horizon(np.array([1.0, 2.0, 6.0]), np.tile([1.0, 2.0, 6.0], (9, 1)), months("2022-01-01", 24))
    assert (horizon.p10, horizon.p50, horizon.p90) == (3.0, 3.0, 3.0)


def test_a_week_that_straddles_the_end_counts_by_its_days() -> None:
    weeks = Grid(Frequency.WEEK)
    period = Period(label="two weeks", start=date(2024, 1, 1), end=date(2024, 1, 10))
    asked = aim(period, "sum", pd.DatetimeIndex([]), pd.DatetimeIndex(["2024-01-01", "2024-01-08"]), weeks)
    assert asked.future.tolist() == [1.0, pytest.approx(3 / 7)]


def test_the_same_days_a_year_before_are_told_where_the_history_holds_them() -> None:
    history = months("2022-01-01", 24)
    history[pd.Timestamp("2023-02-01")] = 40.0
    assert year_before(QUARTER, "sum", history, MONTHS) == 60.0
    assert year_before(QUARTER, "mean", history, MONTHS) == 20.0
    assert year_before(QUARTER, "sum", months("2023-02-01", 11), MONTHS) is None
