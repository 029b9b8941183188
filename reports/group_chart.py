"""The chart of a forecast by group: a bar for each group shown, its likely range, and a mark for a year earlier."""

import textwrap

from matplotlib.axes import Axes
from matplotlib.ticker import FixedFormatter, FixedLocator, MaxNLocator

from automl.result import GroupForecast
from reports.chart_axes import write_ticks
from reports.chart_text import drawable
from reports.forecast.telling import Telling, group_scale
from reports.house_style import (
    BAR,
    EARLIER,
    FORECAST,
    GRID,
    INK,
    Mark,
    Picture,
    beside,
    card,
    finish,
)

_NAME_WIDTH, _NAME_LINES = 24, 2
_INCHES_PER_BAR = 0.37
_AROUND = 1.55


def group_chart(telling: Telling, title: str, subtitle: str) -> Picture:
    """Horizontal bars of the groups shown, the largest on top, each named with its value."""
    shown = telling.shown
    figure, axes = card(title, subtitle, _AROUND + _INCHES_PER_BAR * max(3, len(shown)))
    for place, group in enumerate(shown):
        _bar(telling, axes, place, group)
    axes.set_ylim(max(3, len(shown)) - 0.4, -0.6)
    names = [_name(telling, place, group) for place, group in enumerate(shown)]
    axes.yaxis.set_major_locator(FixedLocator(range(len(shown))))
    axes.yaxis.set_major_formatter(FixedFormatter(names))
    axes.tick_params(axis="y", labelcolor=INK)
    low, high = axes.get_xlim()
    candidates = MaxNLocator(5, steps=(1, 2, 2.5, 5, 10)).tick_values(min(low, 0.0), high)
    ticks = [float(tick) for tick in candidates if tick <= max(high, 0.0)]
    write_ticks(axes.xaxis, ticks, telling.result.unit, telling.book.locale)
    axes.set_xlim(ticks[0], high + 0.12 * (high - min(low, 0.0)))
    axes.grid(axis="x", color=GRID, lw=0.8)
    axes.set_axisbelow(True)
    return Picture(finish(figure, axes), tuple(_mark(telling, group) for group in shown))


def _bar(telling: Telling, axes: Axes, place: int, group: GroupForecast) -> None:
    ends = group.horizon
    axes.barh(place, ends.p50, height=0.62, color=BAR)
    axes.plot([ends.p10, ends.p90], [place, place], color=FORECAST, lw=1.6, solid_capstyle="butt")
    if group.year_before is not None and group.ended is None:
        axes.plot([group.year_before] * 2, [place - 0.36, place + 0.36], color=EARLIER, lw=2.2, ls=(0, (1.5, 0.8)))
    furthest = max(ends.p50, ends.p90, group.year_before or 0.0 if group.ended is None else 0.0, 0.0)
    text = telling.book.say("table.ended") if group.ended else group_scale(telling, group).write(ends.p50)
    beside(axes, text, (furthest, place), INK)


def _name(telling: Telling, place: int, group: GroupForecast) -> str:
    """The group's name, or its rank where no installed font can draw the name."""
    rank = telling.book.say("chart.rank", rank=str(place + 1))
    lines = textwrap.wrap(telling.name(group), _NAME_WIDTH, max_lines=_NAME_LINES, placeholder="…")
    return drawable("\n".join(lines), otherwise=rank)


def _mark(telling: Telling, group: GroupForecast) -> Mark:
    ends = group.horizon
    return {
        "series": telling.name(group),
        "value": ends.p50,
        "p10": ends.p10,
        "p90": ends.p90,
        "year_before": group.year_before,
    }
