"""How pictures are laid out: what is bright and what is dark, and which colours are where."""

import numpy as np
import numpy.typing as npt

from automl.pictures.cells import Pixels
from automl.pictures.greys import Numbers, greys, pooled

_PARTS, _FINE = 8, 16
_CLEAR = 0.08
"""A difference in brightness that is seen."""


def numbers(pixels: Pixels) -> npt.NDArray[np.uint8]:
    """Pictures × 448: the colours of 8 × 8 parts, the brightness of 16 × 16."""
    count = len(pixels)
    colours = pooled(pixels.astype(np.float64), _PARTS).reshape(count, -1)
    bright = pooled(greys(pixels), _FINE).reshape(count, -1) * 255
    return np.hstack([colours, bright]).astype(np.uint8)


def words(pixels: Pixels) -> list[str]:
    """Of each picture where it is brightest: "brighter in the middle", "brighter at the top", "even"."""
    parts = pooled(greys(pixels), 4)
    middle = parts[:, 1:3, 1:3].mean(axis=(1, 2))
    border = (parts.sum(axis=(1, 2)) - 4 * middle) / 12
    top = parts[:, :2].mean(axis=(1, 2)) - parts[:, 2:].mean(axis=(1, 2))
    left = parts[:, :, :2].mean(axis=(1, 2)) - parts[:, :, 2:].mean(axis=(1, 2))
    differences = np.stack([middle - border, top, left], axis=1)
    return [_told(each) for each in differences]


def _told(differences: Numbers) -> str:
    places = (
        ("brighter in the middle", "darker in the middle"),
        ("brighter at the top", "brighter at the bottom"),
        ("brighter on the left", "brighter on the right"),
    )
    first = int(np.argmax(np.abs(differences)))
    if abs(differences[first]) < _CLEAR:
        return "evenly bright"
    return places[first][0 if differences[first] > 0 else 1]
