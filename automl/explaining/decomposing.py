"""A series taken apart: level, season, and what is known in advance.

The season is the mean of what a centred moving average leaves at each place of the season, added or as a factor,
whichever leaves less (a classical decomposition: Hyndman and Athanasopoulos, FPP3, 3.4).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
_LEAST_FACTOR = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Season:
    """What each place of the season adds, or multiplies by. places: (season,); one place where there is no season."""

    places: Numbers
    factors: bool

    def without(self, values: Numbers, first: int = 0) -> Numbers:
        """Values without the season. first: the place in time of the first of them, counted from the history's."""
        at = self.places[(first + np.arange(len(values))) % len(self.places)]
        return values / at if self.factors else values - at


def season_in(values: Numbers, season: int) -> Season:
    """The season of a series without gaps; none where it is shorter than two of them."""
    if season < 2 or len(values) < 2 * season:  # noqa: PLR2004 - one step is no season
        return Season(np.zeros(1), factors=False)
    middle = _moving_average(values, season)
    added = _places(values - middle, season)
    added -= added.mean()
    kept = np.isfinite(middle)
    if (values <= 0).any() or (middle[kept] <= 0).any():
        return Season(added, factors=False)
    factors = np.maximum(_places(values / middle, season), _LEAST_FACTOR)
    factors /= factors.mean()
    at = np.arange(len(values)) % season
    left = [values - middle - added[at], values - middle * factors[at]]
    by_factor = np.nansum(left[1] ** 2) < np.nansum(left[0] ** 2)
    return Season(factors, factors=True) if by_factor else Season(added, factors=False)


def effects_of(left: Numbers, known: Numbers, ahead: Numbers) -> tuple[Numbers, Numbers]:
    """What columns known in advance add to each step: of the history (steps × columns), and ahead.

    left: what neither level nor season explains; known, ahead: the columns' values.
    """
    centre = known.mean(axis=0)
    solved = np.linalg.lstsq(known - centre, left - left.mean(), rcond=None)[0]
    return (known - centre) * solved, (ahead - centre) * solved


def smooth(values: Numbers, window: int) -> Numbers:
    """A centred moving mean, with shorter windows at the ends."""
    half = max(window // 2, 1)
    sums = np.concatenate([[0.0], np.cumsum(values)])
    low = np.maximum(np.arange(len(values)) - half, 0)
    high = np.minimum(np.arange(len(values)) + half + 1, len(values))
    means: Numbers = (sums[high] - sums[low]) / (high - low)
    return means


def _moving_average(values: Numbers, season: int) -> Numbers:
    """A centred mean over a season, both ends halved where it is even; NaN where it does not reach."""
    weights = np.ones(season) if season % 2 else np.concatenate([[0.5], np.ones(season - 1), [0.5]])
    inner = np.convolve(values, weights / season, mode="valid")
    half = (len(values) - len(inner)) // 2
    out = np.full(len(values), np.nan)
    out[half : half + len(inner)] = inner
    return out


def _places(values: Numbers, season: int) -> Numbers:
    return np.array([np.nanmean(values[place::season]) for place in range(season)])
