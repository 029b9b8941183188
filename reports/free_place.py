"""A label where nothing is drawn: the places around its point are measured against the lines."""

from itertools import pairwise, product

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox

from reports.chart_text import drawable, families
from reports.house_style import CARD, SMALL, make_room

_OFFSETS = (-11, 11, -24, 24, -40, 40, -60, 60, -85, 85, -115, 115)
"""Points above and below the point, the nearest first."""
_SIDES = ((6, "right"), (-6, "left"), (0, "center"))
_AIR = 4.0
_FAR = 20


def beside_freely(axes: Axes, text: str, place: tuple[float, float], color: str) -> None:
    """A label near the point at `place`, on no line if that can be; a thin line leads to it where it is far away."""
    label = axes.annotate(
        drawable(text),
        place,
        xytext=(0, 0),
        textcoords="offset points",
        size=SMALL,
        color=color,
        family=families(),
        parse_math=False,
        path_effects=[withStroke(linewidth=3, foreground=CARD)],
        arrowprops={"arrowstyle": "-", "color": color, "lw": 0.8, "shrinkA": 1, "shrinkB": 5},
        zorder=6,
    )
    figure = axes.figure.figure
    make_room(figure, axes)
    drawn, others = (
        _drawn(axes),
        [_box(each) for each in axes.texts if each is not label and isinstance(each, Annotation)],
    )
    costs = []
    for distance, (aside, side) in product(_OFFSETS, _SIDES):
        _put(label, aside, distance, side)
        costs.append((_cost(axes, _box(label), drawn, others), abs(distance), aside, distance, side))
    _, _, aside, distance, side = min(costs)
    _put(label, aside, distance, side)
    if abs(distance) <= _FAR and label.arrow_patch is not None:
        label.arrow_patch.set_visible(False)


def _put(label: Annotation, aside: float, distance: float, side: str) -> None:
    label.set_position((aside, distance))
    label.set_horizontalalignment(side)  # type: ignore[arg-type]  # one of the three
    label.set_verticalalignment("top" if distance < 0 else "bottom")


def _box(label: Annotation) -> Bbox:
    figure = label.get_figure(root=True)
    if figure is None:
        return Bbox.null()
    renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]  # Agg has one
    label.update_positions(renderer)
    return Text.get_window_extent(label, renderer).padded(_AIR)  # of the words, without the line that leads to them


def _drawn(axes: Axes) -> np.ndarray:
    """Points on all lines, close to each other, in dots, (n, 2)."""
    points = [np.empty((0, 2))]
    for line in axes.lines:
        ends = line.get_transform().transform(np.asarray(line.get_xydata(), dtype=float))
        if len(ends) == 1:
            points.append(ends)
            continue
        for start, end in pairwise(ends):
            count = max(2, int(np.hypot(*(end - start)) / 3))
            points.append(np.linspace(start, end, count))
    return np.concatenate(points)


def _cost(axes: Axes, box: Bbox, drawn: np.ndarray, others: list[Bbox]) -> int:
    inside = (drawn > (box.x0, box.y0)) & (drawn < (box.x1, box.y1))
    within = axes.bbox.x0 <= box.x0 and box.x1 <= axes.bbox.x1 and axes.bbox.y0 <= box.y0 and box.y1 <= axes.bbox.y1
    overlaps = sum(bool(box.overlaps(other)) for other in others)
    return int(inside.all(axis=1).sum()) + 1000 * overlaps + (0 if within else 500)
