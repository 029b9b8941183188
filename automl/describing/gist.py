"""The main measure over time, or by the main category: what a manager looks at first."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from automl.expression import evaluate
from automl.findings import Gist, Outcome, Point, Spread
from automl.plan import Aggregation
from automl.profiling.association import cramers_v
from automl.profiling.distribution import bins, tallied, top
from automl.profiling.rhythm import SPARSE, judged
from automl.series.grid import Grid
from automl.series.matrix import aggregate
from automl.series.repair import unseen_steps
from automl.series.values import adds_up
from automl.table import Column, Frequency, Kind, Table, TimeAxis
from automl.timeline import FINENESS, period_label
from automl.understanding.about_rows import OUTCOMES
from automl.understanding.foremost import foremost_group, foremost_measure, named_amount
from automl.understanding.names import name_words
from automl.understanding.scene import Scene, yes_of

_MOST_POINTS = 600
"""Steps that a chart can show; more are gathered into coarser ones."""
_LEAST_POINTS = 4
_MOST_SPREADS = 10
_QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
_TWO = 2
_CHANCE, _EXACT = 1e-4, 0.98
_ROWS: Aggregation = "count"


def gist(scene: Scene, today: date) -> Gist:
    """What the file is about. Files without numbers have their rows counted."""
    table, measure, summed = scene.table, foremost_measure(scene), in_total(scene)
    values = _values(table, summed.measure, measure.expression if measure else None)
    axis = table.time
    if axis is not None and len(points := _points(table, axis, values, summed.aggregation, today)) >= _LEAST_POINTS:
        return replace(summed, points=points)
    if summed.outcome is not None and (parted := _by_outcome(table, summed.outcome)) is not None:
        return replace(summed, measure=summed.outcome.column, aggregation="mean", total=None, **parted)
    group = foremost_group(scene)
    if summed.measure is None:
        return _counted(table, group or _any_group(table), summed)
    if group is None:
        return replace(summed, bins=bins(values, Kind.NUMBER))
    return replace(summed, group=group.name, spreads=_spreads(values, table.frame[group.name]))


def in_total(scene: Scene) -> Gist:
    """The main measure with its total or its average over all rows.

    The total is None where it tells nothing: of numbers that are no known amounts in a file without time, and of
    amounts in several currencies. The outcome is that of a column of yes and no, such as churn.
    """
    table, measure = scene.table, foremost_measure(scene)
    outcome = _outcome(scene)
    if measure is None or measure.target is None:
        return Gist(None, _ROWS, None, outcome=outcome)
    known = [column for column in table.columns if column.name == measure.target]
    mixed = any(len(column.currencies) > 1 for column in known)
    telling = table.time is not None or any(named_amount(column, scene) for column in known)
    values = _values(table, measure.target, measure.expression)
    total = _total(values, measure.aggregation) if telling and not mixed else None
    return Gist(measure.target, measure.aggregation, total, outcome=outcome)


def _outcome(scene: Scene) -> Outcome | None:
    """The last column of two values that is called an outcome, and how often it says yes."""
    for column in reversed(scene.table.columns):
        words = set(name_words(column.name, scene.lexicon))
        if column.distinct == _TWO and not words.isdisjoint(OUTCOMES) and (yes := yes_of(column, scene)) is not None:
            values = scene.table.frame[column.name]
            return Outcome(column.name, str(yes), int((values == yes).sum()), int(values.notna().sum()))
    return None


def _by_outcome(table: Table, outcome: Outcome) -> Mapping[str, Any] | None:
    """The outcome's share in each value of the category that it hangs on most; None where it hangs on none."""
    told = table.frame[outcome.column]
    known = told.notna().to_numpy(dtype=bool)
    yes = (told.astype(str) == outcome.value).to_numpy(dtype=np.float64)
    fit = [each for each in table.of_kind(Kind.CATEGORY, Kind.BOOLEAN) if 1 < each.distinct <= _MOST_SPREADS]
    links = {
        each.name: cramers_v(
            pd.factorize(table.frame[each.name][known])[0].astype(np.int64), yes[known].astype(np.int64)
        )
        for each in fit
        if each.name != outcome.column
    }
    sure = {name: link.strength for name, link in links.items() if link.p_value < _CHANCE and link.strength < _EXACT}
    if not sure:
        return None
    group = max(sure, key=lambda name: sure[name])
    rows = pd.DataFrame({"yes": yes[known], "group": table.frame[group][known].astype(str).to_numpy()})
    shares = rows[table.frame[group][known].notna().to_numpy()].groupby("group")["yes"].agg(["sum", "count"])
    spreads = [_share(str(name), int(each["count"]), float(each["sum"])) for name, each in shares.iterrows()]
    return {"group": group, "spreads": tuple(sorted(spreads, key=lambda each: -each.total / each.rows))}


def _share(name: str, rows: int, yes: float) -> Spread:
    return Spread(name, rows, yes, *[yes / rows] * 5)


def _values(table: Table, name: str | None, expression: str | None) -> pd.Series:
    if expression is not None:
        return evaluate(expression, table.frame)
    if name is None:
        return pd.Series(1.0, index=table.frame.index)
    return table.frame[name].astype("float64")


def _total(values: pd.Series, aggregation: Aggregation) -> float | None:
    if values.notna().sum() == 0:
        return None
    return float(values.sum() if adds_up(aggregation) else values.mean())


def _counted(table: Table, group: Column | None, summed: Gist) -> Gist:
    if group is None:
        return summed
    return replace(summed, group=group.name, tallies=top(tallied(table.frame[group.name])))


def _any_group(table: Table) -> Column | None:
    fit = [c for c in table.of_kind(Kind.CATEGORY, Kind.BOOLEAN) if 1 < c.distinct <= table.rows / 2]
    return min(fit, key=lambda column: column.distinct, default=None)


def _points(
    table: Table, axis: TimeAxis, values: pd.Series, aggregation: Aggregation, today: date
) -> tuple[Point, ...]:
    """The measure in steps: None where a step lacks rows; the ends are not whole where the rows begin or stop inside.

    Daily and hourly series of many steps are gathered into longer ones.
    """
    known = values.notna() & table.frame[axis.column].notna()
    stamps, values = table.frame.loc[known, axis.column], values[known]
    if stamps.empty:
        return ()
    ended, grid = judged(stamps, axis, today)
    coarse = _coarser(grid, stamps)
    starts, steps = coarse.floor(stamps), coarse.steps(stamps.min(), stamps.max())
    summed = aggregate(values, starts, aggregation).reindex(steps)
    if adds_up(aggregation):
        unseen = unseen_steps(starts, steps, coarse, axis.transactions)
        summed = summed.fillna(0.0)
        if len(unseen) <= SPARSE * len(steps):
            summed[unseen] = np.nan
    first, last = stamps.min().date(), stamps.max().date()
    whole_until = ended.end if ended.partial or axis.transactions else _end(coarse, grid, last)
    return tuple(
        _point(start, value, coarse, first, whole_until) for start, value in zip(steps, summed.to_numpy(), strict=True)
    )


def _point(start: pd.Timestamp, value: float, grid: Grid, first: date, whole_until: date) -> Point:
    end = grid.last_day(start)
    late = first - start.date() > timedelta(days=((end - start.date()).days + 1) // 4)
    label = period_label(start.to_pydatetime() if grid.frequency is Frequency.HOUR else start.date(), grid.frequency)
    number = None if np.isnan(value) else float(value)
    return Point(label, start.date(), end, number, whole=end <= whole_until and not late)


def _end(coarse: Grid, grid: Grid, last: date) -> date:
    """The last day that a series covers: of its own last step."""
    if coarse.frequency is grid.frequency:
        return date.max
    return grid.last_day(grid.floor(pd.Series([pd.Timestamp(last)])).iloc[0])


def _coarser(grid: Grid, stamps: pd.Series) -> Grid:
    """The grid itself, or the finest of longer steps that a chart can show."""
    for frequency in FINENESS[FINENESS.index(grid.frequency) :]:
        fit = grid if frequency is grid.frequency else Grid(frequency)
        if len(fit.steps(stamps.min(), stamps.max())) <= _MOST_POINTS:
            return fit
    return Grid(Frequency.YEAR)


def _spreads(values: pd.Series, groups: pd.Series) -> tuple[Spread, ...]:
    """Of the groups with the most rows, in the order of their medians."""
    largest = tallied(groups).head(_MOST_SPREADS).index
    found = [_spread(str(name), values[(groups == name).to_numpy(dtype=bool)].dropna()) for name in largest]
    return tuple(sorted((each for each in found if each is not None), key=lambda each: -each.p50))


def _spread(name: str, values: pd.Series) -> Spread | None:
    if values.empty:
        return None
    return Spread(name, len(values), float(values.sum()), *(float(each) for each in values.quantile(list(_QUANTILES))))
