"""The values along the range of the column that is moved."""

import numpy as np

from automl.supposing.changes import Steps
from automl.table import Kind

_POINTS = 21
_MOST_VALUES = 12


def points_of(steps: Steps) -> list[object]:
    """The values at which a curve is drawn; none where several columns are moved, or the column has no range."""
    if len(steps.steps) != 1:
        return []
    feature = steps.steps[0].feature
    if feature.kind is Kind.BOOLEAN:
        return [False, True]
    if feature.values:
        return list(feature.values[:_MOST_VALUES]) if len(feature.values) > 1 else []
    low, high = feature.low, feature.high
    if not isinstance(low, (int, float)) or not isinstance(high, (int, float)) or low >= high:
        return []
    points = np.linspace(low, high, _POINTS)
    if feature.kind is Kind.INTEGER:
        points = np.unique(points.round())
    return [float(each) for each in points]
