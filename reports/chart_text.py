"""The letters of charts: the fonts that can draw them, and lines broken where they are as wide as the picture."""

from functools import cache

from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.text import Text

_NAMES = ("DejaVu Sans", "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans", "Arial Unicode MS", "Segoe UI Symbol")


@cache
def families() -> tuple[str, ...]:
    """The installed fonts of the house, the first that has a glyph draws it."""
    installed = set(font_manager.get_font_names())
    return tuple(name for name in _NAMES if name in installed)


def drawable(text: str, otherwise: str = "") -> str:
    """`text` where the installed fonts have all its letters, else `otherwise`."""
    missing = any(ord(letter) not in _letters() for letter in text if letter != "\n")
    return otherwise if missing else text


@cache
def _letters() -> frozenset[int]:
    fonts = [FT2Font(font_manager.findfont(FontProperties(family=name))) for name in families()]
    return frozenset(letter for font in fonts for letter in font.get_charmap())


def width_of(figure: Figure, text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is drawn, in the figure's dots. size: in points."""
    weight = "bold" if bold else "normal"
    drawn = Text(0, 0, text, size=size, weight=weight, family=families(), parse_math=False, figure=figure)
    return float(drawn.get_window_extent(figure.canvas.get_renderer()).width)  # type: ignore[attr-defined]  # Agg has one


def wrapped(figure: Figure, text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than `room` dots. A word that is wider by itself is broken."""
    lines: list[str] = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(figure, longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            pieces = _pieces(figure, word, size, room, bold=bold)
            lines = [*(line for line in lines if line), *pieces]
    return lines


def _pieces(figure: Figure, word: str, size: float, room: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(figure, pieces[-1] + letter, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
