"""The house style of pictures: a card with its own background, so that it reads the same on light and on dark.

The colours keep a contrast of at least 4.5 to 1 with the card for text, and 3 to 1 for lines (WCAG 2.2).
"""

import io
import textwrap
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font

CARD = "#fbfaf7"
INK = "#1c2430"
QUIET = "#5b6472"
GRID = "#e3e1da"
HISTORY = "#3b4657"
FORECAST = "#0b62c4"
FAN = "#a9ccf2"
BACKTEST = "#b4540a"
EARLIER = "#66707d"
ASKED = "#eef3fa"
BAR = "#a9ccf2"

_INCHES = (8.0, 4.5)
_DOTS = 150
_TITLE_WIDTH = 66
_RIGHT = 0.985
_FOOT = 0.48
_NAMES = ("DejaVu Sans", "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans", "Arial Unicode MS", "Segoe UI Symbol")


Mark = dict[str, str | float | None]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart: the PNG (1,200 dots wide), and the numbers that it draws, one mapping for each mark."""

    png: bytes
    data: tuple[Mark, ...]


def card(title: str, subtitle: str, height: float = _INCHES[1], keys: bool = True) -> tuple[Figure, Axes]:
    """An empty card, 8 by `height` inches, with its message on top and axes without frame.

    keys: leaves room for a `key_row`.
    """
    figure = Figure(figsize=(_INCHES[0], height), facecolor=CARD)
    FigureCanvasAgg(figure)
    lines = textwrap.wrap(drawable(title), _TITLE_WIDTH, max_lines=2, placeholder=" …") or [""]
    write(figure, 0.03, 1 - 0.14 / height, "\n".join(lines), size=14, weight="bold", color=INK)
    top = 0.14 + 0.27 * len(lines)
    write(figure, 0.03, 1 - top / height, drawable(subtitle), size=10.5, color=QUIET)
    room = top + _FOOT + (0.62 if keys else 0.38)
    axes = figure.add_axes((0.1, _FOOT / height, 0.86, 1 - room / height))
    axes.set_facecolor(CARD)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, labelsize=9.5, labelcolor=QUIET)
    axes.tick_params(axis="x", pad=8)
    return figure, axes


def write(figure: Figure, x: float, y: float, text: str, size: float, color: str, weight: str = "normal") -> float:
    """Text at the card's fraction (x, y), its top left corner. Returns the fraction of the width where it ends."""
    placed = figure.text(
        x, y, text, size=size, color=color, weight=weight, va="top", family=families(), parse_math=False
    )
    box = placed.get_window_extent(figure.canvas.get_renderer())  # type: ignore[attr-defined]  # Agg has one
    return float(box.x1 / figure.bbox.width)


def finish(figure: Figure, axes: Axes) -> bytes:
    """The card as PNG, its axes moved right by as much as the labels on its left need."""
    for label in [*axes.get_xticklabels(), *axes.get_yticklabels()]:
        label.set_parse_math(False)
        label.set_fontfamily(families())
    with warnings.catch_warnings():
        # A name in a script that no installed font has must not fill the log; `drawable` has replaced it.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        _make_room(figure, axes)
        png = io.BytesIO()
        figure.savefig(png, dpi=_DOTS, facecolor=CARD)
    return png.getvalue()


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


def shorten(name: str, most: int) -> str:
    """A name within `most` letters, its end replaced by an ellipsis."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def beside(axes: Axes, text: str, place: tuple[float, float], color: str, *, below: bool = False) -> None:
    """A label to the right of the point at `place`, or below it."""
    axes.annotate(
        drawable(text),
        place,
        xytext=(6, -9) if below else (8, 0),
        textcoords="offset points",
        ha="right" if below else "left",
        va="top" if below else "center",
        size=9.5,
        color=color,
        family=families(),
        parse_math=False,
        annotation_clip=False,
    )


def key_row(figure: Figure, entries: Sequence[tuple[str, str]]) -> None:
    """The names of the lines in their own colours, in a row under the message, where no line can run through them."""
    height = figure.get_figheight()
    x = 0.03
    lowest = min(text.get_window_extent(figure.canvas.get_renderer()).y0 for text in figure.texts)  # type: ignore[attr-defined]  # Agg has one
    y = lowest / figure.bbox.height - 0.07 / height
    for name, color in entries:
        x = write(figure, x, y, f"● {name}", size=9.5, color=color) + 0.02


def _make_room(figure: Figure, axes: Axes) -> None:
    figure.canvas.draw()
    renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]  # Agg has one
    widest = max((label.get_window_extent(renderer).width for label in axes.get_yticklabels()), default=0.0)
    left = 0.03 + (widest + 8) / figure.bbox.width
    place = axes.get_position()
    axes.set_position((left, place.y0, 0.97 - left, place.height))
    figure.canvas.draw()
    furthest = max((text.get_window_extent(renderer).x1 for text in axes.texts), default=0.0) / figure.bbox.width
    if furthest > _RIGHT:
        axes.set_position((left, place.y0, 0.97 - left - (furthest - _RIGHT) * 1.15, place.height))
