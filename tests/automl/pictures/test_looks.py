"""How pictures look, in words and in numbers."""

import numpy as np
import pandas as pd
import pytest
from PIL import Image, ImageDraw

from automl.pictures.cells import numbers_of, worded, words_of
from automl.pictures.looks import RESPECTS, looks_of
from automl.pictures.opening import SIDE, opened
from tests.automl.pictures.drawn import COLOURS, drawn, saved


def _looks(*pictures: Image.Image) -> dict[str, list[str]]:
    return looks_of(np.stack([opened(saved(each)) for each in pictures]))


def _words(picture: Image.Image, respect: str) -> str:
    return words_of(_looks(picture)[respect][0])


def _plain(colour: object) -> Image.Image:
    return Image.new("RGB", (50, 50), colour)  # type: ignore[arg-type]


def _stripes(*, upright: bool) -> Image.Image:
    picture = _plain("white")
    pen = ImageDraw.Draw(picture)
    for at in range(0, 50, 10):
        pen.rectangle((at, 0, at + 4, 50) if upright else (0, at, 50, at + 4), fill="black")
    return picture


@pytest.mark.parametrize(
    ("colour", "called"),
    [
        ("red", "red"), ((0, 140, 0), "green"), ("blue", "blue"), ("yellow", "yellow"), ("orange", "orange"),
        ("white", "white"), ("black", "black"), ((128, 128, 128), "grey"), ((120, 70, 30), "brown"),
        ((255, 105, 180), "pink"), ((130, 30, 200), "purple"), ((0, 200, 210), "turquoise"),
    ],
)  # fmt: skip
def test_colours_are_called_what_people_call_them(colour: object, called: str) -> None:
    assert _words(_plain(colour), "colours") == f"mostly {called}"


def test_two_colours_are_both_named() -> None:
    half = _plain("white")
    half.paste((200, 0, 0), (0, 0, 25, 50))
    assert _words(half, "colours") in ("white and red", "red and white")
    half.paste((255, 255, 255), (10, 0, 25, 50))
    assert _words(half, "colours") == "mostly white and some red"


def test_shapes_texture_and_layout_in_words() -> None:
    assert _words(_stripes(upright=True), "shapes") == "mostly upright lines"
    assert _words(_stripes(upright=False), "shapes") == "mostly level lines"
    assert _words(_plain("grey"), "shapes") == "hardly an outline"
    assert _words(_plain("grey"), "texture") == "smooth"
    noise = np.random.default_rng(0).integers(0, 256, (SIDE, SIDE, 3)).astype(np.uint8)
    assert _words(Image.fromarray(noise), "texture") == "much detail"
    top = _plain("black")
    top.paste((255, 255, 255), (0, 0, 50, 25))
    assert _words(top, "layout") == "brighter at the top"
    assert _words(_plain("grey"), "layout") == "evenly bright"


def test_numbers_come_back_from_cells_and_differ_where_pictures_do() -> None:
    disc, square = (drawn(shape, COLOURS["red"], 7) for shape in ("disc", "square"))
    looks = _looks(disc, square, disc)
    assert tuple(looks) == RESPECTS
    for cells in looks.values():
        numbers = numbers_of(cells)
        assert ((numbers >= 0) & (numbers <= 1)).all()
        assert (numbers[0] == numbers[2]).all()
        assert (numbers[0] != numbers[1]).any()


def test_cells_that_hold_no_numbers_are_missing_and_never_a_crash() -> None:
    good = _looks(_plain("red"))["colours"][0]
    cells = [good, None, "red", good[:-5], good.replace("⟧", ""), "red ⟦look 1 ***⟧", "x ⟦look 9 AAAA⟧"]
    numbers = numbers_of(cells)
    assert np.isnan(numbers).all(axis=1).tolist() == [False, True, True, True, False, True, True]
    told = worded(pd.Series(cells, dtype=object))
    assert told[0] == "mostly red"
    assert told[1] is None
