"""Rows become steps."""

from datetime import date

import numpy as np
import pandas as pd

from automl.series.grid import Grid, grid_for
from automl.series.matrix import Matrix, Rows, matrix
from automl.series.values import group_keys, keep_largest
from automl.table import Frequency, TimeAxis
from automl.timeline import history

TODAY = date(2030, 1, 1)


def orders(start: str, end: str, a_day: int = 1) -> pd.DataFrame:
    """The same number of orders on every day, each of value 1."""
    stamps = np.repeat(pd.date_range(start, end, freq="D").to_numpy(), a_day)
    return pd.DataFrame({"date": stamps, "value": 1.0, "region": ["West", "East"][0]})


def steps_of(frame: pd.DataFrame, step: Frequency, keys: pd.Series | None = None, *, events: bool = True) -> Matrix:
    axis = TimeAxis("date", frame["date"].min().date(), frame["date"].max().date(), Frequency.DAY, transactions=events)
    ended = history(frame["date"], axis, step, TODAY)
    grid = grid_for(ended, step, frame["date"], 1)
    return matrix(Rows(frame["date"], frame["value"], keys, "sum", transactions=events), ended, grid)


def test_a_partial_last_month_is_left_out_of_the_steps() -> None:
    total = steps_of(orders("2023-01-01", "2023-06-12"), Frequency.MONTH).total
    assert total.index[-1] == pd.Timestamp("2023-05-01")
    assert total.tolist() == [31, 28, 31, 30, 31]


def test_a_first_month_that_begins_late_is_left_out_and_said() -> None:
    made = steps_of(orders("2023-01-20", "2023-06-30"), Frequency.MONTH)
    assert made.total.index[0] == pd.Timestamp("2023-02-01")
    assert [caution.kind for caution in made.cautions] == ["partial_first"]


def test_weeks_of_orders_end_on_the_last_day_of_the_history() -> None:
    total = steps_of(orders("2023-01-02", "2023-03-15"), Frequency.WEEK).total
    assert total.index[-1] == pd.Timestamp("2023-03-09")
    assert set(total) == {7.0}


def test_a_month_without_any_row_in_a_busy_file_is_a_gap_and_said() -> None:
    busy = orders("2021-01-01", "2023-12-31")
    made = steps_of(busy[busy["date"].dt.strftime("%Y-%m") != "2022-05"], Frequency.MONTH)
    assert made.total[made.total.isna()].index.tolist() == [pd.Timestamp("2022-05-01")]
    assert [caution.kind for caution in made.cautions] == ["gap_filled"]


def test_a_month_without_a_row_in_a_quiet_file_is_a_zero() -> None:
    months = pd.date_range("2021-01-01", "2023-12-01", freq="MS")
    frame = pd.DataFrame({"date": months.delete(7), "value": 5.0})
    assert steps_of(frame, Frequency.MONTH).total[months[7]] == 0


def test_a_gap_of_a_year_is_left_behind_when_enough_history_follows() -> None:
    frame = pd.concat([orders("2018-01-01", "2018-12-31"), orders("2020-01-01", "2023-12-31")])
    made = steps_of(frame, Frequency.MONTH)
    assert made.total.index[0] == pd.Timestamp("2020-01-01")
    assert made.cautions[-1].values == {"start": date(2019, 1, 1), "end": date(2019, 12, 31)}


def test_a_group_without_a_row_in_the_last_year_has_ended() -> None:
    old, running = orders("2020-01-01", "2021-03-10"), orders("2020-01-01", "2023-12-31")
    frame = pd.concat([old, running], ignore_index=True)
    keys = pd.Series([("Old",)] * len(old) + [("Running",)] * len(running))
    made = steps_of(frame, Frequency.MONTH, keys)
    assert list(made.groups) == [("Running",)]
    assert made.ended == {("Old",): date(2021, 3, 10)}


def test_groups_of_a_sum_add_up_to_the_total() -> None:
    frame = orders("2022-01-01", "2023-12-31", a_day=2)
    keys = pd.Series([("A",), ("B",)] * (len(frame) // 2))
    made = steps_of(frame, Frequency.MONTH, keys)
    pd.testing.assert_series_equal(made.groups["A",] + made.groups["B",], made.total)


def test_days_of_rest_are_no_steps() -> None:
    days = pd.bdate_range("2023-01-02", "2023-12-29")
    total = steps_of(pd.DataFrame({"date": days, "value": 1.0}), Frequency.DAY, events=False).total
    assert len(total) == len(days)
    assert set(total) == {1.0}


def test_blank_groups_and_the_smallest_beyond_500_have_a_name() -> None:
    names = [*(f"c{number}" for number in range(600)), None]
    keys = group_keys(pd.DataFrame({"customer": names}), ["customer"])
    kept = keep_largest(keys, pd.Series(np.arange(601, 0, -1.0)), 1)
    assert keys.iloc[-1] == ("(blank)",)
    assert kept.nunique() == 500
    assert kept.iloc[599] == ("(other)",)


def test_fiscal_quarters_begin_in_the_fiscal_month() -> None:
    grid = Grid(Frequency.QUARTER, fiscal_start=2)
    floors = grid.floor(pd.Series(pd.to_datetime(["2024-01-31", "2024-02-01", "2024-07-15"])))
    assert [str(day.date()) for day in floors] == ["2023-11-01", "2024-02-01", "2024-05-01"]
    assert grid.last_day(pd.Timestamp("2024-02-01")) == date(2024, 4, 30)
