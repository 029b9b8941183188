"""How smooth or rough pictures are: what each pixel's neighbourhood is like.

Local binary patterns (Ojala, Pietikäinen and Mäenpää, 2002), the same when turned, at three scales.
"""

import numpy as np
import numpy.typing as npt

from automl.pictures.cells import Pixels
from automl.pictures.greys import Numbers, greys, pooled, slopes

_RING = ((0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1))
_SIDES = (64, 32, 16)
_STEPS = np.array([0, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, np.inf])
"""Of slopes: from even to sharp."""
_EVEN = 0.004
"""A difference in brightness below which a neighbour is as bright."""
_SMOOTH, _ROUGH = 0.02, 0.06


def numbers(pixels: Pixels) -> npt.NDArray[np.uint8]:
    """Pictures × 51: the root of the share of each pattern and of each steepness, at three scales."""
    grey = greys(pixels)
    scales = [pooled(grey, side) if side < grey.shape[1] else grey for side in _SIDES]
    shares = np.hstack([np.hstack([_patterns(each), _steepness(each)]) for each in scales])
    return (np.sqrt(shares) * 255).astype(np.uint8)


def words(pixels: Pixels) -> list[str]:
    """Of each picture: "smooth", "some detail" or "much detail"."""
    down, right = slopes(greys(pixels))
    means = np.hypot(down, right).mean(axis=(1, 2))
    return ["smooth" if mean < _SMOOTH else "much detail" if mean > _ROUGH else "some detail" for mean in means]


def _patterns(grey: Numbers) -> Numbers:
    """The share of each of ten patterns: how many neighbours in a row are brighter, or that they are in no row."""
    middle = grey[:, 1:-1, 1:-1]
    side = grey.shape[1] - 2
    ring = [grey[:, 1 + y : 1 + y + side, 1 + x : 1 + x + side] > middle + _EVEN for y, x in _RING]
    brighter = np.stack(ring).astype(np.int64)
    changes = (brighter != np.roll(brighter, 1, axis=0)).sum(axis=0)
    pattern = np.where(changes <= 2, brighter.sum(axis=0), len(_RING) + 1)  # noqa: PLR2004 - one row of them
    return _shares(pattern, len(_RING) + 2)


def _steepness(grey: Numbers) -> Numbers:
    down, right = slopes(grey)
    return _shares(np.digitize(np.hypot(down, right), _STEPS[1:-1]), len(_STEPS) - 1)


def _shares(codes: npt.NDArray[np.int64], kinds: int) -> Numbers:
    """How often each code comes: pictures × kinds."""
    flat = codes.reshape(len(codes), -1)
    at = (np.arange(len(flat))[:, None] * kinds + flat).ravel()
    return np.bincount(at, minlength=len(flat) * kinds).reshape(len(flat), kinds) / flat.shape[1]
