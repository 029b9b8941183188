"""The line that an answer is drawn on: what comes of the column that is moved, at other values than the one asked for.

Rows that are all set to a value lie on the line of such values. Rows that are moved by an amount or a share keep their
differences, so their line is that of larger and smaller moves, told by the mean that the rows then have.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from automl.explaining.telling import plain
from automl.models.card import Feature
from automl.supposing.changes import Step, Steps, moved
from automl.table import Kind

_POINTS = 21
_MOST_VALUES = 12
_MOVES = np.linspace(-1, 2, 13)
"""Of the move that is asked for: from as far to the other side to twice as far; none and all of it among them."""


@dataclass(frozen=True, slots=True)
class Point:
    """at: what the column then holds, the mean where the rows differ. step: what is done to the rows."""

    at: object
    step: Step


def points_of(steps: Steps, features: pd.DataFrame) -> list[Point]:
    """The points of the line, in their order, the one that is asked for among them, and the rows as they are where they
    lie on it. None where several columns are moved, or the column has no range.
    """
    if len(steps.steps) != 1:
        return []
    step, values = steps.steps[0], features[steps.steps[0].feature.name]
    if step.feature.values or step.feature.kind is Kind.BOOLEAN:
        return [Point(at, Step(step.feature, "set", at)) for at in _values(step, values)]
    if not isinstance(step.feature.low, (int, float)) or not isinstance(step.feature.high, (int, float)):
        return []
    if step.how == "set" or len(values) == 1:
        return [Point(at, Step(step.feature, "set", at)) for at in _numbers(step, values)]
    return list(_moves(step, values))


def _values(step: Step, values: pd.Series) -> list[object]:
    """What the column may hold; none where it is always the same."""
    first = [False, True] if step.feature.kind is Kind.BOOLEAN else list(step.feature.values[:_MOST_VALUES])
    own = [plain(values.iloc[0])] if len(values) == 1 else []
    told = dict.fromkeys([*first, *(each for each in [*own, plain(step.amount)] if each is not None)])
    return list(told) if len(told) > 1 else []


def _numbers(step: Step, values: pd.Series) -> list[float]:
    low, high = _range(step.feature)
    if low >= high:
        return []
    points = np.linspace(low, high, _POINTS)
    if step.feature.kind is Kind.INTEGER:
        points = points.round()
    asked = moved(values.iloc[:1], step).astype("float64")
    own = values.astype("float64") if len(values) == 1 else asked
    told = np.concatenate([points, asked.to_numpy(), own.to_numpy()])
    return [float(each) for each in np.unique(told[np.isfinite(told)])]


def _moves(step: Step, values: pd.Series) -> Iterator[Point]:
    low, high = _range(step.feature)
    now, then = (float(each.astype("float64").mean()) for each in (values, moved(values, step)))
    if now == then or not np.isfinite([now, then]).all():
        return
    none = 1.0 if step.how == "times" else 0.0
    for share in _MOVES if then > now else _MOVES[::-1]:
        at = now + share * (then - now)
        if low <= at <= high or share in (0, 1):
            yield Point(float(at), Step(step.feature, step.how, none + share * (float(step.amount) - none)))


def _range(feature: Feature) -> tuple[float, float]:
    return float(str(feature.low)), float(str(feature.high))
