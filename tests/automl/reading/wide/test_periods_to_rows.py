"""Months, quarters, weeks and years that stand as columns become rows."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from automl.reading import Handling, read_file
from automl.table import Frequency, Kind, Table

ReadText = Callable[..., Table]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _notes(table: Table, kind: str) -> str:
    return " ".join(note.sentence for note in table.notes if note.kind == kind)


def _text(*rows: list[object]) -> str:
    return "".join(",".join(map(str, row)) + "\n" for row in rows)


def test_months_become_rows_and_what_stays_is_repeated(read_text: ReadText) -> None:
    table = read_text("Shop,Town,Jan 2024,Feb 2024,Mar 2024\na,Bonn,1,3,2\nb,Ulm,4,,6\n")
    assert table.reshaped == "periods to rows"
    assert (table.source_rows, table.source_columns) == (2, 5)
    frame = table.frame
    assert _names(table) == ["Shop", "Town", "Month", "Value"]
    assert frame["Shop"].tolist() == ["a", "a", "a", "b", "b", "b"]
    assert frame["Month"].tolist()[:3] == [pd.Timestamp(2024, month, 1) for month in (1, 2, 3)]
    assert frame["Value"].fillna(-1).tolist() == [1, 3, 2, 4, -1, 6]
    assert table.column("Value").missing == 1


@pytest.mark.parametrize(
    ("labels", "name", "frequency", "first", "last"),
    [
        (["2021", "2022", "2023"], "Year", Frequency.YEAR, "2021-01-01", "2023-01-01"),
        (["FY22", "FY23", "FY24"], "Year", Frequency.YEAR, "2022-01-01", "2024-01-01"),
        (["2023A", "2024A", "2025E"], "Year", Frequency.YEAR, "2023-01-01", "2025-01-01"),
        (["2021/22", "2022/23", "2023/24"], "Year", Frequency.YEAR, "2021-01-01", "2023-01-01"),
        (["2009-10", "2010-11", "2011-12"], "Year", Frequency.YEAR, "2009-01-01", "2011-01-01"),
        (["2010/2011", "2011/2012", "2012/2013"], "Year", Frequency.YEAR, "2010-01-01", "2012-01-01"),
        (["FY 2003/04", "FY 2004/05", "FY 2005/06"], "Year", Frequency.YEAR, "2003-01-01", "2005-01-01"),
        (["2000-11", "2000-12", "2001-01"], "Month", Frequency.MONTH, "2000-11-01", "2001-01-01"),
        (["H1 2023", "H2 2023", "H1 2024"], "Half-year", Frequency.QUARTER, "2023-01-01", "2024-01-01"),
        (["Q3 2023", "Q4 2023", "Q1 2024"], "Quarter", Frequency.QUARTER, "2023-07-01", "2024-01-01"),
        (["3Q23", "4Q23", "1Q24"], "Quarter", Frequency.QUARTER, "2023-07-01", "2024-01-01"),
        (["Jan-24", "Feb-24", "Mar-24"], "Month", Frequency.MONTH, "2024-01-01", "2024-03-01"),
        (["2024-01", "2024-02", "2024-03"], "Month", Frequency.MONTH, "2024-01-01", "2024-03-01"),
        (["202401", "202402", "202403"], "Month", Frequency.MONTH, "2024-01-01", "2024-03-01"),
        (["1-2024", "2-2024", "3-2024"], "Month", Frequency.MONTH, "2024-01-01", "2024-03-01"),
        (["Mär 2024", "Apr 2024", "Mai 2024"], "Month", Frequency.MONTH, "2024-03-01", "2024-05-01"),
        (["W1 2024", "W2 2024", "W3 2024"], "Week", Frequency.WEEK, "2024-01-01", "2024-01-15"),
        (["2024-01-05", "2024-01-06", "2024-01-07"], "Date", Frequency.DAY, "2024-01-05", "2024-01-07"),
        (["01/01/2024", "02/01/2024", "03/01/2024"], "Month", Frequency.MONTH, "2024-01-01", "2024-03-01"),
    ],
)
def test_periods_in_many_spellings(
    read_text: ReadText, labels: list[str], name: str, frequency: Frequency, first: str, last: str
) -> None:
    table = read_text(_text(["Region", *labels], ["North", 1, 3, 2], ["South", 4, 5, 7]))
    assert _names(table) == ["Region", name, "Value"]
    assert table.time is not None
    assert (table.time.column, table.time.frequency) == (name, frequency)
    assert (str(table.time.start), str(table.time.end)) == (first, last)
    assert table.column("Value").sum == 22


def test_totals_among_the_periods_are_left_out_and_told(read_text: ReadText) -> None:
    table = read_text(
        "Region,Jan-24,Feb-24,Mar-24,Q1,Apr-24,May-24,Jun-24,Q2,YTD\nN,1,2,3,6,1,2,3,6,12\nS,1,2,3,6,1,2,,3,9\n"
    )
    assert table.column("Value").sum == 21
    assert "Q1, Q2, YTD" in _notes(table, "reshaped")


def test_sums_that_no_name_gives_away_are_left_out(read_text: ReadText) -> None:
    text = "Region,2022,2023,2024,All\nN,1,2,3,6\nS,4,5,7,16\nW,1,1,2,4\n,6,8,12,26\n"
    table = read_text(text)
    assert (table.rows, table.column("Value").sum) == (9, 26)
    assert {"Left out 1 totals row."} == {note.sentence for note in table.notes if note.kind == "totals_left_out"}
    assert "All" in _notes(table, "reshaped")
    assert read_text(text, wishes=["undo=totals_left_out"]).rows == 12


def test_totals_over_two_measures_are_left_out(read_text: ReadText) -> None:
    table = read_text(
        "Region,2023,,2024,,Total,\n,Plan,Actual,Plan,Actual,Plan,Actual\nN,1,2,3,4,4,6\nS,5,6,7,8,12,14\nW,1,1,1,1,2,2\n"
    )
    assert _names(table) == ["Region", "Year", "Plan", "Actual"]
    assert (table.rows, table.column("Plan").sum, table.column("Actual").sum) == (6, 18, 22)


def test_measures_stand_side_by_side(read_text: ReadText) -> None:
    table = read_text("Customer,Units 2022,Units 2023,Revenue 2022,Revenue 2023\na,1,2,10.5,20.5\nb,3,,30.5,40.5\n")
    assert _names(table) == ["Customer", "Year", "Units", "Revenue"]
    assert table.frame["Revenue"].tolist() == [10.5, 20.5, 30.5, 40.5]
    assert table.column("Units").missing == 1


def test_a_row_of_years_above_a_row_of_quarters_is_read_with_it(read_text: ReadText) -> None:
    table = read_text("Region,2023,,2024,\n,Q3,Q4,Q1,Q2\nN,60,72,54,64\nS,10,96,26,29\nW,9,9,6,9\n")
    assert _names(table) == ["Region", "Quarter", "Value"]
    assert (table.column("Quarter").min, table.column("Quarter").max) == ("2023-07-01", "2024-04-01")


def test_a_column_of_years_gives_the_months_their_year(read_text: ReadText) -> None:
    table = read_text(_text(["Year", *MONTHS], [2022, *range(12)], [2023, *range(12, 24)]))
    assert _names(table) == ["Year", "Month", "Value"]
    assert table.time is not None
    assert table.time.column == "Month"
    assert (str(table.time.start), str(table.time.end)) == ("2022-01-01", "2023-12-01")
    assert table.frame.sort_values("Month")["Value"].tolist() == list(range(24))


def test_months_down_and_years_across_are_one_date(read_text: ReadText) -> None:
    rows = [[month, place, place + 12] for place, month in enumerate(MONTHS)]
    table = read_text(_text(["Month", 2022, 2023], *rows))
    assert _names(table) == ["Month", "Value"]
    assert table.frame["Value"].tolist() == list(range(24))
    assert table.frame["Month"].is_monotonic_increasing


@pytest.mark.parametrize(
    ("name", "title", "said"),
    [("sales_2024", "", "the file's name"), ("t", "Orders by product 2024\n\n", "the title")],
)
def test_the_year_is_taken_from_a_title_or_a_name_and_told(
    read_text: ReadText, name: str, title: str, said: str
) -> None:
    table = read_text(title + _text(["Product", *MONTHS], ["a", *range(12)], ["b", *range(12)]), name=name)
    assert (table.column("Month").min, table.column("Month").max) == ("2024-01-01", "2024-12-01")
    assert said in _notes(table, "year_found")


def test_a_fiscal_year_is_named_by_the_year_in_which_it_ends(read_text: ReadText) -> None:
    months = [*MONTHS[3:], *MONTHS[:3]]
    table = read_text(_text(["Product", *months], ["a", *range(12)], ["b", *range(12)]), name="FY2024")
    begun = read_text(_text(["Product", *months], ["a", *range(12)], ["b", *range(12)]), name="2023-24")
    for read in (table, begun):
        assert (read.column("Month").min, read.column("Month").max) == ("2023-04-01", "2024-03-01")


def test_months_without_any_year_are_rows_too_but_no_dates(read_text: ReadText) -> None:
    table = read_text(_text(["Product", *MONTHS], ["a", *range(12)], ["b", *range(12)]))
    assert (table.rows, table.column("Month").kind, table.time) == (24, Kind.CATEGORY, None)


@pytest.mark.parametrize("title", ["Sales by product", "Sales, in thousand €"])
def test_a_title_names_the_values(read_text: ReadText, title: str) -> None:
    table = read_text(f'"{title}"\n\nProduct,2022,2023,2024\na,1,2,3\nb,4,5,6\nc,4,5,6\n')
    assert _names(table) == ["Product", "Year", "Sales"]


def test_the_header_above_or_the_sheet_names_the_values(tmp_path: Path) -> None:
    over = [["", "Units sold", "", ""], ["Product", "Jan 2024", "Feb 2024", "Mar 2024"], ["a", 1, 2, 3], ["b", 4, 5, 6]]
    for rows, sheet, name in ((over, "Data", "Units sold"), (over[1:], "Revenue 2024", "Revenue")):
        path = tmp_path / "book.xlsx"
        pd.DataFrame(rows).to_excel(path, sheet_name=sheet, header=False, index=False)
        assert _names(read_file(path).tables[0]) == ["Product", "Month", name]


def test_decimal_marks_and_currencies_of_all_periods_are_decided_together(read_text: ReadText) -> None:
    table = read_text(
        "Produkt;Januar 2024;Februar 2024;März 2024;Summe\nA;1.060 €;72 €;1.054,25 €;2.186,25 €\nB;1,5 €;;3 €;4,5 €\n"
    )
    assert table.column("Value").kind is Kind.MONEY
    assert table.column("Value").sum == pytest.approx(2190.75)


def test_periods_not_yet_filled_are_missing_and_the_axis_ends_before_them(read_text: ReadText) -> None:
    table = read_text("Region,Jan 2024,Feb 2024,Mar 2024,Apr 2024\nN,1,2,,\nS,3,4,,\n")
    assert table.rows == 8
    assert table.time is not None
    assert str(table.time.end) == "2024-02-01"


def test_it_can_be_undone_and_done_again(read_text: ReadText) -> None:
    text = "Shop,Jan 2024,Feb 2024,Mar 2024,Total\na,1,2,3,6\nb,4,5,6,15\n"
    undo = next(note for note in read_text(text).notes if note.kind == "reshaped").offers[0]
    undone = read_text(text, wishes=[undo.wish])
    assert (undone.reshaped, undone.rows, len(undone.columns)) == (None, 2, 5)
    again = next(note for note in undone.notes if note.kind == "reshaped").offers[0]
    assert read_text(text, wishes=Handling.of([undo.wish, again.wish]).wishes).rows == 6


@pytest.mark.parametrize(
    "text",
    [
        "spend_2022,spend_2023,churn,age\n1,2,0,33\n1,4,1,34\n",
        "age,Q1,Q2,Q3,Q4,Q5,Q6\n31,2,0,3,1,2,3\n35,4,1,4,1,2,3\n",
        "Date,2022,2023\n2024-01-01,5,6\n2024-01-02,7,8\n2024-01-03,7,8\n",
        "Month,Food,Clothes,Cafes\n2024-01,5,6,7\n2024-02,7,8,9\n",
        "Name,May,June,April\nx,5,6,7\ny,7,8,9\n",
        "Task,Jan 2024,Feb 2024,Mar 2024\nx,done,open,open\ny,done,done,open\n",
    ],
)
def test_what_only_looks_like_periods_stays(read_text: ReadText, text: str) -> None:
    table = read_text(text)
    assert table.reshaped is None
    assert table.rows == text.count("\n") - 1
