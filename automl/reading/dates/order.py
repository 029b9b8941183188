"""Day first or month first: decided from all rows of a column."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Order = Literal["day", "month"]
ORDERS: tuple[Order, Order] = ("day", "month")
Ints = npt.NDArray[np.int64]
_LONGEST_MONTH = 12
_MONTHS_OF_STEPS = (1, 3, 6, 12)
_HANDFUL = 3
"""Fewer steps than these may be in order or even by chance."""


@dataclass(frozen=True, slots=True)
class OrderEvidence:
    """Rows that can only be read day first, and only month first."""

    day: int
    month: int

    @property
    def decided(self) -> Order | None:
        if self.day == self.month:
            return None
        return "day" if self.day > self.month else "month"


def evidence(first: Ints, second: Ints, counts: Ints) -> OrderEvidence:
    """Count what each distinct date says. counts: rows for each."""
    day = (first > _LONGEST_MONTH) & (second <= _LONGEST_MONTH)
    month = (second > _LONGEST_MONTH) & (first <= _LONGEST_MONTH)
    return OrderEvidence(int(counts[day].sum()), int(counts[month].sum()))


def likelier(day_first: npt.NDArray[np.datetime64], month_first: npt.NDArray[np.datetime64]) -> Order | None:
    """The likelier reading of dates that allow both, in the order of the rows; None when nothing speaks for either.

    One date a month, quarter or year speaks for its reading, then rows in order of time, then even spacing: by so much
    that chance would not make it.
    """
    for measure, least, ahead in ((_monthly, 1.0, 0.5), (_sorted, 0.95, 0.1), (_evenness, 0.6, 0.2)):
        by_day, by_month = measure(day_first), measure(month_first)
        if max(by_day, by_month) >= least and abs(by_day - by_month) >= ahead:
            return "day" if by_day > by_month else "month"
    return None


def _monthly(dates: npt.NDArray[np.datetime64]) -> float:
    """1 when the distinct dates are firsts of months, quarters, half-years or years in a row, else 0."""
    distinct = np.unique(dates)
    months = distinct.astype("datetime64[M]")
    if len(distinct) < _HANDFUL or (distinct.astype("datetime64[D]") != months.astype("datetime64[D]")).any():
        return 0.0
    steps, counts = np.unique(np.diff(months.astype(np.int64)), return_counts=True)
    return float(steps[counts.argmax()] in _MONTHS_OF_STEPS and counts.max() / counts.sum() > 0.8)  # noqa: PLR2004


def _sorted(dates: npt.NDArray[np.datetime64]) -> float:
    """The share of neighbouring rows in order, up or down, whichever is more; 0 for a handful."""
    steps = np.diff(dates.astype("datetime64[D]").astype(np.int64))
    return float(max((steps >= 0).mean(), (steps <= 0).mean())) if len(steps) >= _HANDFUL else 0.0


def _evenness(dates: npt.NDArray[np.datetime64]) -> float:
    """The share of the most frequent gap between distinct dates; 0 for a handful."""
    gaps = np.diff(np.unique(dates).astype("datetime64[D]").astype(np.int64))
    return float(np.unique(gaps, return_counts=True)[1].max() / len(gaps)) if len(gaps) >= _HANDFUL else 0.0
