"""Scored lists as people take them: a workbook or CSV, written piece by piece, with nothing a spreadsheet would run."""

import math
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import xlsxwriter

from automl.errors import ThreadcastError
from reports.sheets.book import safe_text
from reports.table_files import write

_PIECE = 50_000
_MOST_ROWS = 1_048_575
"""Rows that a sheet has beside its header."""
ENDINGS = (".csv", ".xlsx", ".parquet")


def check_ending(path: Path) -> None:
    """ThreadcastError where a list cannot be written under this name."""
    if path.suffix.lower() not in ENDINGS:
        raise ThreadcastError(f"I can't write a “{path.suffix}” file.", "End the name in .csv, .xlsx or .parquet.")


def write_list(scored: Path, path: Path) -> None:
    """Write a scored list (Parquet) as .csv, .xlsx or .parquet. ThreadcastError where that cannot be done."""
    check_ending(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    match path.suffix.lower():
        case ".csv":
            _as_csv(scored, path)
        case ".xlsx":
            _as_workbook(scored, path)
        case _:
            path.write_bytes(scored.read_bytes())


def _pieces(scored: Path) -> Iterator[pd.DataFrame]:
    with pq.ParquetFile(scored) as file:
        for batch in file.iter_batches(_PIECE):
            yield batch.to_pandas()


def _as_csv(scored: Path, path: Path) -> None:
    part = path.with_name(f".{path.stem}.part.csv")
    try:
        with path.open("wb") as out:
            for place, frame in enumerate(_pieces(scored)):
                write(_days(frame), part, header=place == 0)
                out.write(part.read_bytes())
    finally:
        part.unlink(missing_ok=True)


def _days(frame: pd.DataFrame) -> pd.DataFrame:
    """Moments without a time of day as days."""
    whole = {
        name: frame[name].dt.strftime("%Y-%m-%d")
        for name in frame.columns
        if pd.api.types.is_datetime64_any_dtype(frame[name])
        and (frame[name].dropna().dt.normalize() == frame[name].dropna()).all()
    }
    return frame.assign(**whole)


def _as_workbook(scored: Path, path: Path) -> None:
    with pq.ParquetFile(scored) as file:
        rows = file.metadata.num_rows
    if rows > _MOST_ROWS:
        raise ThreadcastError(
            f"A workbook holds {_MOST_ROWS:,} rows at most, and the list has {rows:,}.", "End the name in .csv instead."
        )
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "constant_memory": True,
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet, day = book.add_worksheet("Scored"), book.add_format({"num_format": "yyyy-mm-dd"})
        row = 0
        for frame in _pieces(scored):
            if row == 0:
                sheet.write_row(0, 0, [safe_text(str(name)) for name in frame.columns])
            for cells in frame.itertuples(index=False, name=None):
                row += 1
                for place, cell in enumerate(cells):
                    _write(sheet, row, place, cell, day)


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, place: int, cell: object, day: object) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, place, safe_text(cell))
    elif cell is None or cell is pd.NaT or cell is pd.NA:
        return
    elif isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, pd.Timestamp):
        sheet.write_datetime(row, place, cell.to_pydatetime(), day)
    elif isinstance(cell, (int, float)) and math.isfinite(cell):
        sheet.write_number(row, place, cell)
