"""Day first or month first: decided from all rows of a column."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Order = Literal["day", "month"]
ORDERS: tuple[Order, Order] = ("day", "month")
Ints = npt.NDArray[np.int64]
_LONGEST_MONTH = 12


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

    One date a month speaks for its reading, then rows in order of time, then even spacing.
    """
    for measure in (_monthly, _sorted, _evenness):
        by_day, by_month = measure(day_first), measure(month_first)
        if abs(by_day - by_month) > 0.05:  # noqa: PLR2004 - a share of rows that chance would not make
            return "day" if by_day > by_month else "month"
    return None


def _monthly(dates: npt.NDArray[np.datetime64]) -> float:
    """1 when the distinct dates are firsts of months in a row, else 0."""
    distinct = np.unique(dates)
    months = distinct.astype("datetime64[M]")
    firsts = bool((distinct.astype("datetime64[D]") == months.astype("datetime64[D]")).all())
    return float(firsts and len(distinct) > 2 and bool((np.diff(months.astype(np.int64)) == 1).mean() > 0.8))  # noqa: PLR2004


def _sorted(dates: npt.NDArray[np.datetime64]) -> float:
    """The share of neighbouring rows in order, up or down, whichever is more."""
    steps = np.diff(dates.astype("datetime64[D]").astype(np.int64))
    return float(max((steps >= 0).mean(), (steps <= 0).mean())) if len(steps) else 0.0


def _evenness(dates: npt.NDArray[np.datetime64]) -> float:
    """The share of the most frequent gap between distinct dates."""
    gaps = np.diff(np.unique(dates).astype("datetime64[D]").astype(np.int64))
    return float(np.unique(gaps, return_counts=True)[1].max() / len(gaps)) if len(gaps) else 0.0
