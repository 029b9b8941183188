"""Lists of rows with their predictions as files: a CSV with all of them, a sheet with as many as a workbook holds."""

from pathlib import Path
from typing import Any

import pandas as pd

from reports.formats import whole
from reports.phrases import Phrasebook
from reports.sheets.book import Cell, Column, SafeWorkbook
from reports.table_files import write

MOST_ROWS = 100_000
"""Rows of a sheet."""


def scored_list(out: Path, scored: str | None) -> pd.DataFrame | None:
    """The list that a capability left in `out`; None where there is none."""
    path = None if scored is None else out / scored
    return pd.read_parquet(path) if path is not None and path.is_file() else None


def list_csv(frame: pd.DataFrame, path: Path) -> None:
    """Every row as CSV; no cell is taken for a formula."""
    texts = frame.select_dtypes(include=["category", "string"]).columns
    write(frame.astype(dict.fromkeys(texts, object)), path)


def list_sheet(workbook: SafeWorkbook, name: str, frame: pd.DataFrame, book: Phrasebook) -> None:
    """The rows on a sheet of their own; where they are too many, that the CSV has them all."""
    sheet = workbook.sheet(name)
    if len(frame) > MOST_ROWS:
        shown, count = whole(MOST_ROWS, book.locale), whole(len(frame), book.locale)
        sheet.line(book.say("predict.sheet.cut", shown=shown, count=count))
    rows = frame.head(MOST_ROWS).itertuples(index=False, name=None)
    sheet.table([Column(str(each)) for each in frame.columns], ([cell(value) for value in row] for row in rows))


def cell(value: Any) -> Cell:
    """A value of a frame as a cell: numbers as numbers, days as days, all else as text."""
    if value is None or (not isinstance(value, (list, tuple, dict, str)) and pd.isna(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date() if value == value.normalize() else str(value)
    if isinstance(value, bool) or not (isinstance(value, (int, float)) or hasattr(value, "item")):
        return str(value)
    return float(value) if not isinstance(value, int) else value
