"""The workbook of a forecast: the answer, every step, every group, the past, and what was assumed."""

from collections.abc import Sequence
from pathlib import Path

from automl.table import Table
from reports.facts import Fact
from reports.forecast.telling import Telling
from reports.sheets.assumptions_sheet import assumptions_sheet
from reports.sheets.book import SafeWorkbook
from reports.sheets.forecast_sheet import forecast_sheet
from reports.sheets.group_sheets import group_sheets
from reports.sheets.past_sheets import backtest_sheet, history_sheet
from reports.sheets.summary_sheet import summary_sheet


def write_workbook(path: Path, telling: Telling, facts: Sequence[Fact], sentences: Sequence[str], table: Table) -> None:
    """Writes the workbook to `path`. Cells never hold formulas, NaN or infinities."""
    with SafeWorkbook(path, telling.book.locale) as book:
        summary_sheet(book, telling, facts, sentences)
        forecast_sheet(book, telling)
        group_sheets(book, telling)
        history_sheet(book, telling)
        backtest_sheet(book, telling)
        assumptions_sheet(book, telling, table)
