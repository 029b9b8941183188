"""The facts of what a file is about: its rows, its days, its main measure, the highest and the lowest of it."""

from collections.abc import Iterator

from automl.findings import DescribeResult, Gist, Outcome, Point, Spread
from automl.result import Unit
from automl.series.values import adds_up
from automl.table import Frequency, Table
from reports.description.units import gist_unit, in_full, in_short, step_of
from reports.facts import Fact
from reports.formats import percent_scale, whole
from reports.periods import days_in_words, step_in_words
from reports.phrases import Phrasebook


def gist_facts(result: DescribeResult, table: Table, book: Phrasebook) -> Iterator[Fact]:
    """`total` of the main measure, `head` of the whole; `peak` and `low` over time; `foremost` among the groups."""
    gist = result.gist
    if gist is not None and gist.total is not None and gist.measure is not None:
        yield total_fact(gist, table, book)
    statement, rows = head_words(table, gist, book, result.rows), book.counted(result.rows, "row")
    yield Fact("head", book.say("describe.size_label"), result.rows, Unit("count"), rows, statement, "table")
    if gist is not None:
        yield from _ends(gist, table, book)
        if gist.outcome is not None and gist.outcome.rows:
            yield _outcome(gist.outcome, book)
        yield from _half(gist, result, table, book)


def _outcome(outcome: Outcome, book: Phrasebook) -> Fact:
    share = outcome.count / outcome.rows
    written = percent_scale([share], book.locale).write(share)
    value = book.say("gist.yes") if outcome.value in ("1", "True") else outcome.value
    words = {"column": outcome.column, "value": value, "rows": book.counted(outcome.count, "row")}
    statement = book.say("gist.outcome", share=written, **words)
    return Fact("outcome", outcome.column, share, Unit("percent"), written, statement, "describe.gist")


def _half(gist: Gist, result: DescribeResult, table: Table, book: Phrasebook) -> Iterator[Fact]:
    """Between what half of the main measure's values lie, where it is drawn as a histogram."""
    middle = next((seen.middle for seen in result.portraits if seen.column == gist.measure), None)
    if not gist.bins or middle is None or middle[0] == middle[1]:
        return
    unit, measure = gist_unit(gist, table), str(gist.measure)
    between = book.say("range.between", low=in_full(middle[0], unit, book), high=in_full(middle[1], unit, book))
    statement = book.say("gist.half", measure=measure, between=between)
    yield Fact("half", measure, None, unit, between, statement, "describe.columns", {"range": between})


def head_words(table: Table, gist: Gist | None, book: Phrasebook, rows: int | None = None) -> str:
    """The whole file in a clause: its rows and columns, its days, what the main measure adds up to.

    rows: where they are not those of the table's frame.
    """
    words = {
        "rows": book.counted(table.rows if rows is None else rows, "row"),
        "columns": book.counted(len(table.columns), "column"),
    }
    key = "plain"
    if table.time is not None:
        words["days"] = days_in_words(table.time.start, table.time.end, book.locale)
        key = "dated"
    if gist is not None and gist.measure is not None and gist.total is not None:
        words["total"] = total_fact(gist, table, book).statement
        key += "_measured"
    return book.say(f"gist.{key}", **words)


def total_fact(gist: Gist, table: Table, book: Phrasebook) -> Fact:
    """What the main measure adds up to, or averages; its total must be known."""
    unit, total = gist_unit(gist, table), float(gist.total or 0.0)
    written = in_short(total, unit, book)
    name = str(gist.measure)
    statement = book.say("gist.adds_up" if adds_up(gist.aggregation) else "gist.averages", measure=name, value=written)
    return Fact("total", name, total, unit, written, statement, "describe.gist", {"name": name})


def _ends(gist: Gist, table: Table, book: Phrasebook) -> Iterator[Fact]:
    unit = gist_unit(gist, table)
    seen = [point for point in gist.points if point.value is not None and point.whole]
    if len(seen) > 1:
        measure = gist.measure or book.say("gist.rows")
        step = step_of(gist, table)
        yield _point("peak", max(seen, key=_value), step, measure, unit, book)
        yield _point("low", min(seen, key=_value), step, measure, unit, book)
    if gist.spreads:
        yield _foremost(gist, unit, book)
    if gist.tallies:
        first = max(gist.tallies, key=lambda each: each.count)
        count = whole(first.count, book.locale)
        statement = book.say("gist.most", name=first.value, rows=book.counted(first.count, "row"))
        yield Fact("foremost", first.value, first.count, unit, count, statement, "describe.gist", {"name": first.value})


def _value(point: Point) -> float:
    return point.value or 0.0


def _point(name: str, point: Point, step: Frequency, measure: str, unit: Unit, book: Phrasebook) -> Fact:
    period, value = step_in_words(point.period, book.locale), in_short(_value(point), unit, book)
    key = f"gist.when_{step}"
    when = book.say(key if book.has(key) else "gist.when", period=period)
    statement = book.say(f"gist.{name}", measure=measure, when=when, value=value)
    label = book.say(f"gist.{name}_label", measure=measure)
    return Fact(name, label, point.value, unit, value, statement, "describe.gist", {"period": period, "when": when})


def flat(gist: Gist) -> bool:
    """Whether medians tell nothing, since most values are the same: averages are told then."""
    return all(each.p25 == each.p75 for each in gist.spreads) or len({each.p50 for each in gist.spreads}) == 1


def how_told(gist: Gist) -> str:
    """What is told of each group: "share" of an outcome, "mean", or "middle"."""
    if gist.outcome is not None and gist.measure == gist.outcome.column:
        return "share"
    return "mean" if flat(gist) else "middle"


def told(spread: Spread, gist: Gist) -> float:
    """What is told of a group: its median, or its average."""
    return spread.total / spread.rows if flat(gist) else spread.p50


def _foremost(gist: Gist, unit: Unit, book: Phrasebook) -> Fact:
    first = max(gist.spreads, key=lambda each: told(each, gist))
    value = in_short(told(first, gist), unit, book)
    key = f"gist.highest_{how_told(gist)}"
    statement = book.say(key, name=first.name, measure=str(gist.measure), value=value)
    return Fact(
        "foremost", first.name, told(first, gist), unit, value, statement, "describe.gist", {"name": first.name}
    )
