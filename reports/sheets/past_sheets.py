"""The past: the history that was used, and what the method would have said of it."""

from reports.forecast.telling import Telling
from reports.periods import step_in_words
from reports.sheets.book import Cell, Column, SafeWorkbook


def history_sheet(book: SafeWorkbook, telling: Telling) -> None:
    """The total, and each group beside it, step by step."""
    say, result = telling.book.say, telling.result
    sheet = book.sheet(say("sheet.history"))
    columns = [Column(say(f"sheet.{name}")) for name in ("period", "start", "end")]
    columns += [Column(result.measure, result.unit)]
    columns += [Column(telling.name(group), result.unit) for group in result.groups]
    by_period = [{actual.period: actual.value for actual in group.history} for group in result.groups]
    rows: list[list[Cell]] = [
        [
            step_in_words(actual.period, telling.book.locale),
            actual.start,
            actual.end,
            actual.value,
            *(values.get(actual.period) for values in by_period),
        ]
        for actual in result.actuals
    ]
    sheet.table(columns, rows)


def backtest_sheet(book: SafeWorkbook, telling: Telling) -> None:
    """Every step of every window: what was said beforehand, what copying would have said, what happened."""
    say, result = telling.book.say, telling.result
    sheet = book.sheet(say("sheet.backtest"))
    if not result.backtest.points:
        sheet.line(telling.book.sentence(say("trust.untested")))
        return
    names = ("low", "middle", "high", "naive", "actual", "missed", "naive_missed")
    columns = [Column(say("sheet.window")), Column(say("sheet.period"))]
    columns += [Column(say(f"sheet.{name}"), result.unit) for name in names]
    rows: list[list[Cell]] = [
        [
            point.window + 1,
            step_in_words(point.period, telling.book.locale),
            point.p10,
            point.p50,
            point.p90,
            point.naive,
            point.actual,
            point.p50 - point.actual,
            point.naive - point.actual,
        ]
        for point in sorted(result.backtest.points, key=lambda point: (point.window, point.start))
    ]
    sheet.table(columns, rows)
