"""Charts of a description without time: a measure in each group, rows in each group, rows in each range."""

import textwrap
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import FixedFormatter, FixedLocator, MaxNLocator

from automl.findings import Bin, Gist, Spread, Tally
from automl.result import Unit
from reports.chart_axes import value_axis, write_ticks
from reports.chart_text import drawable
from reports.description.gist_facts import flat, told
from reports.formats import headline_scale
from reports.house_style import BAR, FORECAST, GRID, HISTORY, INK, Mark, Picture, beside, card, finish
from reports.phrases import Phrasebook

_NAME_WIDTH, _NAME_LINES = 24, 2
_INCHES_PER_BAR = 0.37
_AROUND = 1.55
_STEPS = (1, 2, 2.5, 5, 10)
_COUNT = Unit("count")
_MOST_LABELS = 7


def spread_chart(gist: Gist, unit: Unit, title: str, subtitle: str, book: Phrasebook) -> Picture:
    """Each group as a line over eight rows in ten, a bar over half of them, a dot in the middle; or its average."""
    plain = flat(gist)
    shown = sorted(gist.spreads, key=lambda each: -told(each, gist))
    figure, axes = card(title, subtitle, _AROUND + _INCHES_PER_BAR * max(3, len(shown)))
    for place, each in enumerate(shown):
        value = told(each, gist)
        if plain:
            axes.barh(place, value, height=0.62, color=BAR)
        else:
            axes.plot([each.p10, each.p90], [place, place], color=HISTORY, lw=1.4, solid_capstyle="butt")
            axes.barh(place, each.p75 - each.p25, left=each.p25, height=0.5, color=BAR)
            axes.plot(value, place, "o", color=FORECAST, ms=6, zorder=5)
        scale = headline_scale([value], unit, book.locale)
        beside(axes, scale.write(value), (max(value, 0.0 if plain else each.p90), place), INK)
    _names(axes, [each.name for each in shown], book)
    _ticks(axes, unit, book)
    return Picture(finish(figure, axes), tuple(_mark(each, gist) for each in shown))


def _mark(each: Spread, gist: Gist) -> Mark:
    quantiles: Mark = {"p10": each.p10, "p25": each.p25, "p75": each.p75, "p90": each.p90}
    return {"series": each.name, "value": told(each, gist), "rows": float(each.rows), **quantiles}


def tally_chart(tallies: Sequence[Tally], title: str, subtitle: str, book: Phrasebook) -> Picture:
    """Rows in each group."""
    figure, axes = card(title, subtitle, _AROUND + _INCHES_PER_BAR * max(3, len(tallies)))
    for place, each in enumerate(tallies):
        axes.barh(place, each.count, height=0.62, color=BAR)
        beside(axes, headline_scale([each.count], _COUNT, book.locale).write(each.count), (each.count, place), INK)
    _names(axes, [each.value for each in tallies], book)
    _ticks(axes, _COUNT, book)
    return Picture(finish(figure, axes), tuple({"series": each.value, "value": float(each.count)} for each in tallies))


def bin_chart(bins: Sequence[Bin], unit: Unit, title: str, subtitle: str, book: Phrasebook) -> Picture:
    """Rows in each range of numbers; bars stand side by side, each over its range's low end."""
    figure, axes = card(title, subtitle)
    single = all(each.low == each.high for each in bins)
    axes.bar(range(len(bins)), [each.count for each in bins], width=0.7 if single else 0.96, color=BAR)
    value_axis(axes, 0.0, _COUNT, book.locale)
    edges = [float(each.low) for each in bins] + ([] if single else [float(bins[-1].high)])
    places = [place - (0.0 if single else 0.5) for place in range(len(edges))]
    stride = -(-len(edges) // _MOST_LABELS)
    labelled = [*range(0, len(edges) - 1, stride), len(edges) - 1]
    if len(labelled) > 2 and labelled[-1] - labelled[-2] < stride:  # noqa: PLR2004 - room for the last one
        labelled.pop(-2)
    written = [headline_scale([edges[at]], unit, book.locale).write(edges[at]) if edges[at] else "0" for at in labelled]
    axes.xaxis.set_major_locator(FixedLocator([places[at] for at in labelled]))
    axes.xaxis.set_major_formatter(FixedFormatter(written))
    marks: list[Mark] = [{"low": each.low, "high": each.high, "rows": float(each.count)} for each in bins]
    return Picture(finish(figure, axes), tuple(marks))


def _names(axes: Axes, names: Sequence[str], book: Phrasebook) -> None:
    """Each bar's name, or its rank where no installed font can draw the name."""
    written = [
        drawable(
            "\n".join(textwrap.wrap(name, _NAME_WIDTH, max_lines=_NAME_LINES, placeholder="…")),
            otherwise=book.say("chart.rank", rank=str(place)),
        )
        for place, name in enumerate(names, start=1)
    ]
    axes.set_ylim(max(3, len(names)) - 0.4, -0.6)
    axes.yaxis.set_major_locator(FixedLocator(range(len(names))))
    axes.yaxis.set_major_formatter(FixedFormatter(written))
    axes.tick_params(axis="y", labelcolor=INK)


def _ticks(axes: Axes, unit: Unit, book: Phrasebook) -> None:
    low, high = axes.get_xlim()
    candidates = MaxNLocator(5, steps=_STEPS).tick_values(min(low, 0.0), high)
    ticks = [float(tick) for tick in candidates if tick <= max(high, 0.0)]
    write_ticks(axes.xaxis, ticks, unit, book.locale)
    axes.set_xlim(min(ticks[0], low), high + 0.14 * (high - min(low, 0.0)))
    axes.grid(axis="x", color=GRID, lw=0.8)
    axes.set_axisbelow(True)
