"""The main measure over time: steps without data are shaded, steps that are not whole are hollow."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from matplotlib.axes import Axes

from automl.findings import Point
from automl.result import Actual, Unit
from automl.table import Frequency
from reports.chart_axes import at, time_axis, value_axis
from reports.formats import headline_scale
from reports.free_place import beside_freely
from reports.house_style import ASKED, EARLIER, FORECAST, HISTORY, INK, Mark, Picture, card, finish
from reports.periods import step_in_words
from reports.phrases import Phrasebook

_MARKED = 40
"""Points of fewer steps are marked each by a dot."""


def time_chart(
    points: Sequence[Point], frequency: Frequency, unit: Unit, title: str, subtitle: str, book: Phrasebook
) -> Picture:
    """A line of the whole steps, the highest of them named."""
    figure, axes = card(title, subtitle)
    _lines(axes, points)
    gaps = [point for point in points if point.value is None]
    for point in gaps:
        _shade(axes, points, point)
    seen = [point.value for point in points if point.value is not None]
    value_axis(axes, min(seen), unit, book.locale)
    time_axis(axes, [_actual(point) for point in points], frequency, book.locale)
    _name_peak(axes, points, unit, book)
    return Picture(finish(figure, axes), tuple(_mark(point) for point in points))


def _lines(axes: Axes, points: Sequence[Point]) -> None:
    dots = "o" if len(points) <= _MARKED else None
    for sound, run in groupby(points, key=lambda point: point.whole and point.value is not None):
        drawn = [(at(_actual(point)), point.value or 0.0) for point in run]
        if sound:
            marker = dots or ("o" if len(drawn) == 1 else None)
            axes.plot([x for x, _ in drawn], [y for _, y in drawn], color=HISTORY, lw=1.8, marker=marker, ms=3.5)
    for one, other in pairwise(points):
        if one.value is not None and other.value is not None and not (one.whole and other.whole):
            axes.plot([at(_actual(one)), at(_actual(other))], [one.value, other.value], color=EARLIER, lw=1.2, ls=":")
    for point in points:
        if not point.whole and point.value is not None:
            axes.plot(at(_actual(point)), point.value, "o", mfc="none", mec=HISTORY, mew=1.4, ms=7, zorder=5)


def _shade(axes: Axes, points: Sequence[Point], gap: Point) -> None:
    half = (at(_actual(points[1])) - at(_actual(points[0]))) / 2
    axes.axvspan(at(_actual(gap)) - half, at(_actual(gap)) + half, color=ASKED, zorder=0, lw=0)


def _name_peak(axes: Axes, points: Sequence[Point], unit: Unit, book: Phrasebook) -> None:
    whole = [point for point in points if point.whole and point.value is not None]
    peak = max(whole, key=lambda point: point.value or 0.0, default=None)
    if peak is None or peak.value is None:
        return
    value = headline_scale([peak.value], unit, book.locale).write(peak.value)
    place = (at(_actual(peak)), peak.value)
    axes.plot(*place, "o", color=FORECAST, ms=5, zorder=5)
    beside_freely(axes, f"{step_in_words(peak.period, book.locale)}: {value}", place, INK)


def _actual(point: Point) -> Actual:
    return Actual(point.period, point.start, point.end, point.value or 0.0)


def _mark(point: Point) -> Mark:
    series = "no data" if point.value is None else "whole" if point.whole else "not whole"
    return {"series": series, "period": point.period, "value": point.value}
