"""Groups that add up: the total forecast on its own and the sum of its parts, brought together.

Weighted least squares with error variances from the backtest, the diagonal form of MinT (Wickramasuriya,
Athanasopoulos and Hyndman, 2019), with the total's weight drawn towards one half where windows are few.
"""

import numpy as np

DOUBT = 3.0
"""Windows at which the measured weight and one half count the same."""


def reconciled(quantiles: np.ndarray, variances: np.ndarray, weight: float, *, positive: bool) -> np.ndarray:
    """Quantiles (series, horizon, 3), the total last, moved so that the parts' medians sum to the total's.

    variances: of each part's errors, (parts,). weight: of the total's own forecast against the sum of the parts.
    """
    out = quantiles.copy()
    parts, own = quantiles[:-1, :, 1], quantiles[-1, :, 1]
    together = parts.sum(axis=0)
    goal = weight * own + (1 - weight) * together
    moved = parts + (variances / variances.sum())[:, None] * (goal - together)
    if positive:
        moved = np.maximum(moved, 0)
        summed = moved.sum(axis=0)
        moved = moved * np.divide(np.maximum(goal, 0), summed, out=np.ones_like(summed), where=summed > 0)
    out[:-1] += (moved - parts)[:, :, None]
    out[-1] += (moved.sum(axis=0) - own)[:, None]
    return out


def total_weight(parts: np.ndarray, total: np.ndarray) -> float:
    """The weight of the total's own forecast, from squared errors by window of the summed parts and of the total."""
    windows = len(total)
    if windows == 0:
        return 0.5
    bottom, top = float(np.nanmean(parts)), float(np.nanmean(total))
    measured = bottom / (bottom + top) if bottom + top > 0 else 0.5
    return (windows * measured + DOUBT * 0.5) / (windows + DOUBT)
