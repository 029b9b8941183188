"""The house style of pictures: a card with its own background, so that it reads the same on light and on dark.

The colours keep a contrast of at least 4.5 to 1 with the card for text, and 3 to 1 for lines (WCAG 2.2). A card is
6.4 inches wide: on a phone, 360 pixels wide, its smallest type is 8 pixels high.
"""

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from reports.chart_text import drawable, families, width_of, wrapped

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

_INCHES = (6.4, 4.6)
_DOTS = 187.5
_TITLES = (13.0, 12.5, 12.0)
_TITLE_LINES = 2
_NARROWER = (0.65, 0.75, 0.85)
SMALL = 10.5
"""Points of the smallest type."""
_LEFT, _RIGHT = 0.032, 0.98
_LINE = 1.28
_CLOSE = 0.002
_POINTS = 72


Mark = dict[str, str | float | None]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart: the PNG (1,200 dots wide), and the numbers that it draws, one mapping for each mark."""

    png: bytes
    data: tuple[Mark, ...]


def card(title: str, subtitle: str, height: float = _INCHES[1]) -> tuple[Figure, Axes]:
    """An empty card, 6.4 by `height` inches, with its whole message on top and axes without frame."""
    figure = Figure(figsize=(_INCHES[0], height), facecolor=CARD, dpi=_DOTS)
    FigureCanvasAgg(figure)
    room = (_RIGHT - _LEFT) * figure.bbox.width
    size, lines = _fitted(figure, drawable(title), room)
    y = 1 - 0.15 / height
    for line in lines:
        write(figure, _LEFT, y, line, size=size, weight="bold", color=INK)
        y -= size * _LINE / _POINTS / height
    y -= 0.03 / height
    for line in wrapped(figure, drawable(subtitle), SMALL, room):
        write(figure, _LEFT, y, line, size=SMALL, color=QUIET)
        y -= SMALL * _LINE / _POINTS / height
    axes = figure.add_axes((0.1, 0.1, 0.86, 0.6))
    axes.set_facecolor(CARD)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, labelsize=SMALL, labelcolor=QUIET)
    axes.tick_params(axis="x", pad=7)
    return figure, axes


def _fitted(figure: Figure, title: str, room: float) -> tuple[float, list[str]]:
    """The largest type in which the title needs two lines; in the smallest as many as it needs, no word is lost.

    The lines are about as long as each other: a single word does not stand alone in the last one.
    """
    for size in _TITLES:
        lines = wrapped(figure, title, size, room, bold=True)
        if len(lines) <= _TITLE_LINES:
            break
    narrower = (wrapped(figure, title, size, room * share, bold=True) for share in _NARROWER)
    return size, next((each for each in narrower if len(each) == len(lines)), lines)


def write(figure: Figure, x: float, y: float, text: str, size: float, color: str, weight: str = "normal") -> float:
    """Text at the card's fraction (x, y), its top left corner. Returns the fraction of the width where it ends."""
    placed = figure.text(
        x, y, text, size=size, color=color, weight=weight, va="top", family=families(), parse_math=False
    )
    box = placed.get_window_extent(figure.canvas.get_renderer())  # type: ignore[attr-defined]  # Agg has one
    return float(box.x1 / figure.bbox.width)


def finish(figure: Figure, axes: Axes) -> bytes:
    """The card as PNG."""
    with warnings.catch_warnings():
        # A name in a script that no installed font has must not fill the log; `drawable` has replaced it.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        make_room(figure, axes)
        png = io.BytesIO()
        figure.savefig(png, dpi=_DOTS, facecolor=CARD)
    return png.getvalue()


def shorten(name: str, most: int) -> str:
    """A name within `most` letters, its end replaced by an ellipsis."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def beside(axes: Axes, text: str, place: tuple[float, float], color: str, lift: float = 0.0) -> None:
    """A label to the right of the point at `place`, in a halo of the ground's colour. lift: points above it."""
    axes.annotate(
        drawable(text),
        place,
        xytext=(8, lift),
        textcoords="offset points",
        ha="left",
        va="center",
        size=SMALL,
        color=color,
        family=families(),
        parse_math=False,
        annotation_clip=False,
        path_effects=[withStroke(linewidth=3, foreground=CARD)],
        zorder=6,
    )


def key_row(figure: Figure, entries: Sequence[tuple[str, str]]) -> None:
    """The names of the lines in their own colours, in rows under the message, where no line can run through them."""
    height = figure.get_figheight()
    x, y = _LEFT, lowest(figure) - 0.08 / height
    for name, color in entries:
        text = drawable(f"● {name}")
        if x > _LEFT and x + width_of(figure, text, SMALL) / figure.bbox.width > _RIGHT:
            x, y = _LEFT, y - SMALL * 1.4 / _POINTS / height
        x = write(figure, x, y, text, size=SMALL, color=color) + 0.025


def lowest(figure: Figure) -> float:
    """Where the texts on top end, as a fraction of the card's height."""
    renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]  # Agg has one
    return min(float(text.get_window_extent(renderer).y0) for text in figure.texts) / figure.bbox.height


def make_room(figure: Figure, axes: Axes) -> None:
    """Put the axes where all their labels and the message on top have room; nothing is cut at an edge."""
    for label in [*axes.get_xticklabels(), *axes.get_yticklabels()]:
        label.set_parse_math(False)
        label.set_fontfamily(families())
    height = figure.get_figheight()
    top = lowest(figure) - 0.16 / height
    left, bottom, right = _LEFT, 0.1, _RIGHT
    renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]  # Agg has one
    for _ in range(4):
        axes.set_position((left, bottom, right - left, top - bottom))
        outside = axes.get_tightbbox(renderer)
        if outside is None:
            return
        beyond = max(0.0, outside.x1 / figure.bbox.width - _RIGHT)
        across, up = _LEFT - outside.x0 / figure.bbox.width, 0.1 / height - outside.y0 / figure.bbox.height
        if beyond == 0 and max(abs(across), abs(up)) < _CLOSE:
            return
        left, bottom, right = left + across, bottom + up, right - beyond * 1.05
