"""The seasonal naive: last season's values again. The guess that every forecast must beat."""

import numpy as np


def seasonal_naive(values: np.ndarray, season: int, horizon: int) -> np.ndarray:
    """The last `season` values of a series repeated over `horizon` steps; the last value where a season is not full."""
    lag = season if len(values) >= season else 1
    return np.resize(values[-lag:], horizon)


def naive_scale(values: np.ndarray, season: int) -> float:
    """Mean absolute error of the seasonal naive within a history: the unit of MASE (Hyndman and Koehler, 2006).

    Where that is zero, or the history shorter than a season, the steps' own changes or the size of the values serve.
    """
    for lag in dict.fromkeys((season, 1)):
        if len(values) > lag:
            scale = float(np.mean(np.abs(values[lag:] - values[:-lag])))
            if scale > 0:
                return scale
    return float(np.mean(np.abs(values))) or 1.0
