"""Sample paths: what the steps may bring together, for sums over steps and the probability of a goal."""

import numpy as np
from scipy.stats import norm

from automl.forecasting.naive import Z80

USUAL_CORRELATION = 0.6
"""Of the errors of neighbouring steps, before any evidence: a forecast that is too low tends to stay too low."""
DOUBT = 40.0
"""Pairs of neighbouring errors at which the usual correlation and the measured one count the same."""
MOST, FEWEST, CELLS = 1000, 200, 20_000_000


def error_correlation(residuals: np.ndarray) -> float:
    """Correlation of the scaled errors of neighbouring steps, from (windows, series, reach)."""
    before, after = residuals[..., :-1], residuals[..., 1:]
    known = ~(np.isnan(before) | np.isnan(after))
    x, y = before[known], after[known]
    power = float(np.sqrt((x**2).sum() * (y**2).sum()))
    measured = float((x * y).sum()) / power if power > 0 else USUAL_CORRELATION
    # Overlapping windows and neighbours repeat one another: a third of the pairs counts.
    pairs = len(x) / 3
    return float(np.clip((pairs * measured + DOUBT * USUAL_CORRELATION) / (pairs + DOUBT), 0.0, 0.98))


def sample_paths(quantiles: np.ndarray, correlation: float, *, positive: bool, seed: int = 0) -> np.ndarray:
    """Paths (series, draws, horizon) whose marginals have the given p10, p50, p90 (series, horizon, 3).

    Errors follow a first-order autoregression over the steps; each half of a marginal is half a normal distribution.
    """
    series, horizon, _ = quantiles.shape
    count = int(np.clip(CELLS // max(series * horizon, 1), FEWEST, MOST))
    generator = np.random.default_rng(seed)
    grid = norm.ppf((np.arange(count) + 0.5) / count) / Z80
    paths = np.empty((series, count, horizon))
    for s in range(series):
        error = _autoregression(generator, count, horizon, correlation)
        scores = grid[error.argsort(axis=0).argsort(axis=0)]
        low, middle, high = quantiles[s].T
        paths[s] = middle + np.where(scores >= 0, scores * (high - middle), scores * (middle - low))
    return np.maximum(paths, 0) if positive else paths


def _autoregression(generator: np.random.Generator, count: int, horizon: int, correlation: float) -> np.ndarray:
    noise = generator.standard_normal((count, horizon))
    error = noise.copy()
    for step in range(1, horizon):
        error[:, step] = correlation * error[:, step - 1] + np.sqrt(1 - correlation**2) * noise[:, step]
    return error
