"""Several sheets: which one is read, which are put together, which are left out, and how people choose otherwise."""

from pathlib import Path

import pytest

from automl.reading import Handling, read_file
from automl.table import Note, Table
from tests.automl.reading.books import MONTHS, NAMES, REGIONS, Rows, book, orders

COVER: Rows = [["Sales workbook"], ["Version", 3], ["Author", "Ana"]]
SALES: Rows = [["Region", "Product", "Revenue"], *([name, "Desk", 10 + at] for at, name in enumerate(REGIONS))]


def _more(by: int) -> Rows:
    return [SALES[0], *([*row[:2], row[2] + by] for row in SALES[1:])]


def _read(folder: Path, sheets: dict[str, Rows], *wishes: str, hidden: tuple[str, ...] = ()) -> Table:
    return read_file(book(folder, sheets, hidden=hidden), handling=Handling.of(wishes)).tables[0]


def _note(table: Table, kind: str) -> Note:
    return next(note for note in table.notes if note.kind == kind)


@pytest.mark.parametrize(
    "others",
    [
        {"Summary": [["KPI", "Value"], ["Revenue", 12345], ["Orders", 30], ["Average", 411.5]]},
        {"Cover": COVER, "Lookup": [["Code", "Region"], ["N", "North"], ["S", "South"]]},
        {"Index": [["No", "Sheet", "Rows"], [1, "Orders", 30], [2, "Targets", 4]]},
        {"Calendar": [["Date", "Week"], *([row[0], at] for at, row in enumerate(MONTHS))]},
    ],
)
def test_a_sheet_beside_the_data_is_not_chosen(others: dict[str, Rows], tmp_path: Path) -> None:
    table = _read(tmp_path, {**others, "Orders": orders()})
    assert (table.name, table.rows) == ("Orders", 30)


def test_sheets_of_years_are_one_table_without_a_column_for_the_year(tmp_path: Path) -> None:
    sheets = {f"Orders {year}": [*orders(20, year), ["Total", None, None, 77, 2665]] for year in (2022, 2023)}
    table = _read(tmp_path, {"README": COVER, **sheets})
    assert (table.name, table.rows, [column.name for column in table.columns]) == ("Orders", 40, NAMES)
    assert _note(table, "sheets_stacked").sentence == "Read 2 sheets as one table: Orders 2022, Orders 2023."
    assert _note(table, "totals_left_out").count == 2


@pytest.mark.parametrize(
    ("names", "column"),
    [(("Jan 2024", "Feb 2024"), "Month"), (("Q1", "Q2", "Q3"), "Quarter"), (("Spain", "Germany"), "Region"),
     (("Ana", "Bo", "Cy"), "Sheet"), (("2023", "2024"), "Year")],
)  # fmt: skip
def test_sheets_whose_names_say_more_than_their_columns_get_a_column(
    names: tuple[str, ...], column: str, tmp_path: Path
) -> None:
    rows = {name: [[*row[1:]] for row in _more(at)] for at, name in enumerate(names)}
    table = _read(tmp_path, rows)
    assert [each.name for each in table.columns] == [column, "Product", "Revenue"]
    assert (table.rows, table.frame[column].nunique()) == (4 * len(names), len(names))


@pytest.mark.parametrize(
    "names", [("Plan", "Actual"), ("Sheet1", "Sheet2", "Sheet3"), ("Orders", "Orders old"), ("arts", "other")]
)
def test_sheets_that_may_be_different_things_are_not_put_together(names: tuple[str, ...], tmp_path: Path) -> None:
    table = _read(tmp_path, {name: _more(at) for at, name in enumerate(names)})
    assert (table.name, table.rows) == (names[0], 4)


def test_sheets_with_the_same_columns_can_be_put_together_by_a_click(tmp_path: Path) -> None:
    sheets = {"arts": _more(0), "other": _more(1)}
    offer = _note(_read(tmp_path, sheets), "sheets_alike").offers[0]
    assert _read(tmp_path, sheets, offer.wish).rows == 8


def test_sheets_put_together_are_read_one_by_one_when_asked(tmp_path: Path) -> None:
    sheets = {"2023": orders(20, 2023), "2024": orders(20, 2024)}
    wishes = [offer.wish for offer in _note(_read(tmp_path, sheets), "sheets_stacked").offers]
    assert wishes == ["undo=sheets_stacked", "table=2023", "table=2024"]
    apart = _read(tmp_path, sheets, wishes[0])
    assert (apart.name, apart.rows) == ("2023", 20)
    assert _note(apart, "sheets_stacked").offers[0].wish == "do=sheets_stacked"
    alone = _read(tmp_path, sheets, wishes[2])
    assert (alone.name, alone.rows) == ("2024", 20)


def test_a_year_that_lacks_a_column_is_put_together_with_the_others(tmp_path: Path) -> None:
    more = [[*row, "Discount" if at == 0 else 5] for at, row in enumerate(orders(20, 2023))]
    table = _read(tmp_path, {"2022": orders(20, 2022), "2023": more})
    assert (table.rows, table.column("Discount").missing) == (40, 20)


def test_a_hidden_sheet_is_left_out_and_can_be_chosen(tmp_path: Path) -> None:
    sheets = {"Orders": orders(), "Backup": orders(12, 2001)}
    table = _read(tmp_path, sheets, hidden=("Backup",))
    note = _note(table, "hidden_sheets_left_out")
    assert (table.rows, note.sentence, note.offers[0].wish) == (30, "Left out hidden sheet: Backup.", "table=Backup")
    assert _read(tmp_path, sheets, "table=Backup", hidden=("Backup",)).rows == 12


def test_another_row_can_be_made_the_header(tmp_path: Path) -> None:
    rows: Rows = [["Sales", "of", "Ana"], ["Region", "Month", "Value"], *([name, "Jan", 5] for name in REGIONS)]
    found = _read(tmp_path, {"Data": rows})
    wishes = {offer.wish for offer in _note(found, "sheet_read").offers}
    assert wishes == {"header=2", "header=none"}
    other = _read(tmp_path, {"Data": rows}, "header=2")
    assert [column.name for column in other.columns] == ["Region", "Month", "Value"]
    assert _note(other, "sheet_read").sentence == "Read sheet Data, header in row 2."
    assert [column.name for column in _read(tmp_path, {"Data": rows}, "header=none").columns][:1] == ["Column 1"]
