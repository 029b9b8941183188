"""The one chart of a description, with its message and its alternative text."""

from collections.abc import Mapping
from pathlib import Path

from automl.findings import DescribeResult, Gist
from automl.series.values import adds_up
from automl.table import Table
from reports.chart_text import drawable
from reports.description.bar_charts import bin_chart, spread_chart, tally_chart
from reports.description.gist_facts import how_told, told
from reports.description.time_chart import time_chart
from reports.description.units import gist_unit, in_short, step_of
from reports.facts import Fact
from reports.formats import whole
from reports.house_style import Picture, shorten
from reports.phrases import Phrasebook
from reports.reply import Chart

_NAME = 30
_LEAST = 2
"""Bars or points from which there is something to see."""
Facts = Mapping[str, Fact]


def overview(result: DescribeResult, table: Table, facts: Facts, out: Path, book: Phrasebook) -> Chart | None:
    """What a manager looks at first, written to overview.png; None where there is nothing to draw."""
    gist = result.gist
    if gist is None:
        return None
    drawn: tuple[str, str, Picture] | None = None
    if len([point for point in gist.points if point.value is not None]) >= _LEAST:
        drawn = _over_time(gist, table, facts, book)
    elif len(gist.spreads) >= _LEAST:
        drawn = _by_group(gist, table, facts, book)
    elif len(gist.tallies) >= _LEAST:
        drawn = _rows(gist, facts, book)
    elif len(gist.bins) > _LEAST:
        drawn = _ranges(gist, table, facts, book)
    if drawn is None:
        return None
    title, alt, picture = drawn
    path = out / "overview.png"
    path.write_bytes(picture.png)
    return Chart(path, title, alt, picture.data)


def _over_time(gist: Gist, table: Table, facts: Facts, book: Phrasebook) -> tuple[str, str, Picture]:
    measure, frequency = _measure(gist, book), step_of(gist, table)
    step = book.say(f"nouns.{frequency}", 1)
    words = {"measure": measure, "step": step, "days": facts["span"].display, "rows": facts["head"].display}
    title = book.say("gist.chart_step", **words)
    alt_ends = {"peak": "", "low": ""}
    if "peak" in facts:
        peak = facts["peak"]
        title = book.say("gist.chart_total", when=peak.forms["when"], value=peak.display, **words)
        alt_ends = {name: book.sentence(facts[name].statement).removesuffix(".") for name in ("peak", "low")}
    subtitle = book.say("gist.sub_time" if adds_up(gist.aggregation) else "gist.sub_averaged", **words)
    subtitle = " ".join([book.sentence(subtitle), *_marks(gist, step, book)]).removesuffix(".")
    plain = drawable(title, title.replace(measure, "").strip())
    picture = time_chart(gist.points, frequency, gist_unit(gist, table), plain, subtitle, book)
    return title, book.say("gist.alt_time", **words, **alt_ends), picture


def _marks(gist: Gist, step: str, book: Phrasebook) -> list[str]:
    """What the marks of the chart mean, where it has them."""
    parts = any(not point.whole and point.value is not None for point in gist.points)
    gaps = any(point.value is None for point in gist.points)
    said = [book.say("gist.hollow", step=step)] if parts else []
    return [*said, *([book.say("gist.shaded")] if gaps else [])]


def _by_group(gist: Gist, table: Table, facts: Facts, book: Phrasebook) -> tuple[str, str, Picture]:
    measure, unit, first = _measure(gist, book), gist_unit(gist, table), facts["foremost"]
    words = {"measure": measure, "group": str(gist.group), "name": shorten(first.forms["name"], _NAME)}
    how = how_told(gist)
    title = book.say(f"gist.chart_{how}", value=first.display, **words)
    subtitle = book.say(f"gist.sub_{how}", **words)
    bars = [book.say("gist.bar", name=each.name, value=in_short(told(each, gist), unit, book)) for each in gist.spreads]
    alt = book.say(f"gist.alt_{how}", bars=book.listed(bars, most=len(bars)), **words)
    return title, alt, spread_chart(gist, unit, drawable(title, first.display), subtitle, book)


def _rows(gist: Gist, facts: Facts, book: Phrasebook) -> tuple[str, str, Picture]:
    first = facts["foremost"]
    words = {"group": str(gist.group), "name": shorten(first.forms["name"], _NAME)}
    title = book.say("gist.chart_rows", value=first.display, **words)
    bars = [book.say("gist.bar", name=each.value, value=whole(each.count, book.locale)) for each in gist.tallies]
    alt = book.say("gist.alt_rows", bars=book.listed(bars, most=len(bars)), group=str(gist.group))
    subtitle = book.say("gist.sub_rows", rows=facts["head"].display)
    return title, alt, tally_chart(gist.tallies, drawable(title, first.display), subtitle, book)


def _ranges(gist: Gist, table: Table, facts: Facts, book: Phrasebook) -> tuple[str, str, Picture]:
    measure, unit = _measure(gist, book), gist_unit(gist, table)
    title = book.say("gist.chart_bins", measure=measure)
    if "half" in facts:
        title = book.say("gist.chart_half", measure=measure, between=facts["half"].display)
    bars = [
        f"{in_short(float(each.low), unit, book)} – {in_short(float(each.high), unit, book)}: {each.count:,}"
        for each in gist.bins
    ]
    alt = book.say("gist.alt_bins", measure=measure, bars="; ".join(bars))
    subtitle = book.say("gist.sub_bins", measure=measure)
    return title, alt, bin_chart(gist.bins, unit, drawable(title), drawable(subtitle), book)


def _measure(gist: Gist, book: Phrasebook) -> str:
    return shorten(gist.measure, 2 * _NAME) if gist.measure else book.say("gist.rows")
