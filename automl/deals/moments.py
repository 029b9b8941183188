"""What time does to a deal, as numbers for a linear model: its age, and how far past its expected day it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.deals.book import EPOCH

Floats = npt.NDArray[np.float64]
WEEK = 7
_PAST_BENDS = (-8.0, -4.0, -2.0, 0.0, 2.0, 4.0, 10.0)
_EARLIEST, _LATEST = -26.0, 40.0
_HURRY = 14


@dataclass(frozen=True, slots=True)
class Clock:
    """ages: where the line of the logarithm of the age bends. slips: whether expected days count.

    hurry: whether the last two weeks of a quarter count; quarters begin in the months of `fiscal_start`.
    """

    ages: tuple[float, ...]
    slips: bool
    hurry: bool
    fiscal_start: int = 1

    def encode(self, day: Floats, created: Floats, expected: Floats) -> Floats:
        """An array of rows × columns, for deals on a day (days since 1970)."""
        age = np.log1p(np.maximum(day - created, 0.0))
        columns = [age, *(np.maximum(age - bend, 0.0) for bend in self.ages)]
        if self.slips:
            known = ~np.isnan(expected)
            past = np.where(known, np.clip((day - np.where(known, expected, day)) / WEEK, _EARLIEST, _LATEST), 0.0)
            columns += [past, (~known).astype(float)]
            columns += [np.where(known, np.maximum(past - bend, 0.0), 0.0) for bend in _PAST_BENDS]
        if self.hurry:
            columns.append(self._hurried(day))
        return np.column_stack(columns)

    def _hurried(self, day: Floats) -> Floats:
        """1 where a quarter ends within two weeks."""
        if not len(day):
            return np.zeros(0)
        first, last = int(day.min()), int(day.max()) + _HURRY + 1
        stamps = EPOCH + pd.to_timedelta(np.arange(first, last + 1), unit="D")
        ends = np.asarray(stamps.is_month_end & ((stamps.month - self.fiscal_start + 1) % 3 == 0))
        places = np.flatnonzero(ends)
        if len(places) == 0:
            return np.zeros(len(day))
        following = np.searchsorted(places, day.astype(int) - first)
        left = np.where(following < len(places), places[np.minimum(following, len(places) - 1)], 10**6)
        return np.asarray((left - (day.astype(int) - first) < _HURRY).astype(float))


def bends_of(ages: Floats, shares: Sequence[float]) -> tuple[float, ...]:
    """Where the line of the logarithm of the age bends: at these shares of the ages."""
    return tuple(float(bend) for bend in np.unique(np.quantile(np.log1p(np.maximum(ages, 0.0)), shares)))
