"""All versions of the rows that an answer needs, predicted in one call: calls cost more than rows."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from automl.explaining.figure import Figure, Numbers
from automl.explaining.telling import plain
from automl.explaining.weighing import weighed
from automl.supposing.changes import Steps
from automl.supposing.curve import Point
from automl.supposing.shares import Subset, subsets_of

_ROWS = 40
"""Rows whose mean along the range stands for that of all."""


def supposed(
    figure: Figure, features: pd.DataFrame, steps: Steps, points: Sequence[Point] = ()
) -> tuple[dict[Subset, Numbers], pd.DataFrame | None]:
    """The figure of each row after each subset of the changes that is needed, and its mean at each of the points:
    columns `at`, `value`; None without points.
    """
    subsets, count = subsets_of(len(steps.steps)), len(features)
    frames = [steps.done(features, subset) for subset in subsets]
    some = features.iloc[np.linspace(0, count - 1, min(_ROWS, count)).astype(int)]
    along = [Steps((point.step,), steps.followers).done(some, (0,)) for point in points]
    said = figure(pd.concat([*frames, *along], ignore_index=True))
    whole = said[: count * len(subsets)].reshape(len(subsets), count)
    found = dict(zip(subsets, whole, strict=True))
    if not points:
        return found, None
    ends = np.stack([found[()], found[subsets[-1]]], axis=1)
    weights = weighed(ends[some.index.to_numpy()], ends.mean(axis=0))
    values = said[count * len(subsets) :].reshape(len(points), len(some)) @ weights
    return found, pd.DataFrame({"at": [plain(point.at) for point in points], "value": values})
