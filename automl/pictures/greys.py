"""Pictures without their colours, and how steeply they change from pixel to pixel."""

import numpy as np
import numpy.typing as npt

from automl.pictures.cells import Pixels

Numbers = npt.NDArray[np.floating]

_SEEN = np.array([0.299, 0.587, 0.114], dtype=np.float32)
"""How bright red, green and blue look (ITU-R BT.601)."""


def greys(pixels: Pixels) -> Numbers:
    """Pictures × height × width, 0 to 1."""
    return np.asarray((pixels.astype(np.float32) @ _SEEN) / np.float32(255))


def pooled(values: Numbers, parts: int) -> Numbers:
    """Means over a grid of parts × parts: of pictures × height × width × …."""
    count, side = values.shape[0], values.shape[1] // parts
    return np.asarray(values.reshape(count, parts, side, parts, side, *values.shape[3:]).mean(axis=(2, 4)))


def slopes(grey: Numbers) -> tuple[Numbers, Numbers]:
    """How much brighter it becomes downwards and to the right: each pictures × height × width."""
    down, right = np.gradient(grey, axis=(1, 2))
    return np.asarray(down), np.asarray(right)
