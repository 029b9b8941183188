"""Excel workbooks read into grids, one for each visible sheet that holds something."""

from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO

import numpy as np
import pyarrow as pa
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from automl.errors import ReadingError
from automl.reading.formats.archive import DAMAGED, PROTECTED, ZIP, check_workbook, formulas_unsaved
from automl.reading.grid import Grid
from automl.reading.layout.merges import Merge, within
from automl.reading.limits import Limits
from automl.table import Note, Offer

_MOST_OFFERED = 5
_MOST_MERGES = 50_000


def read_workbook(data: bytes, limits: Limits, asked: str | None = None) -> list[Grid]:
    """Grids in the order of the sheets. ReadingError when the workbook is protected or damaged.

    asked: a sheet that is read also when it is hidden.
    """
    if data.startswith(ZIP):
        check_workbook(data, limits)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = [meta for meta in workbook.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
        shown = [meta.name for meta in sheets if _read(meta, asked)]
        unsaved = data.startswith(ZIP) and formulas_unsaved(data)
        grids = [_grid(workbook.get_sheet_by_name(name), limits, unsaved=unsaved) for name in shown]
    except PasswordError as error:
        raise ReadingError(*PROTECTED) from error
    except (CalamineError, OSError, ValueError) as error:
        raise ReadingError(*DAMAGED) from error
    hidden = [meta.name for meta in sheets if meta.name not in shown]
    return [grid for grid in grids if grid is not None] if not hidden else _telling(grids, hidden)


def _read(meta: SheetMetadata, asked: str | None) -> bool:
    return meta.visible == SheetVisibleEnum.Visible or meta.name == asked


def _telling(grids: list[Grid | None], hidden: list[str]) -> list[Grid]:
    offers = tuple(Offer(f"Use the hidden sheet {name}", f"table={name}") for name in hidden[:_MOST_OFFERED])
    what = "hidden sheet" if len(hidden) == 1 else "hidden sheets"
    names = ", ".join(hidden[:_MOST_OFFERED]) + (", …" if len(hidden) > _MOST_OFFERED else "")
    note = Note("hidden_sheets_left_out", f"Left out {what}: {names}.", len(hidden), offers)
    return [replace(grid, notes=(*grid.notes, note)) for grid in grids if grid is not None]


def _grid(sheet: CalamineSheet, limits: Limits, *, unsaved: bool) -> Grid | None:
    if not sheet.height or not sheet.width:
        return None
    if sheet.height * sheet.width > limits.max_cells:
        raise ReadingError(
            f"Sheet {sheet.name} spans {sheet.height:,} rows and {sheet.width:,} columns, more than can be read.",
            "Send fewer rows or columns, or save the sheet as CSV.",
        )
    columns = [list(column) for column in zip(*sheet.to_python(), strict=True)]
    return Grid(
        sheet.name,
        f"sheet {sheet.name}",
        tuple(pa.array([_text(cell) for cell in column], pa.string()) for column in columns),
        "row",
        first_row=(sheet.start or (0, 0))[0] + 1,
        formulas_unsaved=unsaved,
        native=tuple(np.array([type(cell) in (int, float) for cell in column]) for column in columns),
        merges=_merges(sheet),
    )


def _merges(sheet: CalamineSheet) -> tuple[Merge, ...]:
    """The merged cells, counted from the first filled row and column."""
    row, column = sheet.start or (0, 0)
    ranges = (sheet.merged_cell_ranges or [])[:_MOST_MERGES]
    found = (Merge(range(top, bottom + 1), range(left, right + 1)) for (top, left), (bottom, right) in ranges)
    return within(found, range(row, row + sheet.height), range(column, column + sheet.width))


def _text(cell: object) -> str:
    """A cell as text; dates and numbers in the plainest spelling, which loses nothing."""
    match cell:
        case str():
            return cell.strip()
        case bool():
            return str(cell).lower()
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)  # noqa: PLR2004
        case datetime():
            return str(cell.date()) if cell.time() == time() else cell.isoformat(sep=" ")
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)
