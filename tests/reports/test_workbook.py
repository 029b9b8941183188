"""The workbook, read back as a spreadsheet program would."""

import re
import tempfile
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from automl.table import Note
from reports.catalog import view
from reports.sheets.book import safe_name, safe_text
from tests.reports.fabricate import Shape, forecast_of
from tests.reports.shapes import MANY, SHAPES
from tests.reports.surroundings import plan_of, table_of

FORMULAS = ('=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1+1", "＝1")


def workbook(shape: Shape, out: Path, notes: tuple[Note, ...] = ()) -> Workbook:
    result = forecast_of(shape)
    view(plan_of(shape, result, ["Sales was taken as the measure"]), result, table_of(shape, result, notes), out)
    return openpyxl.load_workbook(next(out.glob("*_forecast.xlsx")))


def test_the_sheets_stand_in_the_order_in_which_they_are_read(tmp_path: Path) -> None:
    names = workbook(SHAPES["four groups"], tmp_path).sheetnames
    assert names == ["Summary", "Forecast", "By group", "Group steps", "History", "Backtest", "Assumptions"]


def test_the_forecast_sheet_holds_every_step_as_numbers_and_dates(tmp_path: Path) -> None:
    result = forecast_of(SHAPES["partial"])
    rows = list(workbook(SHAPES["partial"], tmp_path)["Forecast"].iter_rows(min_row=2, max_row=7, values_only=True))
    assert [row[4] for row in rows] == pytest.approx([step.p50 for step in result.path])
    assert [row[1].date() for row in rows] == [step.start for step in result.path]
    assert [row[6] for row in rows] == ["no", "no", "no", "yes", "yes", "yes"]


def test_what_a_workbook_is_made_of_lies_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    assert "Summary" in workbook(SHAPES["monthly"], tmp_path).sheetnames


def test_money_dates_and_headers_are_formatted(tmp_path: Path) -> None:
    sheet = workbook(SHAPES["monthly"], tmp_path)["Forecast"]
    assert sheet["E2"].number_format == '"$"#,##0'
    assert sheet["B2"].number_format == "yyyy-mm-dd"
    assert sheet.freeze_panes == "B2"
    assert sheet.column_dimensions["B"].width >= 9


def test_all_groups_are_in_the_workbook_and_add_up(tmp_path: Path) -> None:
    result = forecast_of(SHAPES["many groups"])
    book = workbook(SHAPES["many groups"], tmp_path)
    rows = list(book["By group"].iter_rows(min_row=2, values_only=True))
    assert {row[0] for row in rows} == set(MANY)
    assert sum(row[2] for row in rows) == pytest.approx(result.horizon.p50)
    assert book["Group steps"].max_row == 1 + 25 * 3


def test_the_past_is_there_step_by_step(tmp_path: Path) -> None:
    result = forecast_of(SHAPES["four groups"])
    book = workbook(SHAPES["four groups"], tmp_path)
    history = list(book["History"].iter_rows(min_row=2, values_only=True))
    assert [row[3] for row in history] == pytest.approx([actual.value for actual in result.actuals])
    assert book["Backtest"].max_row == 1 + len(result.backtest.points)


def test_assumptions_notes_and_jargon_are_explained(tmp_path: Path) -> None:
    book = workbook(SHAPES["monthly"], tmp_path, (Note("totals_left_out", "Left out 1 totals row.", 1),))
    text = "\n".join(str(cell) for row in book["Assumptions"].iter_rows(values_only=True) for cell in row if cell)
    assert "Left out 1 totals row." in text
    assert "Sales was taken as the measure" in text
    assert "Mean absolute scaled error" in text
    assert "AutoETS" in text


@pytest.mark.parametrize("evil", FORMULAS)
def test_text_is_never_a_formula(evil: str, tmp_path: Path) -> None:
    shape = replace(
        SHAPES["four groups"],
        groups=(evil, "North"),
        group_column=evil,
        measure=evil,
        ended={"North": date(2021, 1, 1)},
    )
    book = workbook(shape, tmp_path, (Note("x", evil),))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    starts = [cell.value for cell in cells if isinstance(cell.value, str) and cell.value.lstrip()[:1] in set("=+-@＝")]
    assert starts == []
    with zipfile.ZipFile(next(tmp_path.glob("*_forecast.xlsx"))) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
        charts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/")]
    assert all(b"<f>" not in sheet and b"NaN" not in sheet for sheet in sheets)
    assert charts
    assert all("$" in formula for chart in charts for formula in re.findall("<c:f>(.*?)</c:f>", chart))


def test_text_keeps_its_letters() -> None:
    assert safe_text("Überprüfung – 東京") == "Überprüfung – 東京"
    assert safe_text("a\x00b\x0bc") == "abc"
    assert safe_text("\ud800") == "?"


def test_sheet_names_suit_spreadsheet_programs() -> None:
    assert safe_name("By [region]: a/b*?", []) == "By  region   a b"
    assert safe_name("", []) == "Sheet"
    assert len(safe_name("x" * 50, [])) == 31
    assert safe_name("Summary", ["summary"]) == "Summary 2"
