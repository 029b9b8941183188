"""Which colours pictures have: how often each comes, and what people call the most frequent ones."""

import numpy as np
import numpy.typing as npt

from automl.pictures.cells import Numbers, Pixels

_LEVELS = 4
"""Of red, of green and of blue: 64 colours are told apart."""
_NAMES = ("black", "grey", "white", "brown", "red", "orange", "yellow", "green", "turquoise", "blue", "purple", "pink")
_HUES = ((15, "red"), (42, "orange"), (70, "yellow"), (165, "green"), (195, "turquoise"), (255, "blue"))
_FAR_HUES = ((290, "purple"), (345, "pink"), (361, "red"))
_MOSTLY, _ALSO = 0.65, 0.12
_DARK, _BRIGHT, _PALE = 0.2, 0.85, 0.15
_BROWN = (10, 45, 0.65)


def numbers(pixels: Pixels) -> npt.NDArray[np.uint8]:
    """Pictures × 70: the root of each colour's share (Hellinger), and mean and spread of red, green and blue."""
    count = len(pixels)
    flat = pixels.reshape(count, -1, 3)
    step = 256 // _LEVELS
    colour = (flat // step).astype(np.int64) @ np.array([_LEVELS**2, _LEVELS, 1])
    colours = _LEVELS**3
    at = (np.arange(count)[:, None] * colours + colour).ravel()
    shares = np.bincount(at, minlength=count * colours).reshape(count, colours) / flat.shape[1]
    ends = np.hstack([np.sqrt(shares) * 255, flat.mean(axis=1), flat.std(axis=1) * 2])
    return np.asarray(np.clip(ends, 0, 255), dtype=np.uint8)


def words(pixels: Pixels) -> list[str]:
    """Of each picture: "mostly red and some white", "green and blue"."""
    return [_told(shares) for shares in _shares(pixels)]


def _told(shares: Numbers) -> str:
    first, second = np.argsort(-shares, kind="stable")[:2]
    if shares[first] >= _MOSTLY:
        some = f" and some {_NAMES[second]}" if shares[second] >= _ALSO else ""
        return f"mostly {_NAMES[first]}{some}"
    return f"{_NAMES[first]} and {_NAMES[second]}" if shares[second] >= _ALSO else f"{_NAMES[first]} among many colours"


def _shares(pixels: Pixels) -> Numbers:
    """How much of each picture has each named colour: pictures × names."""
    flat = pixels[:, ::2, ::2].reshape(len(pixels), -1, 3).astype(np.float64) / 255
    high, low = flat.max(axis=2), flat.min(axis=2)
    spread = high - low
    depth = spread / np.maximum(high, 1e-9)
    hue = _hue(flat, high, spread)
    bands = [*_HUES, *_FAR_HUES]
    named = np.select([hue < end for end, _ in bands], [_NAMES.index(name) for _, name in bands])
    start, end, bright = _BROWN
    named = np.where((hue >= start) & (hue < end) & (high < bright), _NAMES.index("brown"), named)
    pale = np.where(high > _BRIGHT, _NAMES.index("white"), _NAMES.index("grey"))
    named = np.where(depth < _PALE, pale, named)
    named = np.where(high < _DARK, _NAMES.index("black"), named)
    return np.stack([(named == place).mean(axis=1) for place in range(len(_NAMES))], axis=1)


def _hue(flat: Numbers, high: Numbers, spread: Numbers) -> Numbers:
    """Degrees on the circle of colours: pictures × pixels."""
    red, green, blue = flat[..., 0], flat[..., 1], flat[..., 2]
    over = np.maximum(spread, 1e-9)
    sides = [((green - blue) / over) % 6, (blue - red) / over + 2, (red - green) / over + 4]
    return np.asarray(60 * np.select([high == red, high == green], sides[:2], sides[2]))
