"""Values that lie far from the others."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.findings import Cell, Outliers

_REACH = 3.0
_LEAST_VALUES = 20
_LEAST_DISTINCT = 10
_MOST_SHARE = 0.01
_WIDE = 1.0
"""The skewness from which positive values are judged by their magnitudes."""
_EXAMPLES = 10


def outliers(values: pd.Series) -> Outliers | None:
    """Values beyond three interquartile ranges from the quartiles (Tukey's "far out", 1977), the farthest first.

    values: numbers in the table's order. Positive ones that lean to large ones, as amounts do, are judged by their
    logarithms. None where there is none, or where so many lie there (over 1%) that they are no exceptions.
    """
    numbers = values.to_numpy(dtype=np.float64)
    filled = numbers[np.isfinite(numbers)]
    if len(filled) < _LEAST_VALUES or len(np.unique(filled[:1000])) < _LEAST_DISTINCT:
        return None
    by_logarithm = _leans(filled)
    scaled = np.log(numbers) if by_logarithm else numbers
    low, high, middle = _fences(scaled[np.isfinite(scaled)])
    far = np.flatnonzero((scaled < low) | (scaled > high))
    if high <= low or not 0 < len(far) <= max(1, _MOST_SHARE * len(filled)):
        return None
    farthest = far[np.argsort(-np.abs(scaled[far] - middle), kind="stable")][:_EXAMPLES]
    examples = tuple(Cell(int(row) + 1, float(numbers[row])) for row in farthest)
    bounds = np.exp([low, high]) if by_logarithm else np.array([low, high])
    return Outliers(len(far), float(bounds[0]), float(bounds[1]), by_logarithm, examples)


def _leans(filled: npt.NDArray[np.float64]) -> bool:
    """Whether all are positive and their upper half reaches much farther than the lower: by quartiles, so that one
    huge value does not decide.
    """
    if filled.min() <= 0:
        return False
    p5, p50, p95 = np.quantile(filled, [0.05, 0.5, 0.95])
    return bool(p95 - p50 > (1 + _WIDE) * (p50 - p5))


def _fences(scaled: npt.NDArray[np.float64]) -> tuple[float, float, float]:
    p25, p50, p75 = np.quantile(scaled, [0.25, 0.5, 0.75])
    reach = _REACH * (p75 - p25)
    return float(p25 - reach), float(p75 + reach), float(p50)
