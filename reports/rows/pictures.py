"""The pictures that answers about rows share: bars with their values, steps from one figure to another."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from babel import Locale
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedFormatter, FixedLocator, MaxNLocator

from automl.result import Unit
from reports.chart_axes import write_ticks
from reports.chart_text import drawable
from reports.house_style import BACKTEST, BAR, FORECAST, GRID, INK, Mark, Picture, beside, card, finish

_NAME_WIDTH, _NAME_LINES = 28, 2
_INCHES_PER_BAR, _AROUND = 0.37, 1.35
_FEWEST = 3
_TICKS = (1, 2, 2.5, 5, 10)
_ROOM = 0.16


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. mark: where another figure is drawn on it."""

    name: str
    value: float
    written: str
    mark: float | None = None


def bar_picture(bars: Sequence[Bar], unit: Unit, title: str, subtitle: str, locale: Locale) -> Picture:
    """Horizontal bars from the top, each with its value beside it, and a mark where there is one.

    The numbers of the picture are in percent (41 for 41%) where the unit is.
    """
    figure, axes = rows_card(title, subtitle, len(bars))
    for place, bar in enumerate(bars):
        axes.barh(place, bar.value, height=0.62, color=BAR)
        if bar.mark is not None:
            axes.plot([bar.mark, bar.mark], [place - 0.36, place + 0.36], color=INK, lw=2.2, zorder=4)
        beside(axes, bar.written, (max(bar.value, bar.mark or 0.0, 0.0), place), INK)
    names(axes, [bar.name for bar in bars])
    across(axes, unit, locale)
    return Picture(finish(figure, axes), tuple(_mark(bar, 100.0 if unit.kind == "percent" else 1.0) for bar in bars))


def _mark(bar: Bar, factor: float) -> Mark:
    """A mark with a second figure has names of its own, so that no surface draws the first alone."""
    value = round(bar.value * factor, 6)
    if bar.mark is None:
        return {"series": bar.name, "value": value}
    return {"name": bar.name, "actual": value, "given": round(bar.mark * factor, 6)}


@dataclass(frozen=True, slots=True)
class Stride:
    """One bar of a waterfall, from `start` to `end`. whole: a figure of its own rather than what is added."""

    name: str
    start: float
    end: float
    written: str
    whole: bool = False


def waterfall_picture(strides: Sequence[Stride], unit: Unit, title: str, subtitle: str, locale: Locale) -> Picture:
    """From the usual figure through what each column adds or takes away to the one that is displayed."""
    figure, axes = rows_card(title, subtitle, len(strides))
    for place, each in enumerate(strides):
        color = BAR if each.whole else FORECAST if each.end >= each.start else BACKTEST
        axes.barh(place, each.end - each.start, left=each.start, height=0.62, color=color)
        if place + 1 < len(strides):
            axes.plot([each.end, each.end], [place, place + 1], color=GRID, lw=1.2, zorder=0)
        beside(axes, each.written, (max(each.start, each.end), place), INK)
    names(axes, [each.name for each in strides])
    ends = [end for each in strides if not each.whole for end in (each.start, each.end)]
    across(axes, unit, locale, lowest=min(ends, default=0.0), highest=max(ends, default=0.0))
    data: list[Mark] = [{"series": s.name, "value": s.end if s.whole else s.end - s.start} for s in strides]
    return Picture(finish(figure, axes), tuple(data))


def rows_card(title: str, subtitle: str, rows: int) -> tuple[Figure, Axes]:
    """A card as high as its rows need."""
    return card(title, subtitle, _AROUND + _INCHES_PER_BAR * max(_FEWEST, rows))


def names(axes: Axes, written: Sequence[str]) -> None:
    """Each row's name, or its rank where no installed font can draw it; the first on top."""
    axes.set_ylim(max(_FEWEST, len(written)) - 0.4, -0.6)
    axes.yaxis.set_major_locator(FixedLocator(range(len(written))))
    shown = [drawable(_wrapped(name), otherwise=f"{place}.") for place, name in enumerate(written, start=1)]
    axes.yaxis.set_major_formatter(FixedFormatter(shown))
    axes.tick_params(axis="y", labelcolor=INK)


def _wrapped(name: str) -> str:
    return "\n".join(textwrap.wrap(name, _NAME_WIDTH, max_lines=_NAME_LINES, placeholder="…"))


def from_zero(lowest: float, highest: float) -> bool:
    """Whether the axis of a waterfall between these ends begins at zero."""
    return lowest <= max(0.0, highest - lowest)


def across(axes: Axes, unit: Unit, locale: Locale, lowest: float = 0.0, highest: float = 0.0) -> None:
    """The axis of values along the bottom: from zero, or from where the steps begin when that is far from it."""
    low, high = axes.get_xlim()
    low = min(low, 0.0) if from_zero(lowest, highest) else lowest - 0.25 * (highest - lowest)
    high = max(high, 0.0) if highest >= 0 else highest
    candidates = MaxNLocator(4, steps=_TICKS).tick_values(low, high)
    ticks = [float(tick) for tick in candidates if low <= tick <= high] or [low]
    write_ticks(axes.xaxis, ticks, unit, locale)
    axes.set_xlim(low, high + _ROOM * (high - low))
    axes.grid(axis="x", color=GRID, lw=0.8)
    if low <= 0:
        axes.axvline(0, color=GRID, lw=1.2)
    axes.set_axisbelow(True)
