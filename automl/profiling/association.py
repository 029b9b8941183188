"""How strongly two columns go together, 0 to 1, and how likely chance alone would show as much.

Each measure works on codes (categories, -1 where missing) or ranks (numbers, NaN where missing) of the same rows:

- two numbers: Spearman's rank correlation without its sign, or, where the one bends (a rise and a fall), the
  correlation ratio of its ranks over ten equal parts of the other, whichever is stronger;
- a category and a number: the correlation ratio of the number's ranks over the categories, corrected for their number
  (epsilon squared of Kruskal and Wallis, 1952; Kelley, 1935), its root;
- two categories: Cramér's V, corrected for bias (Bergsma, 2013).

Ranks make them blind to the unit and to outliers; the corrections bring noise to 0 rather than above it.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

Codes = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]

_LEAST_ROWS = 8
_LEAST_PER_VALUE = 3
"""Rows for each value of a category on average, below which nothing can be said of it."""


@dataclass(frozen=True, slots=True)
class Association:
    """strength: 0 to 1. p_value: the probability of as much by chance."""

    strength: float
    p_value: float


NOTHING = Association(0.0, 1.0)


def rank_correlations(ranks: Numbers) -> tuple[Numbers, Numbers]:
    """Between all columns of `ranks` (rows × columns, NaN where missing): the strengths, and their p-values."""
    known = np.isfinite(ranks)
    centred = np.where(known, ranks - np.nanmean(ranks, axis=0), 0.0)
    mask = known.astype(np.float64)
    count = mask.T @ mask
    with np.errstate(divide="ignore", invalid="ignore"):
        sums = centred.T @ mask
        squares = (centred**2).T @ mask - sums**2 / count
        cross = centred.T @ centred - sums * sums.T / count
        correlation = cross / np.sqrt(squares * squares.T)
        strength = np.clip(np.abs(np.nan_to_num(correlation)), 0.0, 1.0)
        statistic = strength * np.sqrt((count - 2) / np.maximum(1e-12, 1 - strength**2))
    strength[count < _LEAST_ROWS] = 0.0
    return strength, 2 * special.stdtr(np.maximum(count - 2, 1), -statistic)


def ratios(codes: Codes, ranks: Numbers) -> list[Association]:
    """Of a category with each column of `ranks`: how much of the ranks' variety lies between the categories."""
    return [_ratio(codes, column) for column in ranks.T]


def _ratio(codes: Codes, ranks: Numbers) -> Association:
    known = (codes >= 0) & np.isfinite(ranks)
    codes, ranks = codes[known], ranks[known]
    sizes = np.bincount(codes) if len(codes) else np.zeros(0)
    groups, rows = int((sizes > 0).sum()), len(codes)
    if groups < 2 or rows < max(_LEAST_ROWS, _LEAST_PER_VALUE * groups):  # noqa: PLR2004 - two groups at least
        return NOTHING
    total = float(((ranks - ranks.mean()) ** 2).sum())
    if total <= 0:
        return NOTHING
    means = np.divide(np.bincount(codes, ranks), sizes, out=np.zeros(len(sizes)), where=sizes > 0)
    between = float((sizes * (means - ranks.mean()) ** 2).sum()) / total
    statistic = between * (rows - 1)
    corrected = (between * (rows - 1) - (groups - 1)) / (rows - groups)
    return Association(float(np.sqrt(np.clip(corrected, 0.0, 1.0))), float(special.chdtrc(groups - 1, statistic)))


def cramers_v(one: Codes, other: Codes) -> Association:
    """Of two categories."""
    known = (one >= 0) & (other >= 0)
    first, second = (np.unique(each[known], return_inverse=True)[1] for each in (one, other))
    rows = len(first)
    if rows < _LEAST_ROWS:
        return NOTHING
    high, wide = int(first.max()) + 1, int(second.max()) + 1
    if min(high, wide) < 2 or rows < _LEAST_PER_VALUE * max(high, wide):  # noqa: PLR2004 - a constant tells nothing
        return NOTHING
    seen = np.bincount(first * wide + second, minlength=high * wide).reshape(high, wide).astype(np.float64)
    expected = seen.sum(1, keepdims=True) * seen.sum(0, keepdims=True) / rows
    chi2 = float(((seen - expected) ** 2 / expected).sum())
    freedom = (high - 1) * (wide - 1)
    phi2 = max(0.0, chi2 / rows - freedom / (rows - 1))
    most = min(high - (high - 1) ** 2 / (rows - 1), wide - (wide - 1) ** 2 / (rows - 1)) - 1
    return Association(float(np.sqrt(min(1.0, phi2 / most))) if most > 0 else 0.0, float(special.chdtrc(freedom, chi2)))


def tenths(ranks: Numbers) -> Codes:
    """Ten equal parts of ranks, as codes; -1 where missing."""
    known = np.isfinite(ranks)
    codes = np.full(len(ranks), -1, dtype=np.int64)
    codes[known] = np.minimum((ranks[known] - 1) * 10 // max(1, known.sum()), 9).astype(np.int64)
    return codes
