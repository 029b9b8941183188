"""Pictures of every format opened, within bounds; what is damaged gets a reason, never a crash."""

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from automl.pictures.opening import SIDE, UnreadablePictureError, is_picture, opened
from tests.automl.pictures.drawn import COLOURS, drawn, saved

HALVES = Image.new("RGB", (80, 40), "black")
HALVES.paste((255, 255, 255), (0, 0, 40, 40))
"""White on the left, black on the right."""
BLUE = Image.new("RGB", (30, 30), COLOURS["blue"])


def _left_and_right(content: bytes) -> tuple[float, float]:
    pixels = opened(content)
    return float(pixels[:, : SIDE // 2 - 2].mean()), float(pixels[:, SIDE // 2 + 2 :].mean())


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF"])
def test_every_format_gives_the_same_picture(kind: str) -> None:
    content = saved(HALVES, kind)
    assert is_picture(content)
    left, right = _left_and_right(content)
    assert left > 240
    assert right < 15


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "I;16", "I", "F"])
def test_every_way_of_keeping_colours_is_understood(mode: str) -> None:
    kind = "TIFF" if mode in ("CMYK", "I", "F", "I;16") else "PNG"
    picture = HALVES.convert("L").convert("I").convert("I;16") if mode == "I;16" else HALVES.convert(mode)
    left, right = _left_and_right(saved(picture, kind))
    assert left > right + 200


def test_what_is_transparent_lies_on_white() -> None:
    clear = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    assert (opened(saved(clear)) == 255).all()


def test_a_photograph_taken_sideways_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: its left is the picture's top
    pixels = opened(saved(HALVES, "JPEG", exif=exif.tobytes()))
    assert pixels[: SIDE // 2 - 4].mean() > 240
    assert pixels[SIDE // 2 + 4 :].mean() < 15


def test_of_an_animation_the_first_picture_counts() -> None:
    content = saved(BLUE, "GIF", save_all=True, append_images=[Image.new("RGB", (30, 30), "red")])
    assert abs(opened(content)[..., 2].mean() - COLOURS["blue"][2]) < 15


def _declared(width: int, height: int) -> bytes:
    """A PNG that says it has so many pixels, with next to nothing inside."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(60_000, 60_000), (2_000_000, 30), (10_000, 10_000)])
def test_a_picture_with_too_many_pixels_is_not_unpacked(size: tuple[int, int]) -> None:
    with pytest.raises(UnreadablePictureError):
        opened(_declared(*size))


def test_damaged_pictures_get_a_reason(subtests: pytest.Subtests) -> None:
    random = np.random.default_rng(5)
    for kind in ("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF"):
        whole = saved(drawn("disc", COLOURS["red"], 3), kind)
        for place in range(40):
            broken = bytearray(whole[: len(whole) if place % 2 else int(random.integers(1, len(whole)))])
            for at in random.integers(0, len(broken), 6):
                broken[at] = random.integers(0, 256)
            with subtests.test(kind=kind, place=place):
                try:
                    assert opened(bytes(broken)).shape == (SIDE, SIDE, 3)
                except UnreadablePictureError:
                    continue


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n\0", b"hello", b"RIFF\0\0\0\0WEBPVP8 "])
def test_what_is_no_picture_is_told(content: bytes) -> None:
    with pytest.raises(UnreadablePictureError):
        opened(content)
