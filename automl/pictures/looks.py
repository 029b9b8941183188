"""How pictures look, in the respects that a model learns from and a person can be told of."""

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from automl.pictures import colours, layout, shapes, texture
from automl.pictures.cells import Pixels, cell

_Numbers = Callable[[Pixels], npt.NDArray[np.uint8]]
_Words = Callable[[Pixels], list[str]]
_RESPECTS: Mapping[str, tuple[_Numbers, _Words]] = {
    "colours": (colours.numbers, colours.words),
    "shapes": (shapes.numbers, shapes.words),
    "texture": (texture.numbers, texture.words),
    "layout": (layout.numbers, layout.words),
}
RESPECTS = tuple(_RESPECTS)
"""The names of the columns."""


def looks_of(pixels: Pixels) -> dict[str, list[str]]:
    """For each respect the cells of all pictures. pixels: pictures × 64 × 64 × 3."""
    found = {}
    for name, (numbers, words) in _RESPECTS.items():
        found[name] = [cell(told, code) for told, code in zip(words(pixels), numbers(pixels), strict=True)]
    return found
