"""The workbook of an answer: every row, and how it was computed."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from automl.table import Table
from reports.asking.telling import Asked
from reports.sheets.book import Cell, Column, SafeWorkbook


def write_answer(path: Path, asked: Asked, sentences: Sequence[str], table: Table) -> None:
    """Writes the workbook to `path`: the rows on the first sheet, the SQL and what was assumed on the second."""
    say = asked.book.say
    with SafeWorkbook(path, asked.book.locale) as workbook:
        sheet = workbook.sheet(say("ask.sheet_rows"))
        columns = [Column(column.name, column.unit) for column in asked.result.columns]
        sheet.table(columns, [_cells(row) for row in asked.result.rows])
        sheet = workbook.sheet(say("ask.sheet_how"))
        for sentence in sentences:
            sheet.line(sentence)
        if asked.result.row_count > len(asked.result.rows):
            shown, count = asked.whole(len(asked.result.rows)), asked.whole(asked.result.row_count)
            sheet.line(say("ask.cut", shown=shown, count=count))
        sheet.space()
        sheet.heading(say("ask.sql"))
        for line in asked.result.sql.splitlines():
            sheet.line(line)
        sheet.space()
        for sentence in (*asked.plan.assumptions, *(note.sentence for note in table.notes)):
            sheet.line(asked.book.sentence(sentence))


def _cells(row: Sequence[Any]) -> list[Cell]:
    return [_cell(value) for value in row]


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if value is None or isinstance(value, (int, float, date)) else str(value)
