"""What a person reads when they ask what is in a file."""

from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd

from automl.findings import (
    Cell,
    Derived,
    DescribeResult,
    Gap,
    Gist,
    Impossible,
    Outliers,
    Point,
    Portrait,
    Preparation,
    Relationship,
    Rhythm,
    Spelling,
    Suggestion,
    Tally,
)
from automl.plan import DescribePlan
from automl.table import Column, Frequency, Kind, Note, Offer, Table, TimeAxis
from reports.answer import Answer
from reports.catalog import view
from reports.reply import Chart, Choices, TablePart
from tests.reports.figures import unbacked

COLUMNS = (
    Column("Order Date", Kind.DATE, 0, 700, "2019-01-03", "2022-12-30"),
    Column("Region", Kind.CATEGORY, 12, 4),
    Column("Sales", Kind.MONEY, 0, 5800, 0.44, 22_638.48, 229.86, 2_297_200.86, ("USD",)),
    Column("Discount", Kind.PERCENT, 3, 12, 0.0, 0.8, 0.156, 1561.1),
    Column("Year", Kind.INTEGER, 0, 4, 2019, 2022, 2020.5, 100.0),
    Column("=cmd()", Kind.TEXT, 0, 1),
)

STEPS = (
    Preparation(
        "leave out duplicates",
        "",
        "Left out 3 duplicate rows, as you asked.",
        "drop_duplicates",
        applied=True,
        offer=Offer("Keep the duplicate rows", "unprepare=drop_duplicates"),
    ),
    Preparation(
        "fill blanks",
        "Region",
        "12 rows have none",
        "fill:Region",
        offer=Offer("Fill 12 blanks in Region", "prepare=fill:Region"),
    ),
)
PORTRAITS = (
    Portrait("Order Date"),
    Portrait(
        "Region",
        top=(Tally("West", 3993), Tally("East", 2995)),
        spellings=(Spelling(Tally("West", 3993), (Tally("west ", 2),), typos=False),),
    ),
    Portrait("Sales", middle=(17.28, 209.94), outliers=Outliers(1, 0.1, 9000.0, True, (Cell(9, 22_638.48),))),
    Portrait("Discount", impossible=(Impossible("over_whole", 1, (Cell(4, 1.2),)),)),
)
POINTS = (
    Point("2022-01", date(2022, 1, 1), date(2022, 1, 31), 100_000.0),
    Point("2022-02", date(2022, 2, 1), date(2022, 2, 28), 120_000.0),
    Point("2022-03", date(2022, 3, 1), date(2022, 3, 31), None),
    Point("2022-04", date(2022, 4, 1), date(2022, 4, 30), 20_000.0, whole=False),
)
GIST = Gist("Sales", "sum", 2_297_200.86, POINTS)
RHYTHM = Rhythm(
    Frequency.MONTH,
    48,
    2,
    (Gap(date(2020, 3, 1), date(2020, 4, 30), 2),),
    (date(2022, 12, 1), date(2022, 12, 12)),
    (),
    1,
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
        "preparation": STEPS,
        "sample": sample,
        "portraits": PORTRAITS,
        "gist": GIST,
    }
    result = DescribeResult(**(values | changes))  # type: ignore[arg-type]
    return view(DescribePlan(), result, table, out)


def test_a_few_sentences_say_what_is_there(tmp_path: Path) -> None:
    text = answer(tmp_path).reply.text()
    assert text.startswith("9,994 rows in 6 columns, Jan 3, 2019 – Dec 30, 2022; Sales adds up to $2.3M.")
    assert "1 row is an exact copy of another." in text
    assert "Discount is over 100% in 1 row (120.0%)." in text
    assert "1 value of Sales lies far from the others: $22,638, in row 9." in text
    assert "In Region, “west ” seems to mean “West”." in text


def test_what_goes_together_is_said_unless_one_follows_from_the_other(tmp_path: Path) -> None:
    quiet: dict[str, object] = {"portraits": (), "duplicates": 0}
    assert "There is a strong link between Sales and Profit." in answer(tmp_path, **quiet).reply.text()
    follows = (Derived("Profit", ("Sales",), "0.1 × Sales", 1.0),)
    text = answer(tmp_path, **quiet, derived=follows).reply.text()
    assert "strong link" not in text
    assert "Profit is 0.1 × Sales." in text


def test_a_last_month_that_is_not_over_and_gaps_are_said(tmp_path: Path) -> None:
    text = answer(tmp_path, portraits=(), rhythm=RHYTHM).reply.text()
    assert "The last month is not over: its rows stop on Dec 12, 2022." in text
    assert "There are no data for 2 months, Mar 1 – Apr 30, 2020." in text


def test_every_column_is_listed_with_its_kind_and_range(tmp_path: Path) -> None:
    table = next(part for part in answer(tmp_path).reply.parts if isinstance(part, TablePart))
    assert [list(row) for row in table.rows] == [
        ["Order Date", "date", "–", "Jan 3, 2019 – Dec 30, 2022", "–"],
        ["Region", "category", "12, 0.1%", "4 different values", "West 40%, East 30%"],
        ["Sales", "money (USD)", "–", "$0.44 to $22,638", "half lie between $17.28 and $209.94"],
        ["Discount", "percent", "3, 0.1%", "0.0% to 80.0%", "–"],
        ["Year", "whole number", "–", "2019 to 2022", "–"],
        ["=cmd()", "text", "–", "1 value", "–"],
    ]


def test_the_chart_draws_the_main_measure_with_what_is_missing(tmp_path: Path) -> None:
    chart = next(part for part in answer(tmp_path).reply.parts if isinstance(part, Chart))
    assert chart.path.read_bytes().startswith(b"\x89PNG")
    assert chart.title == "Sales by month: highest in Feb 2022, $120K"
    assert chart.alt == (
        "Line of Sales by month, Jan 3, 2019 – Dec 30, 2022. Sales was highest in Feb 2022, $120K. "
        "Sales was lowest in Jan 2022, $100K."
    )
    assert [mark["series"] for mark in chart.data] == ["whole", "whole", "no data", "not whole"]


def test_suggested_questions_can_be_clicked(tmp_path: Path) -> None:
    choices = next(part for part in answer(tmp_path).reply.parts if isinstance(part, Choices))
    assert [option.value for option in choices.options] == ["Predict next quarter's Sales by Region"]


def test_steps_of_preparation_that_were_not_applied_can_be_clicked(tmp_path: Path) -> None:
    offered = [part for part in answer(tmp_path).reply.parts if isinstance(part, Choices)][1]
    assert [(option.label, option.value) for option in offered.options] == [
        ("Fill 12 blanks in Region", "prepare=fill:Region"),
    ]


def test_notes_and_the_reasons_of_preparation_are_in_the_small_print(tmp_path: Path) -> None:
    text = answer(tmp_path).reply.text()
    assert "Left out 1 totals row." in text
    assert "line 4" not in text
    assert "Region: 12 rows have none." in text


def test_every_figure_stands_in_a_fact(tmp_path: Path) -> None:
    told = answer(tmp_path)
    given = ["Left out 1 totals row.", "12 rows have none", "Fill 12 blanks in Region"]
    assert unbacked(told.reply.text(), told.facts, given) == set()


def test_wide_files_show_ten_columns_and_say_so(tmp_path: Path) -> None:
    columns = tuple(Column(f"C{number}", Kind.NUMBER, 0, 9, 1.0, 2.5, 1.5, 9.0) for number in range(45))
    told = answer(tmp_path, columns, portraits=(), gist=None)
    assert "Showing 10 of 45." in told.reply.text()
    assert unbacked("Showing 10 of 45.", told.facts) == set()


def test_the_workbook_holds_the_profile_without_formulas(tmp_path: Path) -> None:
    answer(tmp_path)
    book = openpyxl.load_workbook(tmp_path / "profile.xlsx")
    assert book.sheetnames == [
        "Summary",
        "Columns",
        "Distributions",
        "Odd values",
        "Relationships",
        "Over time",
        "Preparation",
        "Reading",
        "Sample",
    ]
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
    bare |= {"portraits": ()}
    text = answer(tmp_path, (Column("A", Kind.EMPTY, 9994, 0),), duplicates=0, gist=None, **bare).reply.text()
    assert "1 column" in text
    assert "A (9,994, 100%)" in text
