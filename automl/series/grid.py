"""The grid of steps that a history and a horizon lie on."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from automl.table import Frequency
from automl.timeline import MONTHS, History

DAYS_IN_WEEK = 7
_ALL_DAYS = frozenset(range(DAYS_IN_WEEK))
_RARE = 0.02
"""A weekday with fewer rows than this share of the busiest one's is a day of rest."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Steps of one frequency.

    fiscal_start: the month in which quarters and years begin. week_start: the weekday on which weeks begin.
    weekdays: the weekdays that carry rows, for steps of a day (Monday is 0): the others are left out.
    named_by_end: whether the file names its weeks by their last day.
    """

    frequency: Frequency
    fiscal_start: int = 1
    week_start: int = 0
    weekdays: frozenset[int] = _ALL_DAYS
    named_by_end: bool = False

    def floor(self, stamps: pd.Series) -> pd.Series:
        """The first day (or hour) of the step that holds each stamp; days of rest go to the last day of work."""
        if self.frequency is Frequency.HOUR:
            hours: pd.Series = stamps.dt.floor("h")
            return hours
        days: pd.Series = stamps.dt.normalize()
        if self.frequency in (Frequency.WEEK, Frequency.DAY):
            back = (days.dt.weekday - self.week_start) % 7
            rest = days.dt.weekday.map(self._since_work)
            first: pd.Series = days - pd.to_timedelta(back if self.frequency is Frequency.WEEK else rest, unit="D")
            return first
        size = MONTHS[self.frequency]
        month = days.dt.year * 12 + days.dt.month - 1
        opening = month - (month - (self.fiscal_start - 1)) % size
        return pd.to_datetime({"year": opening // 12, "month": opening % 12 + 1, "day": 1}).astype("datetime64[ns]")

    def steps(self, first: pd.Timestamp, last: pd.Timestamp) -> pd.DatetimeIndex:
        """Every step from the one that holds `first` to the one that holds `last`."""
        start, end = self.floor(pd.Series([first, last]))
        if self.frequency in MONTHS:
            return pd.date_range(start, end, freq=pd.DateOffset(months=MONTHS[self.frequency]))
        spacing = {Frequency.HOUR: "h", Frequency.DAY: "D", Frequency.WEEK: "7D"}[self.frequency]
        steps = pd.date_range(start, end, freq=spacing)
        return steps[steps.weekday.isin(self.weekdays)] if self.frequency is Frequency.DAY else steps

    def after(self, last: pd.Timestamp, until: pd.Timestamp) -> pd.DatetimeIndex:
        """The steps after the one that starts at `last`, up to the one that holds `until`."""
        return self.steps(last, until)[1:]

    def even(self, steps: pd.DatetimeIndex) -> pd.DatetimeIndex:
        """Stand-ins for the steps that every engine takes: without days of rest, quarters as the calendar has them."""
        if self.frequency is Frequency.DAY and self.weekdays != _ALL_DAYS:
            return pd.date_range(steps[0], periods=len(steps), freq="D")
        if self.frequency in (Frequency.QUARTER, Frequency.YEAR):
            late = (steps[0].month - 1) % MONTHS[self.frequency]
            return steps - pd.DateOffset(months=late) if late else steps
        return steps

    def last_day(self, start: pd.Timestamp) -> date:
        """The last day of the step that starts at `start`."""
        if self.frequency in (Frequency.HOUR, Frequency.DAY):
            return start.date()
        if self.frequency is Frequency.WEEK:
            return start.date() + timedelta(days=6)
        return (start + pd.DateOffset(months=MONTHS[self.frequency])).date() - timedelta(days=1)

    def _since_work(self, weekday: int) -> int:
        return next((back for back in range(7) if (weekday - back) % 7 in self.weekdays), 0)


def grid_for(history: History, step: Frequency, stamps: pd.Series, fiscal_start: int) -> Grid:
    """The grid of a history in the steps that the question is about."""
    weekdays = _working_days(stamps) if step is Frequency.DAY else _ALL_DAYS
    return Grid(step, fiscal_start, history.week_start, weekdays, history.named_by_end)


def season_length(grid: Grid, steps: int) -> int:
    """Steps in a season; 1 for yearly data, and for weeks without two years of them."""
    if grid.frequency is Frequency.DAY:
        return len(grid.weekdays)
    if grid.frequency is Frequency.WEEK:
        return 52 if steps >= 2 * 52 else 1
    return {Frequency.HOUR: 24, Frequency.MONTH: 12, Frequency.QUARTER: 4}.get(grid.frequency, 1)


def steps_in_a_year(grid: Grid) -> int:
    """Steps that make about one year."""
    if grid.frequency is Frequency.DAY:
        return round(365.25 * len(grid.weekdays) / 7)
    return {Frequency.HOUR: 8766, Frequency.WEEK: 52, Frequency.MONTH: 12, Frequency.QUARTER: 4}.get(grid.frequency, 1)


def _working_days(stamps: pd.Series) -> frozenset[int]:
    days = stamps.dropna().dt.normalize().drop_duplicates()
    counts = np.bincount(days.dt.weekday, minlength=7)
    worked = frozenset(int(day) for day in np.flatnonzero(counts > _RARE * counts.max()))
    return worked if len(days) >= 5 * 7 else _ALL_DAYS
