"""Values of rows in steps: the total and each group, gaps marked and said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from automl.plan import Aggregation
from automl.result import Caution
from automl.series.grid import Grid, season_length, steps_in_a_year
from automl.series.repair import unseen_steps, with_gaps
from automl.series.values import Key, adds_up
from automl.timeline import History

_PANDAS = {"count": "sum", "count_distinct": "nunique"}
_LEAST_STEPS = 3


@dataclass(frozen=True, slots=True)
class Rows:
    """What each row says: its time, its value (or the identifier that is counted) and its group's key."""

    stamps: pd.Series
    values: pd.Series
    keys: pd.Series | None
    aggregation: Aggregation
    transactions: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """A measure in steps. total: float64, indexed by the steps' starts. groups: each from its own first step.

    NaN marks a gap: a step whose rows are missing.

    ended: the last day of each group that had no row in the last year; its series is left out of `groups`.
    """

    total: pd.Series
    groups: Mapping[Key, pd.Series]
    ended: Mapping[Key, date] = field(default_factory=dict)
    cautions: tuple[Caution, ...] = ()


def matrix(rows: Rows, history: History, grid: Grid) -> Matrix:
    """The measure in the grid's steps, from the first whole step to the end of the history."""
    kept = _within(rows, history)
    starts = grid.floor(kept.stamps)
    steps = grid.steps(kept.stamps.min(), kept.stamps.max())
    steps, late = _without_late_start(kept, starts, steps, grid)
    unseen = unseen_steps(starts, steps, grid, rows.transactions)
    season = season_length(grid, len(steps))
    total, cautions = with_gaps(_total(kept, starts, steps), unseen, grid, season)
    groups, ended = _groups(kept, starts, steps, unseen, grid)
    return Matrix(total, groups, ended, (*late, *cautions))


def groups_add_up(rows: Rows) -> bool:
    """Whether the groups sum to the whole: always for sums and counts, for distinct ones when none is in two groups."""
    if rows.keys is None or rows.aggregation != "count_distinct":
        return adds_up(rows.aggregation)
    pairs = pd.DataFrame({"counted": rows.values, "key": rows.keys}).dropna().drop_duplicates()
    return not pairs["counted"].duplicated().any()


def aggregate(values: pd.Series, by: pd.Series, aggregation: Aggregation) -> pd.Series:
    """The values' aggregation for each key in `by`."""
    grouped = values.groupby(by)
    if aggregation == "sum":
        return grouped.sum(min_count=1)
    return grouped.agg(_PANDAS.get(aggregation, aggregation)).astype("float64")


def _within(rows: Rows, history: History) -> Rows:
    known = rows.stamps.notna() & rows.values.notna() & (rows.stamps < pd.Timestamp(history.next_day))
    keys = None if rows.keys is None else rows.keys[known]
    return Rows(rows.stamps[known], rows.values[known], keys, rows.aggregation, rows.transactions)


def _without_late_start(
    rows: Rows, starts: pd.Series, steps: pd.DatetimeIndex, grid: Grid
) -> tuple[pd.DatetimeIndex, tuple[Caution, ...]]:
    """The steps without a first one that the rows cover only in part, as when orders begin in the middle of a month."""
    if not (rows.transactions and adds_up(rows.aggregation)) or len(steps) <= _LEAST_STEPS:
        return steps, ()
    late = (rows.stamps.groupby(starts).min().dt.normalize() - rows.stamps.groupby(starts).min().index).dt.days
    length = (pd.Timestamp(grid.last_day(steps[0])) - steps[0]).days + 1
    allowed = max(length / 10, late.iloc[1:].quantile(0.9) + 1)
    if late.iloc[0] <= allowed:
        return steps, ()
    return steps[1:], (Caution("partial_first", {"start": steps[0].date(), "first_row": rows.stamps.min().date()}),)


def _total(rows: Rows, starts: pd.Series, steps: pd.DatetimeIndex) -> pd.Series:
    total = aggregate(rows.values, starts, rows.aggregation).reindex(steps)
    return total.fillna(0.0) if adds_up(rows.aggregation) else total


def _groups(
    rows: Rows, starts: pd.Series, steps: pd.DatetimeIndex, unseen: pd.DatetimeIndex, grid: Grid
) -> tuple[dict[Key, pd.Series], dict[Key, date]]:
    if rows.keys is None:
        return {}, {}
    groups: dict[Key, pd.Series] = {}
    ended: dict[Key, date] = {}
    season = season_length(grid, len(steps))
    recent = steps[-steps_in_a_year(grid) :][0] if len(steps) > steps_in_a_year(grid) else steps[0]
    for key, values in rows.values.groupby(rows.keys):
        own = starts.loc[values.index]
        if own.max() < recent:
            ended[key] = rows.stamps.loc[values.index].max().date()
            continue
        series = aggregate(values, own, rows.aggregation).reindex(steps[steps >= own.min()])
        filled = series.fillna(0.0) if adds_up(rows.aggregation) else series
        groups[key] = with_gaps(filled, unseen if rows.transactions else _inner_gaps(series), grid, season)[0]
    return groups, ended


def _inner_gaps(series: pd.Series) -> pd.DatetimeIndex:
    """The steps that a series lacks between its first and its last."""
    inner = series.loc[: series.last_valid_index()]
    return pd.DatetimeIndex(inner[inner.isna()].index)
