"""Case 8: cells and column names that begin with = + - @, tab or CR: words in every workbook and CSV that is made."""

import csv
import io

import openpyxl
import pytest

from tests.play.slack import Channel, Person
from tests.servers.company import Company

pytestmark = pytest.mark.living
_BEGINNINGS = "=+-@\t\r"
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


def test_no_cell_of_a_workbook_is_a_formula_that_came_from_data(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where reports/sheets write text without saying that it is text."""
    said = acme.asks(ada, sales, "predict next quarter by shop", ("shops.csv", evil_sales()))
    acme.replies(said)
    books = [each for message in acme.bots(said) for each in message.files if each.name.endswith(".xlsx")]
    assert books, acme.picture(said)
    book = openpyxl.load_workbook(io.BytesIO(books[0].bytes))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    from_data = [
        cell for cell in cells if isinstance(cell.value, str) and any(evil.strip() in cell.value for evil in EVIL)
    ]
    assert from_data
    assert not [cell.coordinate for cell in from_data if cell.data_type == "f"]
    assert any(isinstance(cell.value, int | float) and cell.value < 0 for cell in cells)


def test_no_cell_of_a_table_file_is_a_formula_that_came_from_data(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where reports/table_files.py writes cells as they are."""
    said = acme.asks(ada, sales, "predict next quarter by shop", ("shops.csv", evil_sales()))
    acme.replies(said)
    tables = [each for message in acme.bots(said) for each in message.files if each.name.endswith(".csv")]
    cells = [cell for table in tables for row in csv.reader(io.StringIO(table.bytes.decode())) for cell in row]
    evil = [cell for cell in cells if cell[:1] in tuple(_BEGINNINGS) and not _is_number(cell)]
    assert evil == []


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
