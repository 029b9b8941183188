"""Pictures whose truth is known: a shape of a colour on a ground, at a place and of a size that chance decides."""

from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw

from tests.automl.reading.hurtful.archives import zipped

COLOURS = {"red": (200, 30, 30), "green": (30, 170, 60), "blue": (40, 60, 210)}
GROUND = (235, 235, 230)


def drawn(shape: str, colour: tuple[int, int, int], seed: int, side: int = 96) -> Image.Image:
    """A "disc", "square" or "stripes" in a picture of side × side, slightly noisy."""
    random = np.random.default_rng(seed)
    picture = Image.new("RGB", (side, side), GROUND)
    pen = ImageDraw.Draw(picture)
    size = int(random.integers(side // 3, side // 2))
    left, top = (int(random.integers(4, side - size - 4)) for _ in range(2))
    box = (left, top, left + size, top + size)
    if shape == "disc":
        pen.ellipse(box, fill=colour)
    elif shape == "square":
        pen.rectangle(box, fill=colour)
    else:
        for x in range(left, left + size, 8):
            pen.line((x, top, x, top + size), fill=colour, width=3)
    noisy = np.asarray(picture, dtype=np.int16) + random.integers(-12, 13, (side, side, 1))
    return Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))


def saved(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    stream = BytesIO()
    picture.save(stream, kind, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def shapes(each: int, seed: int = 0) -> dict[str, bytes]:
    """By path: `each` pictures of every shape, in folders called after it, in all colours alike."""
    colours = list(COLOURS.values())
    return {
        f"shapes/{shape}/{shape}{place:03}.png": saved(drawn(shape, colours[place % 3], seed + 1000 * kind + place))
        for kind, shape in enumerate(("disc", "square", "stripes"))
        for place in range(each)
    }


def shapes_zip(each: int, seed: int = 0) -> bytes:
    return zipped(shapes(each, seed))
