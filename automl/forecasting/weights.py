"""How much each model counts: equal at first, the better by evidence, never more than the evidence carries.

The mean of a few good statistical models is hard to beat (Petropoulos and Svetunkov, 2020, "A simple combination of
univariate models"), and picking the winner of two or four windows mostly picks luck. So weights start at the priors
and move towards the inverse of the backtest errors as windows and series grow.
"""

import numpy as np

SHARPNESS = 3.0
"""Power of the inverse error."""
HOPELESS = 2.0
"""A model with this many times the error of the best is left out, whatever it was worth before."""
DOUBT = 8.0
"""Windows times series at which evidence and priors count the same."""
OWN = 6.0
"""Windows of its own at which a series counts as much as the panel around it."""


def scaled_errors(quantiles: np.ndarray, truth: np.ndarray, scales: np.ndarray) -> np.ndarray:
    """Mean absolute scaled error of medians: (…, windows, series) from (…, windows, series, reach, 3)."""
    wrong = np.abs(quantiles[..., : truth.shape[-1], 1] - truth) / scales[..., None]
    return known_mean(wrong, axis=-1)


def known_mean(values: np.ndarray, axis: int) -> np.ndarray:
    """The mean of what is not NaN along an axis; NaN where nothing is known."""
    return np.asarray(np.ma.masked_invalid(values).mean(axis=axis).filled(np.nan))


def weights_of(errors: np.ndarray, priors: np.ndarray) -> np.ndarray:
    """Weights (models, series), in sum 1 for each series, from errors (models, windows, series) in units of MASE."""
    _, windows, series = errors.shape
    flat = np.repeat((priors / priors.sum())[:, None], series, axis=1)
    if windows == 0 or np.isnan(errors).all():
        return flat
    pooled = _relative(errors)
    if windows > 1:
        flat = np.where(pooled > HOPELESS * pooled.min(axis=0), 0.0, flat)
        flat = flat / flat.sum(axis=0)
    evidence = flat * np.maximum(pooled, 1e-3) ** -SHARPNESS
    evidence /= evidence.sum(axis=0)
    trust = windows * series / (windows * series + DOUBT)
    return np.asarray(trust * evidence + (1 - trust) * flat)


def _relative(errors: np.ndarray) -> np.ndarray:
    """Errors relative to the mean of all models, (models, series), each series drawn towards the panel's."""
    masked = np.ma.masked_invalid(errors)
    windows, series = errors.shape[1:]
    level = masked.mean(axis=0)
    relative = masked / np.ma.maximum(level, 1e-9)
    panel = np.ma.filled(relative.mean(axis=(1, 2)), 2.0)[:, None]
    own = np.ma.filled(masked.mean(axis=1) / np.ma.maximum(level.mean(axis=0), 1e-9), np.nan)
    own = np.where(np.isnan(own), panel, own)
    share = windows / (windows + OWN) if series > 1 else 1.0
    return np.asarray(share * own + (1 - share) * panel)


def combined(quantiles: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The weighted mean of the models' quantiles: (series, horizon, 3) from (models, series, horizon, 3).

    A model that gave nothing for a series has no weight there; where only models without weight gave something, they
    serve.
    """
    given = ~np.isnan(quantiles).any(axis=(2, 3))
    share = np.where(given, weights, 0.0)
    share = np.where(share.sum(axis=0) > 0, share, given)
    share = share / np.maximum(share.sum(axis=0), 1e-12)
    return np.asarray(np.einsum("ks,kshq->shq", share, np.nan_to_num(quantiles)))
