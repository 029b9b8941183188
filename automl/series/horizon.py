"""One number with its range for the period asked for, from a path of steps and its sample paths."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.plan import Aggregation, Period
from automl.result import Horizon
from automl.series.grid import Grid
from automl.series.values import adds_up

Values = npt.NDArray[np.float64]
_OVER_STEPS: Mapping[str, Callable[..., Values]] = {"mean": np.mean, "median": np.median, "min": np.min, "max": np.max}


@dataclass(frozen=True, slots=True)
class Aim:
    """The period asked for, on the grid: the part of each step that lies in it, in the future and in the history.

    future, past: indexed by the steps' starts, 0 to 1. A running period has both.
    """

    period: Period
    aggregation: Aggregation
    future: pd.Series
    past: pd.Series

    def horizon(self, path: Values, draws: Values, actuals: pd.Series) -> Horizon:
        """The period's value. path: (steps,) medians; draws: (samples, steps); actuals: the history, by step."""
        known = actuals.reindex(self.past.index).fillna(0.0).to_numpy()
        middle = float(self._over(path[None, :], known)[0])
        low, high = np.quantile(self._over(draws, known), [0.1, 0.9])
        return Horizon(
            self.period.start,
            self.period.end,
            self.aggregation,
            min(float(low), middle),
            middle,
            max(float(high), middle),
        )

    def samples(self, draws: Values, actuals: pd.Series) -> Values:
        """The period's value in each sample path: (samples,)."""
        return self._over(draws, actuals.reindex(self.past.index).fillna(0.0).to_numpy())

    def _over(self, paths: Values, known: Values) -> Values:
        if adds_up(self.aggregation):
            sums: Values = paths @ self.future.to_numpy() + float(known @ self.past.to_numpy())
            return sums
        asked = paths[:, (self.future > 0).to_numpy()]
        past = np.broadcast_to(known[(self.past > 0).to_numpy()], (len(paths), int((self.past > 0).sum())))
        return np.asarray(_OVER_STEPS[self.aggregation](np.hstack([past, asked]), axis=1), dtype=np.float64)


def aim(period: Period, aggregation: Aggregation, past: pd.DatetimeIndex, future: pd.DatetimeIndex, grid: Grid) -> Aim:
    """The period on the grid, whose history and future steps are given."""
    inside = pd.Series({step: _share(step, grid, period.start, period.end) for step in past}, dtype="float64")
    ahead = pd.Series({step: _share(step, grid, period.start, period.end) for step in future}, dtype="float64")
    return Aim(period, aggregation, ahead, inside[inside > 0])


def year_before(period: Period, aggregation: Aggregation, actuals: pd.Series, grid: Grid) -> float | None:
    """The value of the same days one year earlier; None where the history does not hold all of them."""
    start, end = (_a_year_earlier(day) for day in (period.start, period.end))
    if actuals.empty or start < actuals.index[0].date() or end > grid.last_day(actuals.index[-1]):
        return None
    near = actuals.loc[pd.Timestamp(start) - pd.Timedelta(days=366) : pd.Timestamp(end)]
    shares = np.array([_share(step, grid, start, end) for step in near.index])
    if not (shares > 0).any() or near[shares > 0].isna().any():
        return None
    if adds_up(aggregation):
        return float(near.to_numpy() @ shares)
    return float(_OVER_STEPS[aggregation](near.to_numpy()[shares > 0]))


def _share(step: pd.Timestamp, grid: Grid, start: date, end: date) -> float:
    """The part of a step's days that lies between two days, both inclusive."""
    first, last = step.date(), grid.last_day(step)
    inside = (min(last, end) - max(first, start)).days + 1
    return max(0, inside) / ((last - first).days + 1)


def _a_year_earlier(day: date) -> date:
    earlier = pd.Timestamp(day) - pd.DateOffset(years=1)
    month_ends = pd.Timestamp(day).is_month_end
    return (earlier + pd.offsets.MonthEnd(0) if month_ends else earlier).date()
