"""The picture of a what-if: what comes of each value of the column that is moved."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
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
    figure, axes = card(drawable(title), told.say("whatif.subtitle"))
    places, values = [float(each) for each in curve["at"]], [float(each) for each in curve["value"]]
    axes.plot(places, values, color=FORECAST, lw=2)
    first = told.result.moved[0]
    for at, value, color in (
        (first.before, told.result.baseline, INK),
        (first.after, told.result.value, BACKTEST),
    ):
        if isinstance(at, (int, float)) and len(told.result.moved) == 1:
            axes.plot(float(at), value, "o", color=color, ms=8, zorder=5)
            beside(axes, told.figure(value), (float(at), value), color)
    value_axis(axes, min(values), told.unit, told.book.locale)
    ticks = [float(tick) for tick in MaxNLocator(5, steps=(1, 2, 2.5, 5, 10)).tick_values(places[0], places[-1])]
    ticks = [tick for tick in ticks if places[0] <= tick <= places[-1]] or [places[0], places[-1]]
    axes.xaxis.set_major_locator(FixedLocator(ticks))
    axes.xaxis.set_major_formatter(FixedFormatter([_tick(told, tick) for tick in ticks]))
    data: tuple[Mark, ...] = tuple({"at": at, "value": value} for at, value in zip(places, values, strict=True))
    return Picture(finish(figure, axes), data)


def _tick(told: Supposed, tick: float) -> str:
    known = [column for column in told.table.columns if column.name == told.result.moved[0].column]
    whole = float(tick).is_integer() and not (known and known[0].kind in (Kind.MONEY, Kind.PERCENT))
    return f"{int(tick):,}" if whole else _at(told, tick)


def _bars(told: Supposed, curve: pd.DataFrame, title: str) -> Picture:
    shown = curve.sort_values("value", ascending=False).head(_MOST_BARS)
    now = str(told.result.moved[0].before)
    bars = [
        Bar(f"{_at(told, at)} ●" if str(at) == now else _at(told, at), value, _figure(told, value))
        for at, value in _points(shown)
    ]
    return bar_picture(bars, told.unit, title, told.say("whatif.subtitle"), told.book.locale)
