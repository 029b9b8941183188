"""Gaps in a history: which steps have no row although they should, and where the history begins then."""

import numpy as np
import pandas as pd

from automl.result import Caution
from automl.series.grid import Grid
from automl.table import Frequency

_SHORTEST_GAP = {Frequency.HOUR: 48, Frequency.DAY: 10, Frequency.WEEK: 2}
"""Steps without a row that make a gap of transactions; fewer are quiet days."""
_BUSY = 5
"""Rows in the usual step from which a step without any row is a gap: by chance alone it would come less than 1% of
the time (Poisson)."""


def unseen_steps(starts: pd.Series, steps: pd.DatetimeIndex, grid: Grid, transactions: bool) -> pd.DatetimeIndex:
    """The steps within the history that hold no row of the file, though rows were to be expected."""
    counts = starts.value_counts().reindex(steps, fill_value=0)
    absent = counts == 0
    if not transactions:
        return steps[absent]
    if counts[~absent].median() < _BUSY:
        return steps[:0]
    runs = (absent != absent.shift()).cumsum()
    lengths = absent.groupby(runs).transform("size")
    return steps[absent & (lengths >= _SHORTEST_GAP.get(grid.frequency, 1))]


def with_gaps(
    series: pd.Series, unseen: pd.DatetimeIndex, grid: Grid, season: int
) -> tuple[pd.Series, tuple[Caution, ...]]:
    """The series from its first value on, with NaN where a value is missing; no model is judged by it.

    After a gap of a season or more the history begins anew, when there is enough of it.
    """
    holes = series.index.intersection(unseen)
    values = series.astype("float64").copy()
    values.loc[holes] = np.nan
    values = values.loc[values.first_valid_index() :]
    gap = values[values.isna()]
    if gap.empty:
        return values, ()
    after = _after_long_gap(values, season)
    if after is not None:
        first, last = _ends(values.isna(), after)
        left_out = {"start": first.date(), "end": grid.last_day(last)}
        return values.loc[after:], (Caution("gap_left_out", left_out),)
    told = {"steps": len(gap), "start": gap.index[0].date(), "end": grid.last_day(gap.index[-1])}
    return values, (Caution("gap_filled", told),)


def _after_long_gap(values: pd.Series, season: int) -> pd.Timestamp | None:
    """The first step after the last gap of a season or more, when two seasons (and eight steps) follow it."""
    absent = values.isna()
    runs = (absent != absent.shift()).cumsum()
    long = absent & (absent.groupby(runs).transform("size") >= max(season, 4))
    if not long.any():
        return None
    after = values.loc[long[long].index[-1] :].iloc[1:]
    return after.index[0] if len(after) >= max(2 * season, 8) else None


def _ends(absent: pd.Series, after: pd.Timestamp) -> tuple[pd.Timestamp, pd.Timestamp]:
    before = absent.loc[:after].iloc[:-1]
    start = before[~before].index[-1]
    gap = before.loc[start:].iloc[1:]
    return gap.index[0], gap.index[-1]
