"""What a person reads when they ask what is in a file."""

from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd

from automl.plan import DescribePlan
from automl.result import DescribeResult, Preparation, Relationship, Suggestion
from automl.table import Column, Frequency, Kind, Note, Table, TimeAxis
from reports.answer import Answer
from reports.catalog import view
from reports.reply import Choices, TablePart
from tests.reports.figures import unbacked

COLUMNS = (
    Column("Order Date", Kind.DATE, 0, 700, "2019-01-03", "2022-12-30"),
    Column("Region", Kind.CATEGORY, 12, 4),
    Column("Sales", Kind.MONEY, 0, 5800, 0.44, 22_638.48, 229.86, 2_297_200.86, ("USD",)),
    Column("Discount", Kind.PERCENT, 3, 12, 0.0, 0.8, 0.156, 1561.1),
    Column("Year", Kind.INTEGER, 0, 4, 2019, 2022, 2020.5, 100.0),
    Column("=cmd()", Kind.TEXT, 0, 1),
)


def answer(out: Path, columns: tuple[Column, ...] = COLUMNS, **changes: object) -> Answer:
    sample = pd.DataFrame({"Order Date": [pd.Timestamp("2019-01-03")], "Sales": [float("nan")], "=cmd()": ["=1+1"]})
    axis = TimeAxis("Order Date", date(2019, 1, 3), date(2022, 12, 30), Frequency.DAY, transactions=True)
    notes = (Note("totals_left_out", "Left out 1 totals row.", 1), Note("header_found", "The header is in line 4."))
    table = Table("orders.csv", sample, columns, axis, 9994, 6, None, notes)
    values = {
        "columns": columns,
        "rows": 9994,
        "duplicates": 1,
        "relationships": (Relationship("Sales", "Profit", 0.83), Relationship("Sales", "Discount", 0.1)),
        "targets": ("Sales", "Profit"),
        "suggestions": (Suggestion("Predict next quarter's Sales by Region", "money over time"),),
        "preparation": (Preparation("fill the blanks", "Region", "12 rows have none"),),
        "sample": sample,
    }
    result = DescribeResult(**(values | changes))  # type: ignore[arg-type]
    return view(DescribePlan(), result, table, out)


def test_a_few_sentences_say_what_is_there(tmp_path: Path) -> None:
    text = answer(tmp_path).reply.text()
    assert text.startswith(
        "The table orders.csv holds 9,994 rows in 6 columns. It runs over Jan 3, 2019 – Dec 30, 2022, by Order Date. "
    )
    assert "Sales can be forecast over time." in text
    assert "Some cells are blank: Region (12, 0.1%) and Discount (3, 0.1%)." in text
    assert "1 row is an exact copy of another." in text
    assert "There is a strong link between Sales and Profit." in text


def test_every_column_is_listed_with_its_kind_and_range(tmp_path: Path) -> None:
    table = next(part for part in answer(tmp_path).reply.parts if isinstance(part, TablePart))
    assert [list(row) for row in table.rows] == [
        ["Order Date", "date", "–", "Jan 3, 2019 – Dec 30, 2022"],
        ["Region", "category", "12, 0.1%", "4 different values"],
        ["Sales", "money (USD)", "–", "$0.44 to $22,638"],
        ["Discount", "percent", "3, 0.1%", "0.0% to 80.0%"],
        ["Year", "whole number", "–", "2019 to 2022"],
        ["=cmd()", "text", "–", "1 value"],
    ]


def test_suggested_questions_can_be_clicked(tmp_path: Path) -> None:
    choices = next(part for part in answer(tmp_path).reply.parts if isinstance(part, Choices))
    assert [option.value for option in choices.options] == ["Predict next quarter's Sales by Region"]


def test_notes_and_preparation_are_in_the_small_print(tmp_path: Path) -> None:
    text = answer(tmp_path).reply.text()
    assert "Left out 1 totals row." in text
    assert "line 4" not in text
    assert "Fill the blanks Region: 12 rows have none." in text


def test_every_figure_stands_in_a_fact(tmp_path: Path) -> None:
    told = answer(tmp_path)
    given = ["Left out 1 totals row.", "12 rows have none"]
    assert unbacked(told.reply.text(), told.facts, given) == set()


def test_wide_files_show_twenty_columns_and_say_so(tmp_path: Path) -> None:
    columns = tuple(Column(f"C{number}", Kind.NUMBER, 0, 9, 1.0, 2.5, 1.5, 9.0) for number in range(45))
    told = answer(tmp_path, columns)
    assert "Showing 20 of 45." in told.reply.text()
    assert unbacked("Showing 20 of 45.", told.facts) == set()


def test_the_workbook_holds_the_profile_without_formulas(tmp_path: Path) -> None:
    answer(tmp_path)
    book = openpyxl.load_workbook(tmp_path / "profile.xlsx")
    assert book.sheetnames == ["Columns", "Relationships", "Preparation", "Sample"]
    assert book["Columns"]["A7"].value == "'=cmd()"
    assert book["Columns"]["H4"].value == 2_297_200.86
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]


def test_an_empty_description_still_answers(tmp_path: Path) -> None:
    bare: dict[str, tuple[object, ...]] = {
        "relationships": (),
        "targets": (),
        "suggestions": (),
        "preparation": (),
    }
    text = answer(tmp_path, (Column("A", Kind.EMPTY, 9994, 0),), duplicates=0, **bare).reply.text()
    assert "1 column" in text
    assert "A (9,994, 100%)" in text
