"""Excel workbooks, made here with and without care."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from automl.errors import ReadingError
from automl.reading import read_file
from automl.table import Kind, Table

Rows = Sequence[Sequence[Any]]
SALES: Rows = [
    ["Date", "Region", "Sales"],
    [date(2024, 1, 1), "N", 5.5],
    [date(2024, 1, 8), "S", 7],
    [date(2024, 1, 15), "N", 9],
]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write sheets of rows into a workbook."""

    def written(name: str = "book.xlsx", hidden: Sequence[str] = (), **sheets: Rows) -> Path:
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.worksheets[0])
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
            sheet.sheet_state = "hidden" if title in hidden else "visible"
        path = tmp_path / name
        workbook.save(path)
        return path

    return written


def _notes(table: Table) -> dict[str, str]:
    return {note.kind: note.sentence for note in table.notes}


def test_a_sheet_is_read_with_its_types(write: Callable[..., Path]) -> None:
    table = read_file(write(Orders=SALES)).tables[0]
    assert [column.kind for column in table.columns] == [Kind.DATE, Kind.CATEGORY, Kind.MONEY]
    assert (table.name, table.rows, table.column("Sales").sum) == ("Orders", 3, 21.5)
    assert _notes(table)["sheet_read"] == "Read sheet Orders, header in row 1."


def test_content_decides_not_the_name(write: Callable[..., Path], tmp_path: Path) -> None:
    assert read_file(write(Orders=SALES).rename(tmp_path / "orders.csv")).tables[0].rows == 3


def test_a_table_that_starts_lower_and_further_right_is_found(write: Callable[..., Path]) -> None:
    rows = [
        ["ACME Ltd"],
        [],
        *[[None, None, *row] for row in SALES],
        [None, None, "Total", None, 21.5],
        [],
        ["* provisional"],
    ]
    table = read_file(write(Orders=rows)).tables[0]
    assert [column.name for column in table.columns] == ["Date", "Region", "Sales"]
    assert table.rows == 3
    assert {"totals_left_out", "footers_left_out"} <= set(_notes(table))
    assert "row 3" in _notes(table)["sheet_read"]


def test_blank_rows_are_passed_over(write: Callable[..., Path]) -> None:
    assert read_file(write(Orders=[SALES[0], SALES[1], [], [], *SALES[2:]])).tables[0].rows == 3


def test_a_cover_sheet_is_passed_over_and_hidden_sheets_are_told(write: Callable[..., Path]) -> None:
    cover = [["This workbook holds sales."], ["Contact: Ana"]]
    outcome = read_file(write(README=cover, Orders=SALES, Backup=SALES, More=SALES, hidden=["Backup"]))
    assert [table.name for table in outcome.tables] == ["Orders", "More"]
    assert "Backup" in _notes(outcome.tables[0])["hidden_sheets_left_out"]
    assert "More" in _notes(outcome.tables[0])["other_tables"]


def test_two_tables_side_by_side_are_two_tables(write: Callable[..., Path]) -> None:
    months = [date(2024, month, 1) for month in range(1, 5)]
    rows = [
        ["Month", "Sales", None, "Month", "Costs"],
        *[[day, place, None, day, 2 * place] for place, day in enumerate(months, 5)],
    ]
    first, second = read_file(write(Both=rows)).tables
    assert [column.name for column in first.columns] == ["Month", "Sales"]
    assert [column.name for column in second.columns] == ["Month", "Costs"]


def test_numbers_as_text_and_bare_day_numbers(write: Callable[..., Path]) -> None:
    table = read_file(
        write(Orders=[["Date", "Sales"], [45292, "1,200.50"], [45293, "2,000.25"], [45294, "15"]])
    ).tables[0]
    assert (table.column("Date").min, table.column("Sales").sum) == ("2024-01-01", 3215.75)


def test_native_numbers_with_three_decimals_are_no_thousands(write: Callable[..., Path]) -> None:
    rows = [["Ort", "Wert", "Preis"], ["a", 1.234, "1,50"], ["b", 2.345, "2,75"], ["c", 3.456, "4,25"]]
    table = read_file(write(Werte=rows)).tables[0]
    assert table.column("Wert").sum == pytest.approx(7.035)
    assert table.column("Preis").sum == pytest.approx(8.5)


def test_the_1904_calendar_is_respected(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    for row in SALES:
        workbook.active.append(list(row))
    workbook.save(tmp_path / "mac.xlsx")
    assert read_file(tmp_path / "mac.xlsx").tables[0].column("Date").min == "2024-01-01"


def test_times_of_day_are_kept(write: Callable[..., Path]) -> None:
    stamps = [datetime(2024, 1, 1, hour, 30, tzinfo=UTC).replace(tzinfo=None) for hour in range(3)]
    table = read_file(write(Log=[["at", "value"], *[[stamp, 1] for stamp in stamps]])).tables[0]
    assert table.frame["at"].dt.minute.tolist() == [30, 30, 30]


def test_formulas_without_saved_values_are_told(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    for row in [["Date", "Units", "Revenue"], *[[date(2024, 1, day), day, f"=B{day + 1}*2"] for day in range(1, 9)]]:
        workbook.active.append(row)
    workbook.save(tmp_path / "formulas.xlsx")
    table = read_file(tmp_path / "formulas.xlsx").tables[0]
    assert "save it" in _notes(table)["formulas_without_values"]


def test_saved_values_of_formulas_are_read(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "values.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["Units", "Revenue"])
        for row in range(1, 5):
            sheet.write_number(row, 0, row)
            sheet.write_formula(row, 1, f"=A{row + 1}*2", value=row * 2)
    assert read_file(tmp_path / "values.xlsx").tables[0].column("Revenue").sum == 20


def test_a_password_is_named(write: Callable[..., Path], tmp_path: Path) -> None:
    plain = BytesIO(write(Orders=SALES).read_bytes())
    locked = tmp_path / "locked.xlsx"
    with locked.open("wb") as file:
        OOXMLFile(plain).encrypt("secret", file)
    with pytest.raises(ReadingError, match="protected by a password"):
        read_file(locked)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_workbook_cut_off_half_way_is_damaged(write: Callable[..., Path], share: float) -> None:
    path = write(Orders=SALES)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(ReadingError, match="damaged or did not arrive whole"):
        read_file(path)


def test_a_workbook_with_flipped_bytes_is_damaged_or_read_but_never_crashes(write: Callable[..., Path]) -> None:
    path = write(Orders=SALES)
    data = bytearray(path.read_bytes())
    for place in range(200, len(data), 97):
        data[place] ^= 0xFF
    path.write_bytes(bytes(data))
    with pytest.raises(ReadingError):
        read_file(path)


def test_sheets_with_headers_alone_hold_no_rows(write: Callable[..., Path]) -> None:
    with pytest.raises(ReadingError, match="no rows of data"):
        read_file(write(Empty=[], Names=[["a", "b"]]))
