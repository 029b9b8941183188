"""A decimal point that slipped: some values of a column are ten, a hundred or a thousand times too small or large."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

_LEAST = 200
"""Values from which two scales can be told from two kinds of things."""
_LEAST_DISTINCT = 50
_SMALLEST_SHARE = 0.01
_POWERS = (1, 2, 3)
_NEAR = 0.08
"""How far, in powers of ten, the typical values of the two scales may be from a whole power apart."""
_VALLEY = 0.35
"""How deep the valley between the scales must be: its density beside that of the lower hill."""
_BINS_A_POWER = 12
_ALIKE = 0.25
"""How far the shapes of the two scales may differ (Kolmogorov and Smirnov's distance)."""


@dataclass(frozen=True, slots=True, eq=False)
class Slip:
    """The rows on the rarer scale, and what their values are multiples of the others' by (0.1: ten times too small)."""

    rows: npt.NDArray[np.bool_]
    factor: float


def slipped(numbers: Numbers) -> Slip | None:
    """The rows whose values seem to be on another scale than the others: two hills of one shape, a power of ten apart.

    numbers: of all rows, NaN where missing. Only positive columns are judged; None where no slip is to be seen.
    """
    filled = numbers[np.isfinite(numbers)]
    if len(filled) < _LEAST or filled.min() <= 0 or len(np.unique(filled[:5000])) < _LEAST_DISTINCT:
        return None
    powers = np.log10(filled)
    cut = _valley(powers)
    if cut is None:
        return None
    below, above = powers[powers < cut], powers[powers >= cut]
    apart = float(np.median(above) - np.median(below))
    power = round(apart)
    if power not in _POWERS or abs(apart - power) > _NEAR or not _same_shape(below + power, above):
        return None
    fewer_below = len(below) < len(above)
    rows = np.isfinite(numbers) & ((numbers < 10**cut) if fewer_below else (numbers >= 10**cut))
    return Slip(rows, 10.0 ** (-power if fewer_below else power))


def _valley(powers: Numbers) -> float | None:
    """The deepest place between the two highest hills of the magnitudes' density, where it is deep enough."""
    low, high = np.floor(powers.min()), np.ceil(powers.max())
    counts, edges = np.histogram(powers, bins=max(1, int(high - low) * _BINS_A_POWER), range=(low, high))
    smooth = np.convolve(counts, [0.25, 0.5, 0.25], mode="same")
    peak = int(smooth.argmax())
    found = None
    for other in range(len(smooth)):
        between = slice(min(peak, other) + 1, max(peak, other))
        if abs(other - peak) < _BINS_A_POWER // 2 or smooth[other] < _SMALLEST_SHARE * smooth.sum() / 2:
            continue
        lowest = float(smooth[between].min())
        depth = lowest / float(smooth[other])
        if depth <= _VALLEY and (found is None or depth < found[0]):
            place = between.start + int(smooth[between].argmin())
            found = (depth, float((edges[place] + edges[place + 1]) / 2))
    return found[1] if found else None


def _same_shape(one: Numbers, other: Numbers) -> bool:
    """Whether two sets of magnitudes are spread alike, by the largest difference of their cumulative shares."""
    if min(len(one), len(other)) < _SMALLEST_SHARE * (len(one) + len(other)):
        return False
    places = np.sort(np.concatenate([one, other]))
    shares = [np.searchsorted(np.sort(each), places, side="right") / len(each) for each in (one, other)]
    return bool(np.abs(shares[0] - shares[1]).max() <= _ALIKE)
