"""Pictures opened within bounds: upright, in red, green and blue, and of one size."""

import warnings
from io import BytesIO
from struct import error as StructError  # noqa: N812 - an exception

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

SIDE = 64
"""Pixels of a side of what is looked at."""
MOST_PIXELS = 50_000_000
"""Of a picture that is opened: three bytes each."""
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF")
_MARKS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_DRAFT = (SIDE * 4, SIDE * 4)
_DEEP = ("I", "F")
_GAP = 3.0
"""How much finer than needed a picture is first made small, the quick way."""


class UnreadablePictureError(Exception):
    """The picture is damaged, is none, or has more pixels than are opened."""


def is_picture(content: bytes) -> bool:
    """Whether a file begins as pictures do."""
    return content.startswith(_MARKS) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")


def opened(content: bytes) -> npt.NDArray[np.uint8]:
    """The pixels, SIDE × SIDE × 3: of an animation the first picture, what is transparent on white.

    The size that a file declares is looked at before a pixel is unpacked. UnreadablePictureError where it cannot be.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _opened(content)
    except MemoryError:
        raise
    except (Image.DecompressionBombError, OSError, ValueError, SyntaxError, StructError, KeyError, IndexError) as error:
        raise UnreadablePictureError(str(error)) from error
    except (ArithmeticError, AttributeError, EOFError, TypeError) as error:  # what damaged files do to their parsers
        raise UnreadablePictureError(str(error)) from error


def _opened(content: bytes) -> npt.NDArray[np.uint8]:
    with Image.open(BytesIO(content), formats=_FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise UnreadablePictureError("it has too many pixels")
        picture.draft("RGB", _DRAFT)
        upright = ImageOps.exif_transpose(picture)
        small = _in_colour(upright).resize((SIDE, SIDE), Image.Resampling.BILINEAR, reducing_gap=_GAP)
        return np.asarray(small, dtype=np.uint8)


def _in_colour(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith(_DEEP):
        return _in_eight_bits(picture).convert("RGB")
    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        ground = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")
    return picture.convert("RGB")


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """Of pictures with more than 256 greys, which may use any part of their range."""
    greys = np.nan_to_num(np.asarray(picture, dtype=np.float64))
    low, high = float(greys.min()), float(greys.max())
    return Image.fromarray(((greys - low) * (255 / max(high - low, 1e-9))).astype(np.uint8))
