"""A penalised logistic regression, with its parts at hand."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

Floats = npt.NDArray[np.float64]
_FLAT = 1e-9
_MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Linear:
    """logit(p) = start + columns · slopes."""

    start: float
    slopes: Floats

    def logit(self, columns: Floats) -> Floats:
        return np.asarray(self.start + columns @ self.slopes)


def fit(columns: Floats, truth: Floats, strength: float, weights: Floats | None = None) -> Linear:
    """Fit by penalised likelihood on standardised columns. columns: rows × any; truth: 0 and 1, both of them there.

    strength: of the data against the penalty (scikit-learn's C). weights: of the rows.
    """
    middle, spread = columns.mean(axis=0), columns.std(axis=0)
    live = spread > _FLAT
    slopes = np.zeros(columns.shape[1])
    if not live.any():
        rate = float(np.average(truth, weights=weights))
        return Linear(float(np.log(rate / (1 - rate))), slopes)
    scaled = (columns[:, live] - middle[live]) / spread[live]
    model = LogisticRegression(C=strength, max_iter=_MOST_STEPS).fit(scaled, truth, sample_weight=weights)
    slopes[live] = model.coef_[0] / spread[live]
    return Linear(float(model.intercept_[0] - slopes @ middle), slopes)


def sigmoid(logit: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(logit, -30, 30))))


def logit_of(probability: Floats) -> Floats:
    clipped = np.clip(probability, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(clipped / (1 - clipped)))
