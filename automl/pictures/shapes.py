"""Which shapes pictures show: where their outlines run, and in which directions.

Histograms of oriented gradients (Dalal and Triggs, 2005) over a grid of 8 × 8 parts, each scaled by its surroundings.
"""

import numpy as np
import numpy.typing as npt

from automl.pictures.cells import Pixels
from automl.pictures.greys import Numbers, greys, pooled, slopes

_PARTS = 8
_DIRECTIONS = 9
_COARSE = 32
_CLIP = 0.4
_FAINT = 0.012
"""The mean slope below which hardly an outline is to be seen."""
_LEADS = 0.4
"""The share of a direction, of four, from which it is the one that outlines have."""
_NAMES = ("upright lines", "slanting lines", "level lines", "slanting lines")


def numbers(pixels: Pixels) -> npt.NDArray[np.uint8]:
    """Pictures × 576."""
    cells = _directions(greys(pixels), _DIRECTIONS, _PARTS)
    wide = np.pad((cells**2).sum(axis=3), ((0, 0), (1, 1), (1, 1)), mode="edge")
    around = sum(wide[:, y : y + _PARTS, x : x + _PARTS] for y in range(3) for x in range(3))
    scaled = np.minimum(cells / np.sqrt(around / 9 + 1e-5)[..., None], _CLIP * 3) / (_CLIP * 3)
    return (scaled.reshape(len(pixels), -1) * 255).astype(np.uint8)


def words(pixels: Pixels) -> list[str]:
    """Of each picture: "mostly upright lines", "lines in all directions"."""
    sizes = _directions(pooled(greys(pixels), _COARSE), len(_NAMES), 1)[:, 0, 0]
    return [_told(each) for each in sizes]


def _told(sizes: Numbers) -> str:
    if sizes.sum() < _FAINT:
        return "hardly an outline"
    slanting, shares = (sizes[1] + sizes[3]) / sizes.sum(), sizes / sizes.sum()
    if slanting >= _LEADS * 1.5:
        return f"mostly {_NAMES[1]}"
    first = int(np.argmax(shares[[0, 2]])) * 2
    return f"mostly {_NAMES[first]}" if shares[first] >= _LEADS else "lines in all directions"


def _directions(grey: Numbers, directions: int, parts: int) -> Numbers:
    """How steep it is on average across each direction, in each part: pictures × parts × parts × directions.

    A slope between two directions counts for both. The first direction is that of a slope to the right, so of an
    upright line.
    """
    down, right = slopes(grey)
    steep = np.hypot(down, right)
    turn = (np.arctan2(down, right) % np.pi) * (directions / np.pi)
    low = np.floor(turn)
    part = turn - low
    first = low.astype(np.int64) % directions
    layers = []
    for each in range(directions):
        weight = np.where(first == each, 1 - part, 0) + np.where((first + 1) % directions == each, part, 0)
        layers.append(pooled(steep * weight, parts))
    return np.stack(layers, axis=3)
