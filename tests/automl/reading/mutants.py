"""The ways in which one file might have been written otherwise, and still hold the same table."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from automl.table import Table
from tests.automl.reading.raw import Cell, Row, Sheet, as_text, as_workbook, sheets_of

Mutant = Callable[[Path, Table, Path], Path | None]
"""From a file and its table to another file in a folder; None where the file cannot be written in this way."""

_NUMBER = re.compile(r"^[-+(]?[$£€]?[-+(]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:[eE][-+]?\d+)?\)?\s?%?$")
_ISO_DAY = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")
_SWAPPED = str.maketrans(",.", ".,")
_TITLES: tuple[tuple[Row, ...], ...] = (
    (("Sales report 2024",), ()),
    (("ACME Ltd",), ("Exported 14.01.2025 09:12 by finance",), (), ()),
    ((), ("Report:", "weekly"), ("Confidential",)),
)
_COVER = Sheet("Cover", (("Sales workbook",), ("Prepared by finance",), (), ("Contact:", "ana@example.com")))


def other_delimiter(delimiter: str) -> Mutant:
    def made(path: Path, table: Table, folder: Path) -> Path | None:
        sheet = chosen_sheet(path, table)
        if sheet is None or _width(sheet) < 2 or _commas(table):
            return None
        return as_text(folder / "other.csv", sheet, delimiter)

    return made


def other_encoding(encoding: str) -> Mutant:
    def made(path: Path, table: Table, folder: Path) -> Path | None:
        sheet = chosen_sheet(path, table)
        if sheet is None or (_width(sheet) > 1 and _commas(table)):
            return None
        try:
            return as_text(folder / "other.csv", sheet, encoding=encoding)
        except UnicodeEncodeError:
            return None

    return made


def other_start(which: int) -> Mutant:
    def made(path: Path, table: Table, folder: Path) -> Path | None:
        if _width(chosen_sheet(path, table)) < 2 or not _has_header(table):
            return None
        return _each_sheet(path, table, folder, lambda sheet: sheet.below(_TITLES[which]))

    return made


def other_column(path: Path, table: Table, folder: Path) -> Path | None:
    """Two blank columns and two blank rows before everything."""

    def moved(sheet: Sheet) -> Sheet:
        rows = (("",), ("",), *(("", "", *row) for row in sheet.rows))
        merges = tuple((top + 2, left + 2, end + 2, right + 2) for top, left, end, right in sheet.merges)
        return replace(sheet, rows=rows, merges=merges)

    return _each_sheet(path, table, folder, moved) if _width(chosen_sheet(path, table)) > 1 else None


def other_locale(path: Path, table: Table, folder: Path) -> Path | None:
    """Decimal commas, points for thousands, days first, semicolons."""
    sheet = chosen_sheet(path, table)
    if sheet is None or _commas(table) or _width(sheet) < 2:
        return None
    columns = list(zip(*_even(sheet.rows), strict=True))
    changed = [_localised(column) for column in columns]
    return as_text(folder / "other.csv", replace(sheet, rows=tuple(zip(*changed, strict=True))), ";")


def sheets_reordered(path: Path, table: Table, folder: Path) -> Path | None:
    """The sheets from the last to the first, below a cover; of two that would do as well the first stays first."""
    if not _is_workbook(path):
        return None
    sheets = sheets_of(path)
    alike = any(note.kind == "sheets_alike" for note in table.notes)
    return as_workbook(folder / "other.xlsx", [_COVER, *(sheets if alike else reversed(sheets))])


def other_container(path: Path, table: Table, folder: Path) -> Path | None:
    """A text file as a workbook of texts, a workbook's sheet as a text file."""
    sheet = chosen_sheet(path, table)
    if sheet is None:
        return None
    if _is_workbook(path):
        return as_text(folder / "other.csv", sheet)
    return as_workbook(folder / "other.xlsx", [replace(sheet, name="Data")])


def totals_appended(path: Path, table: Table, folder: Path) -> Path | None:
    """The sums of all measures below the table."""
    left_out = {"totals_left_out", "footers_left_out", "other_tables", "tables_side_by_side", "header_made_up"}
    first = table.columns[0]
    if left_out & {note.kind for note in table.notes} or not table.numeric or first.kind.numeric or table.reshaped:
        return None
    sums = {column.name: f"{column.sum:.2f}" for column in table.numeric if column.sum is not None}
    row = tuple(sums.get(column.name, "") for column in table.columns)

    def appended(sheet: Sheet) -> Sheet:
        return replace(sheet, rows=(*sheet.rows, ("Total", *(_comma(table, cell) for cell in row[1:]))))

    return _each_sheet(path, table, folder, appended)


def header_split(path: Path, table: Table, folder: Path) -> Path | None:
    """Names of two words and more over two rows."""
    names = [column.name for column in table.columns]

    def split(sheet: Sheet) -> Sheet:
        place = next((at for at, row in enumerate(sheet.rows) if _says(row, names)), None)
        if place is None:
            return sheet
        words = [str(cell).strip().split(" ", 1) for cell in sheet.rows[place]]
        rows = (tuple(each[0] for each in words), tuple(each[1] if len(each) > 1 else "" for each in words))
        return replace(sheet, rows=(*sheet.rows[:place], *rows, *sheet.rows[place + 1 :]))

    if len({" " in name for name in names}) < 2 or table.reshaped:
        return None
    return _each_sheet(path, table, folder, split)


def pages(path: Path, table: Table, folder: Path) -> Path | None:
    """The header again on every page of ten rows, below the number of the page."""
    names = [column.name for column in table.columns]
    sheet = chosen_sheet(path, table)
    place = next((at for at, row in enumerate(sheet.rows if sheet else ()) if _says(row, names)), None)
    if sheet is None or place is None or _width(sheet) < 2 or (not _is_workbook(path) and _commas(table)):
        return None
    rows = list(sheet.rows[: place + 1])
    for at, row in enumerate(sheet.rows[place + 1 :]):
        rows += [(f"Page {at // 10 + 1}",), sheet.rows[place]] if at and at % 10 == 0 else []
        rows.append(row)
    return as_text(folder / "other.csv", replace(sheet, rows=tuple(rows)))


MUTANTS: dict[str, Mutant] = {
    "semicolons": other_delimiter(";"),
    "tabs": other_delimiter("\t"),
    "bars": other_delimiter("|"),
    "utf-16": other_encoding("utf-16"),
    "cp1252": other_encoding("cp1252"),
    "a title above": other_start(0),
    "an export's lines above": other_start(1),
    "uneven lines above": other_start(2),
    "further right and below": other_column,
    "another locale": other_locale,
    "another container": other_container,
    "sheets reordered": sheets_reordered,
    "totals appended": totals_appended,
    "names over two rows": header_split,
    "pages": pages,
}


def chosen_sheet(path: Path, table: Table) -> Sheet | None:
    """The raw cells that the table came from; None where it came from several sheets."""
    sheets = sheets_of(path)
    named = [sheet for sheet in sheets if sheet.name == table.name]
    return named[0] if named else None


def _each_sheet(path: Path, table: Table, folder: Path, change: Callable[[Sheet], Sheet]) -> Path | None:
    if _is_workbook(path):
        return as_workbook(folder / "other.xlsx", [change(sheet) for sheet in sheets_of(path)])
    sheet = chosen_sheet(path, table)
    return None if sheet is None else as_text(folder / "other.csv", change(sheet), ";" if _commas(table) else ",")


def _is_workbook(path: Path) -> bool:
    return path.read_bytes()[:2] in (b"PK", b"\xd0\xcf")


def _width(sheet: Sheet | None) -> int:
    return 0 if sheet is None else max(map(len, sheet.rows), default=0)


def _commas(table: Table) -> bool:
    """Whether the file is written with decimal commas already; then only semicolons fit."""
    return any(note.kind == "decimal_comma" for note in table.notes)


def _comma(table: Table, cell: str) -> str:
    return cell.replace(".", ",") if _commas(table) else cell


def _has_header(table: Table) -> bool:
    return not any(note.kind == "header_made_up" for note in table.notes)


def _says(row: Row, names: Sequence[str]) -> bool:
    said = [" ".join(str(cell).split()) for cell in row]
    return said == list(names)


def _even(rows: Sequence[Row]) -> list[Row]:
    width = max(map(len, rows))
    return [(*row, *[""] * (width - len(row))) for row in rows]


def _localised(column: Sequence[Cell]) -> list[Cell]:
    """The column as it would be written in Germany, where most of its cells are numbers or days."""
    filled = [cell for cell in column if cell != ""]
    native = [isinstance(cell, float | date) and not isinstance(cell, bool) for cell in filled]
    texts = [isinstance(cell, str) and bool(_NUMBER.match(cell.strip()) or _ISO_DAY.match(cell)) for cell in filled]
    return [_german(cell) for cell in column] if 2 * sum(native) + 2 * sum(texts) > len(filled) else list(column)


def _german(cell: Cell) -> Cell:
    match cell:
        case datetime():
            return f"{cell:%d.%m.%Y}" + (f"{cell: %H:%M:%S}" if cell.time() != time() else "")
        case date():
            return f"{cell:%d.%m.%Y}"
        case float() if cell.is_integer():
            return str(int(cell))
        case float():
            return (f"{cell:,.2f}" if round(cell, 2) == cell else repr(cell)).translate(_SWAPPED)
        case str() if _ISO_DAY.match(cell):
            return _ISO_DAY.sub(r"\3.\2.\1", cell)
        case str() if _NUMBER.match(cell.strip()):
            return cell.translate(_SWAPPED)
        case _:
            return cell
