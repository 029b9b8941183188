"""The workbook of a description: the whole profile, what was found, what to prepare and what was, a sample."""

from collections.abc import Mapping
from pathlib import Path

from automl.findings import DescribeResult
from automl.table import Table
from reports.description.column_sheets import columns_sheet, distributions_sheet, outliers_sheet
from reports.description.table_sheets import (
    duplicates_sheet,
    notes_sheet,
    over_time_sheet,
    relations_sheet,
    sample_sheet,
    steps_sheet,
)
from reports.facts import Fact
from reports.phrases import Phrasebook
from reports.sheets.book import Column, SafeWorkbook


def write_profile(
    path: Path, result: DescribeResult, table: Table, facts: Mapping[str, Fact], book: Phrasebook
) -> None:
    """Writes the workbook to `path`; sheets with nothing to show are left out."""
    with SafeWorkbook(path, book.locale) as workbook:
        _summary(workbook, facts, book)
        columns_sheet(workbook, result, book)
        distributions_sheet(workbook, result, table, book)
        outliers_sheet(workbook, result, book)
        relations_sheet(workbook, result, book)
        duplicates_sheet(workbook, result, book)
        over_time_sheet(workbook, result, table, book)
        steps_sheet(workbook, result, book)
        notes_sheet(workbook, table, book)
        sample_sheet(workbook, result, book)


def _summary(workbook: SafeWorkbook, facts: Mapping[str, Fact], book: Phrasebook) -> None:
    """Every fact but those of single columns, which have their own sheet."""
    sheet = workbook.sheet(book.say("describe.sheet_summary"))
    sheet.header([Column(book.say(f"describe.{name}")) for name in ("what", "figure", "in_words", "source")])
    for name, fact in facts.items():
        if not name.startswith(("column_", "note_")):
            sheet.fact(fact.label, fact.value, fact.unit, book.sentence(fact.statement), fact.source)
