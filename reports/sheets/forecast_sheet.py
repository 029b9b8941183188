"""The forecast of the total, step by step, with a native chart."""

from typing import Any

from reports.forecast.telling import Telling
from reports.periods import step_in_words
from reports.sheets.book import Cell, Column, SafeWorkbook, Sheet, safe_text


def forecast_sheet(book: SafeWorkbook, telling: Telling) -> None:
    """A row for each step from the end of the history to the end of what was asked, then the period as a whole."""
    say, result = telling.book.say, telling.result
    sheet = book.sheet(say("sheet.forecast"))
    plain = ("period", "start", "end")
    columns = [Column(say(f"sheet.{name}")) for name in plain]
    columns += [Column(say(f"sheet.{name}"), result.unit) for name in ("low", "middle", "high")]
    columns.append(Column(say("sheet.asked")))
    horizon = result.horizon
    rows: list[list[Cell]] = [
        [
            step_in_words(step.period, telling.book.locale),
            step.start,
            step.end,
            step.p10,
            step.p50,
            step.p90,
            say("sheet.yes") if step.end >= horizon.start and step.start <= horizon.end else say("sheet.no"),
        ]
        for step in result.path
    ]
    first, last = sheet.table(columns, rows)
    sheet.space()
    whole: list[Cell] = [
        telling.period,
        horizon.start,
        horizon.end,
        horizon.p10,
        horizon.p50,
        horizon.p90,
        say("sheet.whole"),
    ]
    sheet.row_of(columns, whole)
    sheet.raw.insert_chart("I2", _chart(book, telling, sheet, (first, last)))


def _chart(book: SafeWorkbook, telling: Telling, sheet: Sheet, rows: tuple[int, int]) -> Any:
    chart = book.line_chart()
    name = sheet.raw.get_name()
    first, last = rows
    for column, label, dash in ((3, "low", "dash"), (4, "middle", "solid"), (5, "high", "dash")):
        chart.add_series(
            {
                "name": telling.book.say(f"sheet.{label}"),
                "categories": [name, first, 0, last, 0],
                "values": [name, first, column, last, column],
                "line": {"color": "#0b62c4", "width": 2.0 if column == 4 else 1.0, "dash_type": dash},  # noqa: PLR2004 - the middle column
            }
        )
    chart.set_title({"name": safe_text(telling.measure), "overlay": False})
    chart.set_legend({"position": "bottom"})
    return chart
