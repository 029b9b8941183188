"""The answer along the range of the column that is moved."""

import numpy as np
import pandas as pd

from automl.explaining.figure import Figure, Numbers
from automl.explaining.telling import plain
from automl.explaining.weighing import evenly
from automl.models.card import Feature
from automl.supposing.changes import Step, Steps
from automl.table import Kind

_POINTS = 21
_ROWS = 40
_MOST_VALUES = 12


def curve(figure: Figure, features: pd.DataFrame, figures: Numbers, steps: Steps) -> pd.DataFrame | None:
    """The mean figure with the one column that is moved at each of its values: columns `at`, `value`.

    features, figures: the rows as they are. None where several columns are moved, or the column has no range.
    """
    if len(steps.steps) != 1:
        return None
    feature = steps.steps[0].feature
    points = _points(feature)
    if len(points) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    rows = features.iloc[evenly(figures, _ROWS)].reset_index(drop=True)
    frames = [Steps((Step(feature, "set", at),), steps.followers).done(rows, (0,)) for at in points]
    said = figure(pd.concat(frames, ignore_index=True)).reshape(len(points), len(rows)).mean(axis=1)
    return pd.DataFrame({"at": [plain(at) for at in points], "value": said})


def _points(feature: Feature) -> list[object]:
    if feature.kind is Kind.BOOLEAN:
        return [False, True]
    if feature.values:
        return list(feature.values[:_MOST_VALUES])
    low, high = feature.low, feature.high
    if not isinstance(low, (int, float)) or not isinstance(high, (int, float)) or low >= high:
        return []
    points = np.linspace(low, high, _POINTS)
    if feature.kind is Kind.INTEGER:
        points = np.unique(points.round())
    return [float(each) for each in points]
