"""Counts of those who come back: the customers of a month's weeks do not add up to the month's."""

import pandas as pd

from automl.table import Frequency, TimeAxis
from automl.understanding.calendar.resolve import Stretch
from automl.understanding.measure import Measure
from automl.understanding.scene import Scene

_MOST_SHARED = 0.1
_WEEK = 7
_PERIODS = {Frequency.DAY: "D", Frequency.WEEK: "W", Frequency.MONTH: "M"}


def step_of_count(measure: Measure, step: Frequency, period: Stretch, axis: TimeAxis, scene: Scene) -> Frequency:
    """The period's own unit, where different ones are counted and more than a tenth come in several of its steps."""
    unit = _unit(period)
    if measure.aggregation != "count_distinct" or measure.target is None or unit is None:
        return step
    finer = step in (Frequency.DAY, Frequency.WEEK) and step is not unit
    return unit if axis.transactions and finer and _shared(measure.target, step, unit, axis, scene) else step


def _unit(period: Stretch) -> Frequency | None:
    """The unit of a period that is made of whole ones."""
    days = (period.end - period.start).days + 1
    if period.start.day == 1 and (period.end - period.start).days > _WEEK and _ends_month(period):
        return Frequency.MONTH
    return Frequency.WEEK if days % _WEEK == 0 else None


def _ends_month(period: Stretch) -> bool:
    return (period.end + pd.Timedelta(days=1)).day == 1


def _shared(target: str, step: Frequency, unit: Frequency, axis: TimeAxis, scene: Scene) -> bool:
    rows = scene.table.frame[[axis.column, target]].dropna()
    stamps = pd.to_datetime(rows[axis.column])
    lives = stamps.groupby(rows[target]).agg(lambda each: each.max() - each.min())
    if (lives > pd.Timedelta(days=_WEEK)).mean() <= _MOST_SHARED:
        return False
    in_unit, in_step = (stamps.dt.to_period(_PERIODS[each]) for each in (unit, step))
    once = len(pd.DataFrame({"unit": in_unit, "who": rows[target]}).drop_duplicates())
    by_step = len(pd.DataFrame({"unit": in_unit, "step": in_step, "who": rows[target]}).drop_duplicates())
    return by_step > 0 and 1 - once / by_step > _MOST_SHARED
