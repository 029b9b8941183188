"""Sample paths: what the steps may bring together, for sums over steps and the probability of a goal."""

import numpy as np
from scipy.stats import norm

from automl.forecasting.naive import Z80

USUAL_CORRELATION = 0.6
"""Of the errors of any two steps, before any evidence: a forecast that is too low tends to stay too low."""
DOUBT = 4.0
"""Windows times series at which the usual correlation and the measured one count the same."""
MOST, FEWEST, CELLS = 1000, 200, 20_000_000


def error_correlation(residuals: np.ndarray) -> float:
    """The mean correlation of the scaled errors of two steps of a window, from (windows, series, reach).

    From the mean error of windows against the errors of steps, so that sums over steps get the spread they had.
    """
    known = residuals[~np.isnan(residuals).any(axis=-1)]
    count, reach = (len(known), known.shape[-1]) if known.size else (0, 0)
    power = float((known**2).mean()) if count else 0.0
    if reach <= 1 or power == 0:
        return USUAL_CORRELATION
    together = float((known.mean(axis=-1) ** 2).mean()) / power
    measured = (reach * together - 1) / (reach - 1)
    return float(np.clip((count * measured + DOUBT * USUAL_CORRELATION) / (count + DOUBT), 0.0, 0.98))


def sample_paths(quantiles: np.ndarray, correlation: float, *, positive: bool, seed: int = 0) -> np.ndarray:
    """Paths (series, draws, horizon) whose marginals have the given p10, p50, p90 (series, horizon, 3).

    Any two steps' errors have the same correlation; each half of a marginal is half a normal distribution.
    """
    series, horizon, _ = quantiles.shape
    count = int(np.clip(CELLS // max(series * horizon, 1), FEWEST, MOST))
    generator = np.random.default_rng(seed)
    grid = norm.ppf((np.arange(count) + 0.5) / count) / Z80
    paths = np.empty((series, count, horizon))
    for s in range(series):
        level = generator.standard_normal((count, 1))
        error = np.sqrt(correlation) * level + np.sqrt(1 - correlation) * generator.standard_normal((count, horizon))
        scores = grid[error.argsort(axis=0).argsort(axis=0)]
        low, middle, high = quantiles[s].T
        paths[s] = middle + np.where(scores >= 0, scores * (high - middle), scores * (middle - low))
    return np.maximum(paths, 0) if positive else paths
