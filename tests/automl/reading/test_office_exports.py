"""Exports as offices make them: their marks, clocks and first lines."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from automl.reading import read_file
from automl.table import Kind, Table

ReadText = Callable[..., Table]


@pytest.mark.parametrize("first", ["CHF 809’842.83", "809’842.83", "809 842.83", "809\u202f842.83"])
def test_a_first_row_with_a_printers_thousands_mark_is_no_second_header(read_text: ReadText, first: str) -> None:
    table = read_text(f"Datum;Filiale;Umsatz\n01.01.2024;Lugano;{first}\n03.01.2024;Bern;751'447.54\n")
    assert (table.rows, table.column("Umsatz").sum) == (2, pytest.approx(1561290.37))


def test_a_first_row_that_has_a_date_is_kept_though_its_amount_is_a_word(read_text: ReadText) -> None:
    rest = "".join(f"{day:02d}.01.2024;Bern;{day}5,50\n" for day in range(2, 28))
    table = read_text(f"Datum;Filiale;Umsatz\n01.01.2024;Lugano;offen\n{rest}")
    assert (table.rows, table.column("Datum").min) == (27, "2024-01-01")


@pytest.mark.parametrize(
    ("cells", "currency"),
    [(("1,200円", "98,000円"), "JPY"), (("1 200,50 kr.", "980,00 kr."), None), (("1.200,50 lei", "98,00 lei"), "RON")],
)
def test_currency_marks_behind_the_number(read_text: ReadText, cells: tuple[str, ...], currency: str | None) -> None:
    column = read_text("Tag;Umsatz\n" + "".join(f"2024-01-0{at};{cell}\n" for at, cell in enumerate(cells, 1)))
    assert column.column("Umsatz").kind is Kind.MONEY
    assert column.column("Umsatz").currencies == ((currency,) if currency else ())


@pytest.mark.parametrize("unit", [1, 1000])
def test_a_machines_clock_is_a_date(tmp_path: Path, unit: int) -> None:
    path = tmp_path / "events.jsonl"
    events = [{"event": "view", "created_at": (1_704_067_200 + day * 86_400) * unit} for day in range(5)]
    path.write_text("\n".join(map(json.dumps, events)))
    column = read_file(path).tables[0].column("created_at")
    assert (column.kind, column.min, column.max) == (Kind.DATE, "2024-01-01", "2024-01-05")


def test_large_amounts_are_no_clock(read_text: ReadText) -> None:
    table = read_text("Date,Posted amount\n2024-01-01,1704067200\n2024-01-02,1704153600\n2024-01-03,1700000000\n")
    assert table.column("Posted amount").kind is not Kind.DATE


def test_a_japanese_file_is_said_to_be_one(read_text: ReadText) -> None:
    rows = "".join(f"2024年1月{day}日,東京,{day * 100}円\n" for day in range(1, 25))
    table = read_text(f"日付,店舗名称,売上金額\n{rows}", "cp932")
    assert any("Japanese" in note.sentence for note in table.notes)
    assert table.column("売上金額").sum == 30_000


def test_a_clean_sheet_offers_no_other_row_for_its_names(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [["Shop", "Sales"], ["a", 1], ["b", 2], ["c", 3]]:
        book.worksheets[0].append(row)
    book.save(tmp_path / "clean.xlsx")
    note = next(note for note in read_file(tmp_path / "clean.xlsx").tables[0].notes if note.kind == "sheet_read")
    assert note.offers == ()
