"""Calendar arithmetic, and where a history ends. Nothing here reads the clock: today comes in as a date."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

import numpy as np
import pandas as pd

from automl.table import Frequency, TimeAxis

MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.YEAR: 12}
FINENESS = tuple(Frequency)
LEAST_GAP = {Frequency.MONTH: 2, Frequency.QUARTER: 7, Frequency.YEAR: 31}
"""Days that may be missing at a period's end before anyone would call it partial."""
RECENT_PERIODS = 24
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ENDING = re.compile(r"(?:^|[^a-z])(?:ending|ended|end|w/e)(?:$|[^a-z])")

Day = TypeVar("Day", date, datetime)


def period_start(day: date, frequency: Frequency, fiscal_start: int = 1, week_start: int = 0) -> date:
    """The first day of the period that holds `day`.

    fiscal_start: the month in which years, and so quarters, begin. week_start: the weekday on which weeks begin
    (Monday is 0). An hour's period is its day, unless a datetime comes in: then it is that hour.
    """
    if frequency is Frequency.HOUR and isinstance(day, datetime):
        return day.replace(minute=0, second=0, microsecond=0)
    day = _plain(day)
    if frequency is Frequency.WEEK:
        return day - timedelta(days=(day.weekday() - week_start) % 7)
    if frequency not in MONTHS:
        return day
    into = (day.month - fiscal_start) % MONTHS[frequency]
    return add_months(day.replace(day=1), -into)


def period_end(day: date, frequency: Frequency, fiscal_start: int = 1, week_start: int = 0) -> date:
    """The last day of the period that holds `day`; arguments as for `period_start`."""
    day = _plain(day)
    if frequency is Frequency.HOUR:
        return day
    return shift(period_start(day, frequency, fiscal_start, week_start), frequency, 1) - timedelta(days=1)


def shift(start: date, frequency: Frequency, n: int) -> date:
    """`start` moved by `n` periods, back when negative. By hours it takes and gives datetimes.

    A day that the month lacks becomes the month's last: 31 January and a month is 28 or 29 February.
    """
    if frequency is Frequency.HOUR:
        moment = start if isinstance(start, datetime) else datetime(start.year, start.month, start.day)  # noqa: DTZ001
        return moment + timedelta(hours=n)
    if frequency is Frequency.DAY:
        return start + timedelta(days=n)
    if frequency is Frequency.WEEK:
        return start + timedelta(weeks=n)
    return add_months(start, n * MONTHS[frequency])


def add_months(day: Day, months: int) -> Day:
    """`day` moved by `months`, held at the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))


def period_label(start: date, frequency: Frequency) -> str:
    """YYYY, YYYY-Qn or YYYY-MM; weeks and days by their ISO day, hours by day and time.

    Labels are the calendar's: a fiscal quarter or year that does not begin where a calendar one does has no calendar
    name, and is labelled by its first day.
    """
    if frequency is Frequency.YEAR and start.month == 1:
        return f"{start.year:04d}"
    if frequency is Frequency.QUARTER and start.month % 3 == 1:
        return f"{start.year:04d}-Q{start.month // 3 + 1}"
    if frequency is Frequency.MONTH:
        return f"{start.year:04d}-{start.month:02d}"
    if frequency is Frequency.HOUR and isinstance(start, datetime):
        return start.strftime("%Y-%m-%d %H:%M")
    return _plain(start).isoformat()


@dataclass(frozen=True, slots=True)
class PartialPeriod:
    """A last period whose rows stop before its end."""

    start: date
    end: date
    last_row: date


@dataclass(frozen=True, slots=True)
class History:
    """The days that the data cover in whole periods.

    start: the first row's day. end: the last day of the last complete period. frequency: the step in which that was
    judged. live: whether the end lies in today's calendar quarter or the one before. week_start: the weekday on
    which the file's own weeks begin. named_by_end: whether the file names its weeks by their last day.
    """

    start: date
    end: date
    frequency: Frequency
    live: bool
    partial: PartialPeriod | None = None
    week_start: int = 0
    named_by_end: bool = False

    @property
    def next_day(self) -> date:
        return self.end + timedelta(days=1)


def history(stamps: "pd.Series[pd.Timestamp]", axis: TimeAxis, step: Frequency, today: date) -> History:
    """Where the history ends, judged by the data.

    stamps: the rows' times, of those rows that hold a value; missing ones are passed over. step: the step that the
    question is about. A series is judged by its own step; transactions by month, or by week or day when the question
    is about weeks or days. Weeks of transactions are counted back from the last row's day, so none is cut in two.
    ValueError when no stamp is left.
    """
    stamps = pd.Series(pd.DatetimeIndex(np.sort(stamps.dropna().to_numpy())))
    if stamps.empty:
        raise ValueError("a history needs at least one date")
    judged = _judged_by(axis, step)
    if judged is Frequency.WEEK and axis.transactions and axis.frequency is not Frequency.WEEK:
        return _weeks_of_transactions(stamps, today)
    if judged is Frequency.HOUR:
        return _ended(stamps, Frequency.HOUR, _hours_stop_early(stamps), today)
    if judged is Frequency.WEEK and not axis.transactions and names_ends(axis.column):
        return replace(_ended(stamps, judged, early=False, today=today, named_by_end=True), named_by_end=True)
    early = _stops_early(stamps, judged) if axis.transactions else False
    return _ended(stamps, judged, early, today)


def is_live(end: date, today: date) -> bool:
    """Whether `end` lies in today's calendar quarter or the one before."""
    running = period_start(today, Frequency.QUARTER)
    return shift(running, Frequency.QUARTER, -1) <= end < shift(running, Frequency.QUARTER, 1)


def own_week_start(stamps: "pd.Series[pd.Timestamp]", *, named_by_end: bool = False) -> int:
    """The weekday on which the file's own weeks begin: the one that most stamps carry, or the day after it."""
    return (int(stamps.dt.weekday.mode().iloc[0]) + named_by_end) % 7


def names_ends(column: str) -> bool:
    """Whether a column of dates names periods by their last day: "Week Ending", "week_end", "W/E"."""
    return _ENDING.search(_HUMPS.sub(" ", column).lower()) is not None


def _judged_by(axis: TimeAxis, step: Frequency) -> Frequency:
    if not axis.transactions:
        return axis.frequency
    return max(Frequency.MONTH if step in MONTHS else step, Frequency.DAY, axis.frequency, key=FINENESS.index)


def _weeks_of_transactions(stamps: "pd.Series[pd.Timestamp]", today: date) -> History:
    days = _ended(stamps, Frequency.DAY, early=False, today=today)
    return History(
        days.start, days.end, Frequency.WEEK, days.live, days.partial, week_start=(days.end.weekday() + 1) % 7
    )


def _ended(
    stamps: "pd.Series[pd.Timestamp]", judged: Frequency, early: bool, today: date, *, named_by_end: bool = False
) -> History:
    first, last = stamps.iloc[0].date(), stamps.iloc[-1].date()
    week_start = own_week_start(stamps, named_by_end=named_by_end) if judged is Frequency.WEEK else 0
    start, end = period_start(last, judged, 1, week_start), period_end(last, judged, 1, week_start)
    running = last <= today < end or (last == today == end and judged in (Frequency.DAY, Frequency.HOUR))
    if not (early or running):
        return History(first, end, judged, is_live(end, today), None, week_start)
    before = start - timedelta(days=1)
    if before < first:
        return History(first, last, Frequency.DAY, is_live(last, today), None, week_start)
    return History(first, before, judged, is_live(before, today), PartialPeriod(start, end, last), week_start)


def _stops_early(stamps: "pd.Series[pd.Timestamp]", judged: Frequency) -> bool:
    if judged not in MONTHS:
        return False
    gaps = _gaps(stamps, lambda day: period_end(day, judged))
    usual = gaps.iloc[:-1].tail(RECENT_PERIODS)
    allowed = max(LEAST_GAP[judged], usual.quantile(0.9) + 1 if len(usual) else 0)
    return bool(gaps.iloc[-1] > allowed)


def _gaps(stamps: "pd.Series[pd.Timestamp]", end_of: Callable[[date], date]) -> "pd.Series[int]":
    """Days from each period's last row to the period's end, one for each period, in order."""
    days = pd.Series(stamps.dt.normalize().unique()).dt.date
    last_rows = days.groupby(days.map(end_of)).max()
    return pd.Series([(end - last).days for end, last in last_rows.items()])


def _hours_stop_early(stamps: "pd.Series[pd.Timestamp]") -> bool:
    last_hours = stamps.groupby(stamps.dt.normalize()).max().dt.hour
    usual = last_hours.iloc[:-1].tail(RECENT_PERIODS)
    return bool(len(usual) and last_hours.iloc[-1] < usual.quantile(0.1))


def _plain(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day
