"""The seasonal naive: last season's values again. The guess that every forecast must beat."""

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from automl.forecasting.histories import Histories

SEASONAL_NAIVE = "SeasonalNaive"
Z80 = NormalDist().inv_cdf(0.9)
"""Standard deviations from the middle of a normal distribution to either end of its 80% range."""


def naive_forecasts(histories: Histories, offsets: Sequence[int], reach: int) -> np.ndarray:
    """Quantiles p10, p50, p90 of the seasonal naive: (origins, series, reach, 3); NaN before a series began."""
    out = np.full((len(offsets), len(histories.names), reach, 3), np.nan)
    for s, values in enumerate(histories.values):
        for w, offset in enumerate(offsets):
            if len(values) > offset:
                out[w, s] = seasonal_naive(values[: len(values) - offset], histories.season, reach)
    return out


def naive_scales(histories: Histories, offsets: Sequence[int]) -> np.ndarray:
    """The unit of MASE of each series at each origin: (origins, series)."""
    return np.array(
        [[naive_scale(v[: max(1, len(v) - o)], histories.season) for v in histories.values] for o in offsets]
    ).reshape(len(offsets), len(histories.names))


def seasonal_naive(values: np.ndarray, season: int, horizon: int) -> np.ndarray:
    """The last `season` values of a series again, (horizon, 3); the last value where a season is not full.

    The 80% range grows with the root of the seasons passed (Hyndman and Athanasopoulos, FPP3, 5.5).
    """
    lag = season if len(values) >= season else 1
    middle = np.resize(values[-lag:], horizon)
    changes = values[lag:] - values[:-lag]
    spread = float(np.sqrt(np.mean(changes**2))) if len(changes) else float(np.abs(values[-1])) / 2
    width = Z80 * spread * np.sqrt(np.arange(horizon) // lag + 1)
    return np.stack([middle - width, middle, middle + width], axis=1)


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
