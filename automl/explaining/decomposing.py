"""A series taken apart: level, season, and what is known in advance.

The season is the mean of what a centred moving average leaves at each place of the season, added or as a factor,
whichever leaves less (a classical decomposition: Hyndman and Athanasopoulos, FPP3, 3.4).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
_LEAST_FACTOR = 0.05
_LEAST_OWN = 1e-3
"""Of its spread, what a column needs beside level and season to have an effect that can be told."""
_SHORTEST = 3


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


def effects_of(past: Numbers, known: Numbers, ahead: Numbers, season: int) -> tuple[Numbers, Numbers]:
    """What columns known in advance add to each step: of the history (steps × columns), and ahead.

    past: the values; known, ahead: the columns'. Level and season are taken from the columns as they are from the
    values, else the effect of a column would be told too small (Frisch and Waugh, 1933). A column that is all season
    has no effect of its own.
    """
    centre, spread = known.mean(axis=0), known.std(axis=0)
    bare = np.stack([_bare(column, season) for column in known.T], axis=1)
    own = bare.std(axis=0) > _LEAST_OWN * np.maximum(spread, _LEAST_OWN)
    slopes = np.zeros(known.shape[1])
    slopes[own] = np.linalg.lstsq(bare[:, own], _bare(past, season), rcond=None)[0]
    return (known - centre) * slopes, (ahead - centre) * slopes


def _bare(values: Numbers, season: int) -> Numbers:
    """Values without their level, and without what each place of the season usually leaves."""
    left: Numbers = values - smooth(values, max(season, _SHORTEST))
    if season < 2 or len(left) < 2 * season:  # noqa: PLR2004 - one step is no season
        return np.asarray(left - left.mean(), dtype=np.float64)
    places = np.array([left[place::season].mean() for place in range(season)])
    return np.asarray(left - places[np.arange(len(left)) % season], dtype=np.float64)


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
