"""A file read into tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from automl.errors import ReadingError
from automl.reading.assemble import table_of
from automl.reading.delimited import read_delimited
from automl.reading.formats import Format, format_of
from automl.reading.grid import Grid
from automl.reading.limits import MEBIBYTE, Limits
from automl.reading.workbook import read_workbook
from automl.table import Kind, Note, Table


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """The tables of a file; the one that an answer would use comes first."""

    tables: tuple[Table, ...]


def read_file(path: Path, limits: Limits | None = None) -> ReadOutcome:
    """Read a file into typed tables. ReadingError, with a sentence and a remedy, when it holds none or is not taken."""
    bounds = limits or Limits()
    data = _bytes(path, bounds)
    if format_of(data, bounds) is Format.TEXT:
        return ReadOutcome((table_of(read_delimited(path.stem, data), bounds),))
    return ReadOutcome(_tables_of_sheets(read_workbook(data, bounds), bounds))


def _bytes(path: Path, limits: Limits) -> bytes:
    if not path.is_file():
        raise ReadingError(f"There is no file {path.name}.", "Check the name and the folder.")
    if path.stat().st_size > limits.max_bytes:
        raise ReadingError(
            f"The file is larger than {limits.max_bytes // MEBIBYTE} MB, the limit.",
            "Send fewer rows or columns, or a table that is already summed up by day or month.",
        )
    return path.read_bytes()


def _tables_of_sheets(grids: Sequence[Grid], limits: Limits) -> tuple[Table, ...]:
    """The tables of a workbook's sheets, the one to answer from first."""
    tables = []
    for grid in grids:
        try:
            tables.append(table_of(grid, limits))
        except ReadingError:
            if len(grids) == 1:
                raise
    if not tables:
        raise ReadingError("The workbook holds no rows of data.", "Send a workbook with a table in one of its sheets.")
    best = max(tables, key=_worth)
    others = [table for table in tables if table is not best]
    if not others:
        return (best,)
    sentence = f"The workbook also holds {', '.join(f'sheet {other.name}' for other in others)}."
    return (replace(best, notes=(*best.notes, Note("other_sheets", sentence, len(others)))), *others)


def _worth(table: Table) -> int:
    """2 for a table with a time and a measure, 1 for one with a measure or several columns and rows, 0 else."""
    measures = bool(table.numeric) and len(table.columns) > 1
    return 2 * bool(measures and table.time is not None and table.rows > 1) or int(
        measures or (len(table.columns) > 1 and len(table.of_kind(Kind.EMPTY)) < len(table.columns))
    )
