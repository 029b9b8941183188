"""A random table, written to a workbook anywhere on a sheet, by either library, is read back as it was."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from automl.reading import read_file
from tests.automl.reading.round_trip.business import Business, Cell, businesses


@dataclass(frozen=True)
class Sheet:
    """Where and how a table stands in a workbook. mac: days counted from 1904."""

    row: int
    column: int
    title: bool
    other: bool
    mac: bool
    nothing: str | None


def _rows(business: Business, sheet: Sheet) -> list[list[Cell]]:
    columns = [[sheet.nothing if cell is None else cell for cell in column] for column in business.columns.values()]
    return [list(business.columns), *map(list, zip(*columns, strict=True))]


def _by_openpyxl(path: Path, business: Business, sheet: Sheet) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904 if sheet.mac else book.epoch
    page = book.active
    page.title = "Orders"
    if sheet.title:
        page.cell(1, 1, "Orders of the week")
    for row, cells in enumerate(_rows(business, sheet), start=sheet.row + 3):
        for column, cell in enumerate(cells, start=sheet.column + 1):
            target = page.cell(row, column)
            target.value = cell
            if isinstance(cell, str):
                target.data_type = "s"
    if sheet.other:
        book.create_sheet("Notes").cell(1, 1, "Ask Jane")
    book.save(path)


def _by_xlsxwriter(path: Path, business: Business, sheet: Sheet) -> None:
    with xlsxwriter.Workbook(path, {"date_1904": sheet.mac, "strings_to_formulas": False}) as book:
        page = book.add_worksheet("Orders")
        dated = book.add_format({"num_format": "dd/mm/yyyy"})
        if sheet.title:
            page.write_string(0, 0, "Orders of the week")
        for row, cells in enumerate(_rows(business, sheet), start=sheet.row + 2):
            for column, cell in enumerate(cells, start=sheet.column):
                if isinstance(cell, date):
                    page.write_datetime(row, column, datetime.combine(cell, time()), dated)
                elif isinstance(cell, str):
                    page.write_string(row, column, cell)
                else:
                    page.write(row, column, cell)
        if sheet.other:
            book.add_worksheet("Notes").write_string(0, 0, "Ask Jane")


WRITERS: dict[str, Callable[[Path, Business, Sheet], None]] = {"openpyxl": _by_openpyxl, "xlsxwriter": _by_xlsxwriter}
sheets = st.builds(
    Sheet,
    st.integers(0, 5),
    st.integers(0, 3),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from([None, "N/A", "NULL"]),
)


@given(sheet=sheets, business=businesses(), writer=st.sampled_from(sorted(WRITERS)))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_workbook_is_read_back_as_it_was_written(sheet: Sheet, business: Business, writer: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "orders.xlsx"
        WRITERS[writer](path, business, sheet)
        table = read_file(path).tables[0]
    assert table.name == "Orders"
    business.assert_read(table)
