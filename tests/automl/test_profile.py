"""Columns profiled, and the column that tells the time."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from automl.profile import profile_column, time_axis
from automl.table import Column, Frequency, Kind, TimeAxis


def _axis(frame: pd.DataFrame, **kinds: Kind) -> TimeAxis | None:
    found = {name: kinds.get(name) or _kind(frame[name]) for name in frame.columns}
    columns: list[Column] = [profile_column(frame[name], kind) for name, kind in found.items()]
    return time_axis(frame, columns)


def _kind(series: pd.Series) -> Kind:
    if pd.api.types.is_datetime64_any_dtype(series):
        return Kind.DATE
    if pd.api.types.is_integer_dtype(series):
        return Kind.INTEGER
    return Kind.NUMBER if pd.api.types.is_float_dtype(series) else Kind.CATEGORY


def _frequency(days: pd.DatetimeIndex) -> Frequency:
    axis = _axis(pd.DataFrame({"date": days, "value": np.arange(len(days), dtype=float)}))
    assert axis is not None
    return axis.frequency


def test_a_number_has_its_sums_and_a_date_its_days() -> None:
    number = profile_column(pd.Series([1.5, np.nan, 2.5], name="x"), Kind.MONEY, ("USD",))
    assert (number.missing, number.distinct, number.sum, number.mean, number.currencies) == (1, 2, 4.0, 2.0, ("USD",))
    day = profile_column(pd.Series(pd.to_datetime(["2024-01-05", None]), name="d"), Kind.DATE)
    assert (day.min, day.max, day.missing, day.sum) == ("2024-01-05", "2024-01-05", 1, None)


def test_an_empty_column_has_no_numbers() -> None:
    column = profile_column(pd.Series([None, None], name="x", dtype=object), Kind.EMPTY)
    assert (column.missing, column.distinct, column.min, column.sum) == (2, 0, None, None)


@pytest.mark.parametrize(
    ("code", "frequency"),
    [
        ("h", Frequency.HOUR),
        ("15min", Frequency.HOUR),
        ("D", Frequency.DAY),
        ("B", Frequency.DAY),
        ("W-MON", Frequency.WEEK),
        ("W-SUN", Frequency.WEEK),
        ("MS", Frequency.MONTH),
        ("ME", Frequency.MONTH),
        ("BME", Frequency.MONTH),
        ("SMS", Frequency.DAY),
        ("QS", Frequency.QUARTER),
        ("QE", Frequency.QUARTER),
        ("BQE", Frequency.QUARTER),
        ("YS", Frequency.YEAR),
        ("YE", Frequency.YEAR),
    ],
)
def test_the_step_is_that_of_the_calendar(code: str, frequency: Frequency) -> None:
    assert _frequency(pd.date_range("2015-01-01", periods=30, freq=code)) is frequency


@pytest.mark.parametrize(
    ("code", "frequency"), [("D", Frequency.DAY), ("W-MON", Frequency.WEEK), ("MS", Frequency.MONTH)]
)
def test_gaps_do_not_change_the_step(code: str, frequency: Frequency) -> None:
    days = pd.date_range("2015-01-01", periods=60, freq=code)
    assert _frequency(days[:20].append(days[34:45]).append(days[46:])) is frequency


def test_two_first_days_of_months_are_a_monthly_series() -> None:
    assert _frequency(pd.DatetimeIndex(["2024-01-01", "2024-02-01"])) is Frequency.MONTH


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (["Ship Date", "Order Date"], "Order Date"),
        (["due_date", "InvoiceDate"], "InvoiceDate"),
        (["Delivery", "Date"], "Date"),
        (["Created Date", "Close Date", "Last Modified"], "Close Date"),
        (["Created Date", "Expected Close"], "Created Date"),
        (["Date of birth", "Joined"], "Joined"),
        (["updated_at", "created_at"], "created_at"),
        (["Lieferdatum", "Bestelldatum"], "Bestelldatum"),
    ],
)
def test_the_event_is_the_order_before_what_comes_later(names: list[str], chosen: str) -> None:
    days = pd.date_range("2024-01-01", periods=20, freq="D")
    axis = _axis(pd.DataFrame(dict.fromkeys(names, days)))
    assert axis is not None
    assert axis.column == chosen


def test_a_year_beside_a_date_is_passed_over() -> None:
    days = pd.date_range("2023-01-01", periods=24, freq="MS")
    frame = pd.DataFrame({"Year": days.to_period("Y").to_timestamp(), "Date": days, "Sales": 1.0})
    axis = _axis(frame)
    assert axis == TimeAxis("Date", date(2023, 1, 1), date(2024, 12, 1), Frequency.MONTH, transactions=False)


def test_births_alone_tell_no_time() -> None:
    assert _axis(pd.DataFrame({"Date of birth": pd.date_range("1980-01-01", periods=9, freq="YS")})) is None


def test_a_date_that_is_mostly_missing_gives_way() -> None:
    days = pd.Series(pd.date_range("2024-01-01", periods=20, freq="D"))
    axis = _axis(pd.DataFrame({"Order Date": days.where(days.index < 5), "Date": days}))
    assert axis is not None
    assert axis.column == "Date"


def test_one_row_a_step_is_a_series() -> None:
    days = pd.date_range("2024-01-01", periods=30, freq="D")
    axis = _axis(pd.DataFrame({"date": days, "value": 1.0}))
    assert axis is not None
    assert not axis.transactions


@pytest.mark.parametrize("keys", [["store"], ["store", "product"]])
def test_one_row_a_step_and_key_is_a_panel(keys: list[str]) -> None:
    levels = [pd.date_range("2020-01-01", periods=24, freq="MS"), *([["a", "b", "c"]] * len(keys))]
    frame = pd.MultiIndex.from_product(levels, names=["month", *keys]).to_frame(index=False)
    axis = _axis(frame.assign(sales=np.arange(len(frame), dtype=float)))
    assert axis is not None
    assert not axis.transactions


def test_series_of_other_spans_are_still_a_panel() -> None:
    parts = [
        pd.DataFrame({"series": name, "date": pd.date_range(start, periods=40, freq="MS"), "value": 1.0})
        for name, start in (("a", "1980-01-01"), ("b", "1995-01-01"), ("c", "2010-01-01"))
    ]
    axis = _axis(pd.concat(parts, ignore_index=True))
    assert axis is not None
    assert not axis.transactions


def test_orders_are_events() -> None:
    generator = np.random.default_rng(1)
    days = pd.Timestamp("2023-01-01") + pd.to_timedelta(generator.integers(0, 300, 900), unit="D")
    frame = pd.DataFrame(
        {"order": np.arange(900), "day": days, "city": generator.choice(list("abcdef"), 900), "sales": 1.0}
    )
    axis = _axis(frame, order=Kind.ID)
    assert axis is not None
    assert axis.transactions
    assert axis.frequency is Frequency.DAY


def test_irregular_days_with_one_order_each_are_events() -> None:
    generator = np.random.default_rng(1)
    days = pd.Timestamp("2023-01-01") + pd.to_timedelta(np.cumsum(generator.integers(1, 20, 60)), unit="D")
    axis = _axis(pd.DataFrame({"day": days, "sales": 1.0}))
    assert axis is not None
    assert axis.transactions


def test_several_rows_a_month_without_a_key_are_events() -> None:
    days = pd.date_range("2023-01-01", periods=12, freq="MS").repeat(5)
    axis = _axis(pd.DataFrame({"month": days, "sales": np.arange(60.0)}))
    assert axis is not None
    assert (axis.transactions, axis.frequency) == (True, Frequency.MONTH)
