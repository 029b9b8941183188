"""How a table goes over time: in which step, with which gaps, where it ends, and whether it is a panel."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from automl.findings import Gap, Rhythm
from automl.profiling.panel import panel_key
from automl.series.grid import Grid, grid_for
from automl.series.repair import unseen_steps
from automl.table import Frequency, Table, TimeAxis
from automl.timeline import History, history

_MOST_GAPS = 10
SPARSE = 0.5
"""The share of empty steps from which there is no step that data could be missing from."""
_LONG, _SHORT = 150, 28
"""Days from which transactions are judged by month, and below which by day."""


def rhythm(table: Table, today: date) -> Rhythm | None:
    """How the table goes over time; None without a time axis.

    today: the day by which the last period is judged. Transactions are judged by month, short ones by week or day.
    """
    axis = table.time
    if axis is None:
        return None
    stamps = table.frame[axis.column].dropna()
    ended, grid = judged(stamps, axis, today)
    starts = grid.floor(stamps)
    steps = grid.steps(stamps.min(), stamps.max())
    unseen = unseen_steps(starts, steps, grid, axis.transactions)
    if len(unseen) > SPARSE * len(steps):
        unseen = unseen[:0]
    gaps = _gaps(unseen, steps, grid)
    keys = () if axis.transactions else panel_key(table.frame, axis.column, table.columns)
    series = int(table.frame[list(keys)].drop_duplicates().shape[0]) if keys else 1
    partial = (ended.partial.start, ended.partial.last_row) if ended.partial else None
    longest = tuple(sorted(gaps, key=lambda gap: -gap.steps)[:_MOST_GAPS])
    return Rhythm(grid.frequency, len(steps), len(unseen), longest, partial, keys, series)


def judged(stamps: pd.Series, axis: TimeAxis, today: date) -> tuple[History, Grid]:
    """Where the history ends, and the grid of the steps in which that was judged."""
    seen, step = stamps.drop_duplicates(), axis.frequency
    if axis.transactions:
        days = (axis.end - axis.start).days
        short = Frequency.DAY if days < _SHORT else Frequency.WEEK
        step = Frequency.MONTH if days >= _LONG else short
    ended = history(seen, axis, step, today)
    return ended, grid_for(ended, ended.frequency if axis.transactions else step, seen, 1)


def _gaps(unseen: pd.DatetimeIndex, steps: pd.DatetimeIndex, grid: Grid) -> Sequence[Gap]:
    """Runs of neighbouring steps without data."""
    places = pd.Series(steps.get_indexer(unseen))
    runs = (places.diff() != 1).cumsum()
    return [
        Gap(steps[run.iloc[0]].date(), grid.last_day(steps[run.iloc[-1]]), len(run)) for _, run in places.groupby(runs)
    ]
