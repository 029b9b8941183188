"""Case 8: cells and column names that begin with = + - @, tab or CR: words in every workbook and CSV that is made."""

import csv
import io
from collections.abc import Sequence

import openpyxl
import pytest
from openpyxl.cell import Cell

from tests.servers.company import Company

pytestmark = pytest.mark.living
_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")
_EVIL = '=HYPERLINK("http://evil.example";"x")'
EVIL = [_EVIL, "+1+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(1+1)", "\t=1+1", "\r=1+1"]


def evil_sales() -> bytes:
    """Two years of sales of shops whose names are formulas; some sales are negative numbers."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(["month", "=shop", "sales"])
    for index in range(2024 * 12, 2026 * 12 + 10):
        for place, shop in enumerate(EVIL):
            sales = -5.5 if (index, place) == (2024 * 12 + 3, 0) else 100 + index % 12 + place
            rows.writerow([f"{index // 12}-{index % 12 + 1:02d}-01", shop, sales])
    return written.getvalue().encode()


@pytest.fixture(scope="module")
def cells(_pair: tuple[Company, Company]) -> Sequence[Cell]:
    """Every cell of the workbook that comes with the answer."""
    acme = _pair[0]
    ada = acme.team.person("Ada")
    sales = acme.team.channel("formulas", members=[ada])
    said = acme.asks(ada, sales, "predict next quarter by shop", ("shops.csv", evil_sales()))
    acme.replies(said)
    books = [each for message in acme.bots(said) for each in message.files if each.name.endswith(".xlsx")]
    assert books, acme.picture(said)
    book = openpyxl.load_workbook(io.BytesIO(books[0].bytes))
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row]


def from_data(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells with words of the file."""
    return [cell for cell in cells if isinstance(cell.value, str) and any(evil.strip() in cell.value for evil in EVIL)]


def test_no_cell_of_a_workbook_is_a_formula_that_came_from_data(cells: Sequence[Cell]) -> None:
    """Fails where reports/sheets/book.py writes text without saying that it is text."""
    assert from_data(cells)
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_a_workbook_that_is_saved_as_a_table_file_holds_no_formula_either(cells: Sequence[Cell]) -> None:
    """Fails where reports/table_files.py's `neutral` leaves texts as they are. Files of tables that the command line
    writes go through it too (tests/reports/test_table_files.py); in Slack there are none beside the workbook.
    """
    assert from_data(cells)
    assert not [cell.value for cell in cells if isinstance(cell.value, str) and cell.value.startswith(_BEGINNINGS)]


def test_negative_numbers_stay_numbers(cells: Sequence[Cell]) -> None:
    """Fails where a number is taken for a formula by its minus sign, and written as text."""
    assert any(isinstance(cell.value, int | float) and cell.value < 0 for cell in cells)
