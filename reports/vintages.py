"""Two forecasts of the same thing, made at different times, compared in numbers. No words in here."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from automl.result import Actual, ForecastResult, Step

_ADDING = ("sum", "count", "count_distinct")
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step that has happened since: what was forecast for it, and what came."""

    forecast: Step
    actual: Actual

    @property
    def inside(self) -> bool:
        return self.forecast.p10 <= self.actual.value <= self.forecast.p90


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a later forecast stands to an earlier one.

    before, after: the same stretch's number then and now, None where the two share no step ahead. steps: the labels
    of the first and last step compared where the periods differ, None where they are the same. new: steps that came
    in. direct: what those within the period asked for change by themselves, where steps add up. restated: how often
    past values changed, and by how much in all. appeared, ended: names of groups. completed: the label of a step that
    was partial.
    """

    before: float | None
    after: float | None
    steps: tuple[str, str] | None
    new: tuple[NewStep, ...]
    direct: float | None
    restated: tuple[int, float]
    appeared: tuple[str, ...]
    ended: tuple[str, ...]
    completed: str | None


def compared(before: ForecastResult, after: ForecastResult) -> Comparison:
    """The later forecast beside the earlier one."""
    then, now, steps = _numbers(before, after)
    new = _new(before, after)
    appeared, ended = _groups(before, after)
    partial = before.history.dropped_partial
    known = {actual.period for actual in after.actuals}
    return Comparison(
        then,
        now,
        steps,
        new,
        _direct(before, new) if steps is None and then is not None else None,
        _restated(before, after),
        appeared,
        ended,
        partial.period if partial and partial.period in known else None,
    )


def _numbers(
    before: ForecastResult, after: ForecastResult
) -> tuple[float | None, float | None, tuple[str, str] | None]:
    """The number then and now: of the period when it is the same, else of the steps that both look ahead to."""
    old, new = before.horizon, after.horizon
    if (old.start, old.end, old.aggregation) == (new.start, new.end, new.aggregation):
        return old.p50, new.p50, None
    earlier = {(step.start, step.end): step for step in before.path}
    pairs = [(earlier[step.start, step.end], step) for step in after.path if (step.start, step.end) in earlier]
    if not pairs or old.aggregation != new.aggregation:
        return None, None, None
    then, now = ([step.p50 for step in steps] for steps in zip(*pairs, strict=True))
    share = 1 if new.aggregation in _ADDING else len(pairs)
    return sum(then) / share, sum(now) / share, (pairs[0][1].period, pairs[-1][1].period)


def _new(before: ForecastResult, after: ForecastResult) -> tuple[NewStep, ...]:
    """The steps that were ahead then and have happened since."""
    forecast = {(step.start, step.end): step for step in before.path}
    known = {actual.start for actual in before.actuals}
    return tuple(
        NewStep(forecast[actual.start, actual.end], actual)
        for actual in after.actuals
        if (actual.start, actual.end) in forecast and actual.start not in known and math.isfinite(actual.value)
    )


def _direct(before: ForecastResult, new: Sequence[NewStep]) -> float | None:
    """What the steps that came in change in the period's number by themselves; None where none lies in it."""
    horizon = before.horizon
    within = [each for each in new if horizon.start <= each.actual.start and each.actual.end <= horizon.end]
    if not within or horizon.aggregation not in _ADDING:
        return None
    return sum(each.actual.value - each.forecast.p50 for each in within)


def _restated(before: ForecastResult, after: ForecastResult) -> tuple[int, float]:
    """How many past values are others now, and the sum of the differences."""
    values = {actual.start: actual.value for actual in before.actuals if math.isfinite(actual.value)}
    moved = [
        actual.value - values[actual.start]
        for actual in after.actuals
        if actual.start in values and math.isfinite(actual.value) and _differs(actual.value, values[actual.start])
    ]
    return len(moved), sum(moved)


def _differs(value: float, other: float) -> bool:
    return abs(value - other) > _ROUNDING * max(abs(value), abs(other), 1.0)


def _groups(before: ForecastResult, after: ForecastResult) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The groups that are new, and those that have ended or are gone since."""
    if before.group_columns != after.group_columns:
        return (), ()
    then = {_name(group.key): group for group in before.groups}
    now = {_name(group.key): group for group in after.groups}
    gone = [name for name in then if name not in now]
    ended = [name for name, group in now.items() if group.ended and name in then and then[name].ended is None]
    return tuple(name for name in now if name not in then), (*ended, *gone)


def _name(key: Mapping[str, str]) -> str:
    return " / ".join(key.values())
