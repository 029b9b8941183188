"""What is written on charts can be read: whole, on no line, and large enough on a phone."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text

from reports import charts, house_style
from reports.charts import forecast_chart
from reports.forecast.telling import tell
from reports.free_place import beside_freely
from reports.house_style import INK, card, finish
from reports.phrases import phrasebook
from tests.reports.fabricate import Shape, forecast_of
from tests.reports.shapes import SHAPES
from tests.reports.surroundings import plan_of

LONG = (
    "Net revenue after returns, discounts and partner commissions, November to December 2026: "
    "$1.2M, 12% above the same period a year earlier"
)
PHONE = 360


def boxes(figure: Figure, texts: list[Text]) -> list[tuple[float, float, float, float]]:
    """Where texts are drawn, as fractions of the card."""
    found = [Text.get_window_extent(text).transformed(figure.transFigure.inverted()) for text in texts]
    return [(box.x0, box.y0, box.x1, box.y1) for box in found]


def drawn(monkeypatch: pytest.MonkeyPatch, shape: Shape, title: str) -> tuple[Figure, Axes]:
    """The figure and axes of a forecast's chart, as they were written."""
    kept: list[tuple[Figure, Axes]] = []

    def keeping(figure: Figure, axes: Axes) -> bytes:
        kept.append((figure, axes))
        return finish(figure, axes)

    monkeypatch.setattr(charts, "finish", keeping)
    result = forecast_of(shape)
    forecast_chart(tell(plan_of(shape, result), result, phrasebook("en")), title, "Likely between $1M and $2M.")
    return kept[0]


def test_a_long_title_keeps_all_its_words_within_the_picture() -> None:
    figure, axes = card(LONG, "Likely between $1.1M and $1.3M. Shown by month.")
    finish(figure, axes)
    title = [text for text in figure.texts if text.get_weight() == "bold"]
    assert " ".join(text.get_text() for text in title) == LONG
    assert all(left >= 0 and right <= 1 for left, _, right, _ in boxes(figure, title))


def test_a_word_that_is_wider_than_the_picture_is_broken_and_not_cut() -> None:
    figure, _ = card("W" * 90, "")
    assert "".join(text.get_text() for text in figure.texts).startswith("W" * 90)
    assert all(right <= 1 for _, _, right, _ in boxes(figure, list(figure.texts)))


@pytest.mark.parametrize("name", ["partial", "weekly", "yearly", "hourly", "negative", "huge", "quarterly"])
def test_no_label_is_cut_at_an_edge(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    figure, axes = drawn(monkeypatch, SHAPES[name], LONG)
    labels = [*axes.texts, *axes.get_xticklabels(), *axes.get_yticklabels(), *figure.texts]
    for left, low, right, high in boxes(figure, [label for label in labels if label.get_text()]):
        assert left >= 0
        assert low >= 0
        assert right <= 1
        assert high <= 1


@pytest.mark.parametrize("shape", [SHAPES["partial"], replace(SHAPES["negative"], live=True, partial=True, ahead=6)])
def test_the_label_of_the_period_so_far_lies_on_no_line(shape: Shape, monkeypatch: pytest.MonkeyPatch) -> None:
    _, axes = drawn(monkeypatch, shape, "Title")
    label = next(text for text in axes.texts if "so far" in text.get_text())
    assert crossed(axes, label) == 0


def test_a_label_beside_a_line_moves_off_it() -> None:
    figure, axes = card("Title", "")
    axes.plot([0, 10], [0, 10])
    axes.plot([0, 10], [1, 9])
    beside_freely(axes, "Nov 2026 so far: $216K", (5, 5), INK)
    finish(figure, axes)
    (label,) = axes.texts
    assert crossed(axes, label) == 0


def crossed(axes: Axes, label: Text) -> int:
    """How many points of the lines lie under a label."""
    assert isinstance(label, Annotation)
    box, hits = Text.get_window_extent(label), 0
    for line in axes.lines:
        ends = line.get_transform().transform(np.asarray(line.get_xydata(), dtype=float))
        for start, end in pairwise(ends):
            points = np.linspace(start, end, 200)
            hits += sum(bool(box.contains(x, y)) for x, y in points)
    return hits


def test_the_smallest_type_can_be_read_on_a_phone() -> None:
    figure, axes = card("Title", "Subtitle")
    sizes = [text.get_fontsize() for text in [*figure.texts, *axes.get_xticklabels(), *axes.get_yticklabels()]]
    points = figure.get_figwidth() * 72
    assert min([*sizes, house_style.SMALL]) * PHONE / points >= 8
