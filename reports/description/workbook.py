"""The workbook of a description: the profile of every column, what goes together, what to prepare, a sample."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from automl.result import DescribeResult
from automl.table import Column as Profile
from automl.table import Table
from reports.description.columns import kind_in_words, unit_of
from reports.phrases import Phrasebook
from reports.sheets.book import Cell, Column, SafeWorkbook

_PROFILE = ("name", "kind", "missing", "distinct", "min", "max", "mean", "sum")


def write_profile(path: Path, result: DescribeResult, table: Table, book: Phrasebook) -> None:
    """Writes the workbook to `path`."""
    say = book.say
    with SafeWorkbook(path, book.locale) as workbook:
        sheet = workbook.sheet(say("describe.sheet_columns"))
        sheet.header([Column(say(f"describe.{name}")) for name in _PROFILE])
        for column in result.columns:
            units = [None] * 4 + [unit_of(column)] * 4
            sheet.row_of([Column("", unit) for unit in units], _profile(column, book))
        sheet = workbook.sheet(say("describe.sheet_relations"))
        titles = [Column(say(f"describe.{name}")) for name in ("a", "b", "strength")]
        sheet.table(titles, [[each.a, each.b, each.strength] for each in result.relationships])
        sheet = workbook.sheet(say("describe.sheet_steps"))
        titles = [Column(say(f"describe.{name}")) for name in ("step", "column_name", "why")]
        sheet.table(titles, [[each.step, each.column, each.why] for each in result.preparation])
        for note in table.notes:
            sheet.line(note.sentence)
        sheet = workbook.sheet(say("describe.sheet_sample"))
        names = [Column(str(name)) for name in result.sample.columns]
        sheet.table(names, [[_cell(value) for value in row] for row in result.sample.itertuples(index=False)])


def _profile(column: Profile, book: Phrasebook) -> list[Cell]:
    ends = [_day(end) if isinstance(end, str) else end for end in (column.min, column.max)]
    return [column.name, kind_in_words(column, book), column.missing, column.distinct, *ends, column.mean, column.sum]


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return text


def _cell(value: Any) -> Cell:
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return value
