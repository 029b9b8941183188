"""The groups: one row each with every step, and a second sheet with the steps' ranges."""

from collections.abc import Iterator

from automl.result import GroupForecast, Unit
from reports.forecast.change import change_in_words
from reports.forecast.telling import Telling
from reports.periods import step_in_words
from reports.sheets.book import Cell, Column, SafeWorkbook

_MOST_ROWS = 50_000


def group_sheets(book: SafeWorkbook, telling: Telling) -> None:
    """Nothing where the forecast has no groups."""
    if telling.result.groups:
        _wide(book, telling)
        _steps(book, telling)


def _wide(book: SafeWorkbook, telling: Telling) -> None:
    say, result = telling.book.say, telling.result
    sheet = book.sheet(say("sheet.groups"))
    columns = [Column(name) for name in result.group_columns]
    columns += [Column(say(f"sheet.{name}"), result.unit) for name in ("low", "middle", "high", "year_before")]
    columns += [Column(say("sheet.change"), _change_unit(telling)), Column(say("sheet.ended"))]
    columns += [Column(step_in_words(step.period, telling.book.locale), result.unit) for step in result.path]
    sheet.table(columns, [_wide_row(telling, group) for group in result.groups])


def _wide_row(telling: Telling, group: GroupForecast) -> list[Cell]:
    ends = group.horizon
    middles = {step.period: step.p50 for step in group.path}
    return [
        *(group.key.get(name, "") for name in telling.result.group_columns),
        ends.p10,
        ends.p50,
        ends.p90,
        group.year_before,
        _change(telling, group),
        group.ended,
        *(middles.get(step.period) for step in telling.result.path),
    ]


def _change(telling: Telling, group: GroupForecast) -> float | None:
    if group.year_before is None or group.ended is not None:
        return None
    change = change_in_words(telling, group.horizon.p50, group.year_before, "")
    return change.value if change.unit == _change_unit(telling) else None


def _change_unit(telling: Telling) -> Unit:
    if telling.result.unit.kind == "percent":
        return Unit("number", noun=telling.book.say("change.points_noun"))
    return Unit("percent")


def _steps(book: SafeWorkbook, telling: Telling) -> None:
    say, result = telling.book.say, telling.result
    sheet = book.sheet(say("sheet.group_steps"))
    if sum(len(group.path) for group in result.groups) > _MOST_ROWS:
        sheet.line(say("sheet.too_many"))
        return
    columns = [Column(name) for name in result.group_columns]
    columns += [Column(say(f"sheet.{name}")) for name in ("period", "start", "end")]
    columns += [Column(say(f"sheet.{name}"), result.unit) for name in ("low", "middle", "high")]
    sheet.table(columns, _step_rows(telling))


def _step_rows(telling: Telling) -> Iterator[list[Cell]]:
    for group in telling.result.groups:
        keys: list[Cell] = [group.key.get(name, "") for name in telling.result.group_columns]
        for step in group.path:
            period = step_in_words(step.period, telling.book.locale)
            yield [*keys, period, step.start, step.end, step.p10, step.p50, step.p90]
