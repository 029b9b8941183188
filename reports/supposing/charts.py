"""The picture of a what-if: what comes of each value of the column that is moved."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedFormatter, FixedLocator, MaxNLocator

from automl.table import Kind
from reports.chart_axes import value_axis
from reports.chart_text import drawable
from reports.house_style import BACKTEST, FORECAST, INK, Mark, Picture, beside, card, finish
from reports.reply import Chart
from reports.rows.figures import chance, held
from reports.rows.pictures import Bar, bar_picture
from reports.supposing.telling import Supposed

_LEAST = 3
_MOST_BARS = 12
_LIFT = 8.0
"""Points by which the labels of the two dots keep apart."""


def curve_chart(told: Supposed, out: Path) -> Iterator[Chart]:
    """A line along a number, bars for other values; none where there are fewer than three points."""
    curve, moved = told.result.curve, told.result.moved
    if curve is None or not moved or len(curve) < _LEAST:
        return
    column = moved[0].column
    title = told.say("whatif.title_chance" if told.chances else "whatif.title", column=column)
    number = pd.api.types.is_numeric_dtype(curve["at"]) and not pd.api.types.is_bool_dtype(curve["at"])
    picture = _line(told, curve, title) if number else _bars(told, curve, title)
    path = out / told.file_name("png")
    path.write_bytes(picture.png)
    some = curve.iloc[:: max(1, len(curve) // 6)] if number else curve.head(_MOST_BARS)
    points = [told.say("whatif.point", at=_at(told, at), value=_figure(told, value)) for at, value in _points(some)]
    alt = told.say("whatif.alt", column=column, points="; ".join(points))
    yield Chart(path, title, alt, picture.data)


def _points(curve: pd.DataFrame) -> list[tuple[Any, float]]:
    return list(zip(curve["at"].tolist(), curve["value"].astype(float).tolist(), strict=True))


def _at(told: Supposed, value: object) -> str:
    return held(value, told.result.moved[0].column, told.table, told.book, bare=True)


def _figure(told: Supposed, value: float) -> str:
    return chance(value, told.book) if told.chances else told.figure(value)


def _line(told: Supposed, curve: pd.DataFrame, title: str) -> Picture:
    """The line, and on it the answer's two ends; where the rows as they are lie beside the line, their level."""
    places, values = [float(each) for each in curve["at"]], [float(each) for each in curve["value"]]
    dots = [dot for dot in _ends(told) if _on(curve, dot)]
    level = told.say("whatif.now") not in [name for name, *_ in dots]
    figure, axes = card(drawable(title), _subtitle(told, "level" if level else "line"))
    axes.plot(places, values, color=FORECAST, lw=2)
    highest = max(dots, key=lambda each: each[2], default=None)
    for dot in dots:
        name, at, value, color = dot
        axes.plot(at, value, "o", color=color, ms=8, zorder=5)
        lift = _LIFT if dot is highest else -_LIFT
        beside(axes, told.say("whatif.dot", name=name, value=told.figure(value)), (at, value), color, lift)
    if level:
        axes.axhline(told.result.baseline, color=INK, lw=1.2, ls="--", zorder=2)
    value_axis(axes, min(*values, told.result.baseline), told.unit, told.book.locale)
    _along(told, axes, places)
    line: list[Mark] = [{"at": at, "value": value} for at, value in zip(places, values, strict=True)]
    marks: list[Mark] = [{"series": name, "at": at, "value": value} for name, at, value, _ in dots]
    return Picture(finish(figure, axes), (*line, *marks))


def _subtitle(told: Supposed, kind: str) -> str:
    along = [each.column for each in told.result.moved[1:]]
    rest = told.say("whatif.rest_along", columns=told.book.listed(along)) if along else told.say("whatif.rest")
    return told.say(f"whatif.subtitle_{kind}", rest=rest)


_Dot = tuple[str, float, float, str]
"""Its name, where it lies, what comes of it, its colour."""


def _ends(told: Supposed) -> Iterator[_Dot]:
    first = told.result.moved[0]
    ends = (("now", first.before, told.result.baseline, INK), ("then", first.after, told.result.value, BACKTEST))
    for name, at, value, color in ends:
        if isinstance(at, (int, float)):
            yield told.say(f"whatif.{name}"), float(at), value, color


def _on(curve: pd.DataFrame, dot: _Dot) -> bool:
    """Whether the line runs through it: rows that differ are no point on the line of rows that are alike."""
    _, at, value, _ = dot
    near = np.isclose(curve["at"].astype(float), at) & np.isclose(curve["value"].astype(float), value, atol=1e-6)
    return bool(near.any())


def _along(told: Supposed, axes: Axes, places: Sequence[float]) -> None:
    """The values of the column along the bottom."""
    ticks = [float(tick) for tick in MaxNLocator(5, steps=(1, 2, 2.5, 5, 10)).tick_values(places[0], places[-1])]
    ticks = [tick for tick in ticks if places[0] <= tick <= places[-1]] or [places[0], places[-1]]
    axes.xaxis.set_major_locator(FixedLocator(ticks))
    axes.xaxis.set_major_formatter(FixedFormatter([_tick(told, tick) for tick in ticks]))


def _tick(told: Supposed, tick: float) -> str:
    known = [column for column in told.table.columns if column.name == told.result.moved[0].column]
    whole = float(tick).is_integer() and not (known and known[0].kind in (Kind.MONEY, Kind.PERCENT))
    return f"{int(tick):,}" if whole else _at(told, tick)


def _bars(told: Supposed, curve: pd.DataFrame, title: str) -> Picture:
    """A bar for each value; the one that the row holds is marked, and rows that differ have a bar of their own."""
    shown = curve.sort_values("value", ascending=False).head(_MOST_BARS)
    now = str(told.result.moved[0].before) if told.single else None
    bars = [
        Bar(f"{_at(told, at)} ●" if str(at) == now else _at(told, at), value, _figure(told, value))
        for at, value in _points(shown)
    ]
    if not told.single:
        bars.insert(0, Bar(told.say("whatif.now"), told.result.baseline, _figure(told, told.result.baseline)))
    subtitle = _subtitle(told, "row" if told.single else "rows")
    return bar_picture(bars, told.unit, title, subtitle, told.book.locale)
