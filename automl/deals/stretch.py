"""A period as seen from a day."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.deals.book import EPOCH
from automl.plan import Period
from automl.timeline import add_months

Floats = npt.NDArray[np.float64]
_STEP = 7


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `start` to `end`, both in it, as seen at the end of `day`. Days since 1970."""

    day: int
    start: int
    end: int

    @property
    def ahead(self) -> Floats:
        """Days after `day` on which to look: every week of the period that lies ahead, and its last day."""
        first = max(self.start - 1 - self.day, 0)
        steps = np.arange(first, self.end - self.day, _STEP, dtype=np.float64)
        return np.append(steps, float(self.end - self.day))


def stretch_of(period: Period, day: int) -> Stretch:
    return Stretch(day, _number(period.start), _number(period.end))


def earlier(stretch: Stretch, months: int) -> Stretch:
    """The same stretch so many months before: a day in the middle of a quarter stays in its middle."""
    start, after, day = (_moved(each, -months) for each in (stretch.start, stretch.end + 1, stretch.day))
    return Stretch(day, start, after - 1)


def _moved(day: int, months: int) -> int:
    return _number(add_months((EPOCH + pd.Timedelta(days=day)).date(), months))


def _number(day: object) -> int:
    return int((pd.Timestamp(str(day)) - EPOCH).days)
