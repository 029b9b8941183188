"""Files taken apart into their raw cells and written again in another way: cells are changed, never what was read."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from automl.reading.limits import Limits
from automl.reading.text.delimited import read_delimited

Cell = object
Row = tuple[Cell, ...]
Span = tuple[int, int, int, int]


@dataclass(frozen=True)
class Sheet:
    """rows: cells as the file holds them. merges: first row, first column, last row, last column."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    merges: tuple[Span, ...] = ()

    def below(self, rows: Sequence[Row]) -> "Sheet":
        """The sheet with rows put above it."""
        down = len(rows)
        merges = tuple((top + down, left, bottom + down, right) for top, left, bottom, right in self.merges)
        return replace(self, rows=(*rows, *self.rows), merges=merges)

    def map(self, change: Callable[[Cell], Cell]) -> "Sheet":
        return replace(self, rows=tuple(tuple(map(change, row)) for row in self.rows))


def has_cells(path: Path) -> bool:
    """Whether a file is a workbook or a delimited text, not records or a page."""
    return not path.read_bytes().lstrip().startswith((b"PAR1", b"{", b"[", b"<"))


def sheets_of(path: Path) -> list[Sheet]:
    """The raw cells of a workbook or of a text file."""
    data = path.read_bytes()
    if data.startswith((b"PK", b"\xd0\xcf")):
        return _workbook(data)
    grid = read_delimited(path.stem, data, Limits())
    return [Sheet(path.stem, tuple(tuple(row) for row in grid.rows(0, grid.height)))]


def _workbook(data: bytes) -> list[Sheet]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    made = []
    for meta in book.sheets_metadata:
        sheet = book.get_sheet_by_name(meta.name)
        spans = tuple((*start, *end) for start, end in sheet.merged_cell_ranges or ())
        rows = tuple(map(tuple, sheet.to_python(skip_empty_area=False)))
        made.append(Sheet(meta.name, rows, meta.visible != SheetVisibleEnum.Visible, spans))
    return made


def written_text(cell: Cell) -> str:
    """A cell as a program writes it into a text file."""
    match cell:
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case datetime():
            return cell.isoformat(sep=" ")
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def as_text(path: Path, sheet: Sheet, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([written_text(cell) for cell in row] for row in sheet.rows)
    path.write_bytes(file.getvalue().encode(encoding))
    return path


def as_workbook(path: Path, sheets: Sequence[Sheet]) -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False}) as book:
        for sheet in sheets:
            page = book.add_worksheet(sheet.name[:31])
            for place, row in enumerate(sheet.rows):
                for column, cell in enumerate(row):
                    _put(page, place, column, cell)
            for top, left, bottom, right in sheet.merges:
                page.merge_range(top, left, bottom, right, "")
                _put(page, top, left, sheet.rows[top][left] if left < len(sheet.rows[top]) else "")
            if sheet.hidden:
                page.hide()
    return path


def _put(page: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell) -> None:
    match cell:
        case "":
            return
        case datetime() | date():
            page.write_datetime(row, column, cell)
        case bool():
            page.write_boolean(row, column, cell)
        case int() | float():
            page.write_number(row, column, cell)
        case _:
            page.write_string(row, column, str(cell)[:32_000])
