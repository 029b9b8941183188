from datetime import date, datetime

import pandas as pd
import pytest

from automl.table import Frequency, TimeAxis
from automl.timeline import (
    History,
    PartialPeriod,
    history,
    is_live,
    names_ends,
    period_end,
    period_label,
    period_start,
    shift,
)

LONG_AFTER = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("frequency", "fiscal_start", "start", "end"),
    [
        (Frequency.DAY, 1, date(2024, 2, 15), date(2024, 2, 15)),
        (Frequency.WEEK, 1, date(2024, 2, 12), date(2024, 2, 18)),
        (Frequency.MONTH, 1, date(2024, 2, 1), date(2024, 2, 29)),
        (Frequency.QUARTER, 1, date(2024, 1, 1), date(2024, 3, 31)),
        (Frequency.QUARTER, 2, date(2024, 2, 1), date(2024, 4, 30)),
        (Frequency.QUARTER, 3, date(2023, 12, 1), date(2024, 2, 29)),
        (Frequency.YEAR, 1, date(2024, 1, 1), date(2024, 12, 31)),
        (Frequency.YEAR, 7, date(2023, 7, 1), date(2024, 6, 30)),
    ],
)
def test_a_day_lies_in_its_period(frequency: Frequency, fiscal_start: int, start: date, end: date) -> None:
    day = date(2024, 2, 15)
    assert period_start(day, frequency, fiscal_start) == start
    assert period_end(day, frequency, fiscal_start) == end


def test_weeks_begin_on_the_day_that_the_file_uses() -> None:
    assert period_start(date(2024, 2, 15), Frequency.WEEK, week_start=6) == date(2024, 2, 11)
    assert period_end(date(2024, 2, 15), Frequency.WEEK, week_start=6) == date(2024, 2, 17)


def test_shifting_keeps_to_the_calendar() -> None:
    assert shift(date(2024, 1, 31), Frequency.MONTH, 1) == date(2024, 2, 29)
    assert shift(date(2024, 1, 1), Frequency.QUARTER, -1) == date(2023, 10, 1)
    assert shift(date(2024, 3, 1), Frequency.YEAR, -2) == date(2022, 3, 1)
    assert shift(date(2024, 12, 30), Frequency.WEEK, 1) == date(2025, 1, 6)
    assert shift(date(2024, 12, 31), Frequency.HOUR, 25) == datetime(2025, 1, 1, 1)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("start", "frequency", "label"),
    [
        (date(2024, 1, 1), Frequency.YEAR, "2024"),
        (date(2024, 7, 1), Frequency.QUARTER, "2024-Q3"),
        (date(2024, 7, 1), Frequency.MONTH, "2024-07"),
        (date(2024, 7, 1), Frequency.WEEK, "2024-07-01"),
        (date(2024, 7, 1), Frequency.DAY, "2024-07-01"),
        (date(2024, 2, 1), Frequency.QUARTER, "2024-02-01"),
        (date(2023, 7, 1), Frequency.YEAR, "2023-07-01"),
    ],
)
def test_labels_cannot_be_taken_for_another_period(start: date, frequency: Frequency, label: str) -> None:
    assert period_label(start, frequency) == label


def ended(days: pd.DatetimeIndex, frequency: Frequency, step: Frequency, *, transactions: bool, today: date) -> History:
    stamps = pd.Series(days)
    axis = TimeAxis("day", stamps.min().date(), stamps.max().date(), frequency, transactions)
    return history(stamps, axis, step, today)


def orders(start: str, end: str, step: Frequency, today: date = LONG_AFTER) -> History:
    return ended(pd.date_range(start, end, freq="D"), Frequency.DAY, step, transactions=True, today=today)


def series(start: str, periods: int, freq: str, frequency: Frequency, today: date = LONG_AFTER) -> History:
    days = pd.date_range(start, periods=periods, freq=freq)
    return ended(days, frequency, Frequency.MONTH, transactions=False, today=today)


def test_orders_that_stop_in_mid_month_leave_that_month_out() -> None:
    found = orders("2023-01-01", "2023-09-16", Frequency.MONTH)
    assert found.end == date(2023, 8, 31)
    assert found.partial == PartialPeriod(date(2023, 9, 1), date(2023, 9, 30), date(2023, 9, 16))


def test_orders_to_the_last_of_the_month_are_complete() -> None:
    found = orders("2023-01-01", "2023-09-30", Frequency.QUARTER)
    assert (found.end, found.partial) == (date(2023, 9, 30), None)


def test_a_firm_that_rests_at_weekends_has_whole_months() -> None:
    days = pd.bdate_range("2023-01-01", "2023-09-29")
    found = ended(days, Frequency.DAY, Frequency.MONTH, transactions=True, today=LONG_AFTER)
    assert (found.end, found.partial) == (date(2023, 9, 30), None)


def test_rows_of_the_first_nineteen_days_of_each_month_make_whole_months() -> None:
    days = pd.date_range("2023-01-01", "2023-09-19")
    found = ended(days[days.day < 20], Frequency.DAY, Frequency.MONTH, transactions=True, today=LONG_AFTER)
    assert (found.end, found.partial) == (date(2023, 9, 30), None)


@pytest.mark.parametrize("step", [Frequency.WEEK, Frequency.DAY, Frequency.HOUR])
def test_orders_asked_about_by_week_or_day_run_to_their_last_day(step: Frequency) -> None:
    found = orders("2023-01-01", "2023-09-13", step)
    assert (found.end, found.partial) == (date(2023, 9, 13), None)


def test_weeks_of_orders_are_counted_back_from_the_last_day() -> None:
    found = orders("2023-01-01", "2023-09-13", Frequency.WEEK)
    assert (found.frequency, found.week_start) == (Frequency.WEEK, date(2023, 9, 14).weekday())


def test_a_month_that_is_still_running_is_partial_however_late_it_is() -> None:
    found = orders("2023-01-01", "2023-09-29", Frequency.MONTH, today=date(2023, 9, 29))
    assert found.end == date(2023, 8, 31)
    assert orders("2023-01-01", "2023-09-30", Frequency.MONTH, today=date(2023, 9, 30)).end == date(2023, 9, 30)


def test_today_is_not_over() -> None:
    found = orders("2023-01-01", "2023-09-13", Frequency.DAY, today=date(2023, 9, 13))
    assert found.end == date(2023, 9, 12)
    assert found.partial is not None


def test_half_a_month_of_orders_is_judged_by_day() -> None:
    found = orders("2023-09-01", "2023-09-13", Frequency.MONTH)
    assert (found.end, found.frequency, found.partial) == (date(2023, 9, 13), Frequency.DAY, None)


@pytest.mark.parametrize(
    ("start", "freq", "frequency", "end"),
    [
        ("2010-01-01", "MS", Frequency.MONTH, date(2010, 6, 30)),
        ("2010-01-01", "ME", Frequency.MONTH, date(2010, 6, 30)),
        ("2010-01-01", "QS", Frequency.QUARTER, date(2011, 6, 30)),
        ("2010-01-01", "YS", Frequency.YEAR, date(2015, 12, 31)),
        ("2010-01-03", "W-SUN", Frequency.WEEK, date(2010, 2, 13)),
        ("2010-01-01", "D", Frequency.DAY, date(2010, 1, 6)),
    ],
)
def test_a_series_with_a_step_is_complete_with_its_last_row(
    start: str, freq: str, frequency: Frequency, end: date
) -> None:
    found = series(start, 6, freq, frequency)
    assert (found.end, found.frequency, found.partial) == (end, frequency, None)


def test_an_hourly_series_that_stops_at_noon_leaves_that_day_out() -> None:
    days = pd.date_range("2023-01-01", "2023-01-20 12:00", freq="h")
    found = ended(days, Frequency.HOUR, Frequency.DAY, transactions=False, today=LONG_AFTER)
    assert found.end == date(2023, 1, 19)


def test_live_is_this_calendar_quarter_or_the_one_before() -> None:
    today = date(2026, 11, 21)
    assert is_live(date(2026, 7, 1), today)
    assert is_live(date(2026, 12, 31), today)
    assert not is_live(date(2026, 6, 30), today)
    assert not is_live(date(2027, 1, 1), today)


def test_a_history_without_a_date_is_refused() -> None:
    axis = TimeAxis("day", date(2020, 1, 1), date(2020, 1, 1), Frequency.DAY)
    with pytest.raises(ValueError, match="at least one date"):
        history(pd.Series([], dtype="datetime64[ns]"), axis, Frequency.DAY, LONG_AFTER)


@pytest.mark.parametrize(
    ("column", "end"),
    [("Week Ending", date(2024, 9, 29)), ("week_end", date(2024, 9, 29)), ("Week", date(2024, 10, 5))],
)
def test_weeks_that_are_named_by_their_last_day_end_on_it(column: str, end: date) -> None:
    sundays = pd.Series(pd.date_range("2022-01-09", "2024-09-29", freq="W-SUN"))
    axis = TimeAxis(column, date(2022, 1, 9), date(2024, 9, 29), Frequency.WEEK)
    assert history(sundays, axis, Frequency.MONTH, date(2026, 11, 21)).end == end


@pytest.mark.parametrize("column", ["weekend", "Week", "Calendar", "Vendor Week"])
def test_a_week_is_named_by_its_first_day_unless_its_name_says_otherwise(column: str) -> None:
    assert not names_ends(column)
