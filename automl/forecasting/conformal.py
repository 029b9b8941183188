"""Ranges that hold what they say: widths corrected by what the backtest's truth did to them.

Split conformal prediction on scaled residuals (Lei et al., 2018), across windows as in cross-conformal prediction
(Vovk, 2015), drawn towards the factor that combined models need in general where windows are few.
"""

import numpy as np

COVERAGE = 0.8
USUAL_FACTOR = 1.1
"""What ranges of combined models are too narrow by, before any evidence: their members ignore their own choice."""
DOUBT = 1.0
"""Independent windows at which the usual factor and the measured one count the same."""
OWN = 6.0
"""Independent windows of its own at which a series counts as much as the panel around it."""
BOUNDS = (0.4, 5.0)
"""No correction goes beyond these factors."""


def misses(quantiles: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """How far the truth lies from the median in half-widths of the range: (…, reach), NaN where it is unknown."""
    low, middle, high = (quantiles[..., : truth.shape[-1], q] for q in range(3))
    off = truth - middle
    width = np.where(off >= 0, high - middle, middle - low)
    floor = 1e-9 * (np.abs(middle) + 1)
    return np.asarray(np.abs(off) / np.maximum(width, floor))


def factors(missed: np.ndarray, independent: float) -> np.ndarray:
    """The factor for each series' half-widths, (series,), from misses (windows, series, reach).

    independent: windows that count as independent (overlapping ones share their steps).
    """
    series = missed.shape[1]
    if missed.shape[0] == 0 or np.isnan(missed).all():
        return np.full(series, USUAL_FACTOR)
    panel = _shrunk(missed, independent * np.sqrt(series), np.log(USUAL_FACTOR), DOUBT)
    own = [_shrunk(missed[:, s], independent, panel, OWN) for s in range(series)] if series > 1 else [panel]
    return np.asarray(np.clip(np.exp(np.array(own)), *BOUNDS))


def corrected(quantiles: np.ndarray, factor: np.ndarray, *, positive: bool) -> np.ndarray:
    """Quantiles (series, horizon, 3) with their half-widths multiplied by each series' factor."""
    middle = quantiles[..., 1:2]
    wide = middle + (quantiles - middle) * factor[:, None, None]
    return np.asarray(np.maximum(wide, 0) if positive else wide)


def _shrunk(missed: np.ndarray, weight: float, towards: float, doubt: float) -> float:
    known = missed[~np.isnan(missed)]
    if len(known) == 0:
        return towards
    needed = float(np.log(np.clip(np.quantile(known, COVERAGE), 0.05, 20.0)))
    return (weight * needed + doubt * towards) / (weight + doubt)
