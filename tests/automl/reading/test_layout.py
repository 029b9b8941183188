"""Headers, totals, footers and names."""

from collections.abc import Callable

import pytest

from automl.table import Kind, Table

ReadText = Callable[..., Table]


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _count(table: Table, kind: str) -> int | None:
    return next((note.count for note in table.notes if note.kind == kind), 0)


def test_title_lines_above_the_header_are_passed_over(read_text: ReadText) -> None:
    table = read_text(
        "Report: weekly\nGenerated: 2025-01-14 09:12\n\nDate,Region,Sales\n2024-01-01,N,5\n2024-01-08,S,6\n"
    )
    assert _names(table) == ["Date", "Region", "Sales"]
    assert any("line 4" in note.sentence for note in table.notes if note.kind == "header_found")


def test_title_lines_with_commas_are_passed_over(read_text: ReadText) -> None:
    table = read_text("Report, by, Jane, for, Q1\n\nDate,Sales\n2024-01-01,5\n2024-02-01,6\n2024-03-01,7\n")
    assert _names(table) == ["Date", "Sales"]


def test_a_table_without_a_header_keeps_all_its_rows(read_text: ReadText) -> None:
    table = read_text("1,english\n2,french\n3,german\n")
    assert (table.rows, _names(table)) == (3, ["Column 1", "Column 2"])
    assert "header_made_up" in {note.kind for note in table.notes}


def test_a_header_of_years_is_a_header(read_text: ReadText) -> None:
    table = read_text("Country,2019,2020,2021\nA,10,20,30\nB,11,21,31\n", wishes=["undo=reshaped"])
    assert _names(table) == ["Country", "2019", "2020", "2021"]


def test_a_header_of_months_is_a_header(read_text: ReadText) -> None:
    table = read_text("Product,Jan 2023,Feb 2023\nDesk,10,20\nLamp,11,21\n", wishes=["undo=reshaped"])
    assert _names(table) == ["Product", "Jan 2023", "Feb 2023"]


def test_two_lines_of_labels_are_joined(read_text: ReadText) -> None:
    table = read_text("Month,2023,,2024,\n,Plan,Actual,Plan,Actual\nJan,60,72,54,64\nFeb,10,96,26,29\nMar,9,9,6,9\n")
    assert _names(table) == ["Month", "2023 Plan", "2023 Actual", "2024 Plan", "2024 Actual"]


def test_a_line_of_units_below_the_header_is_left_out(read_text: ReadText) -> None:
    table = read_text(
        "item,weight,bought\n(name),(in grams),(day)\npen,5,2024-01-05\npad,7,2024-01-06\ncup,9,2024-01-07\n"
    )
    assert _names(table) == ["item", "weight", "bought"]
    assert table.column("weight").sum == 21


def test_a_table_of_texts_alone_has_its_first_row_as_header(read_text: ReadText) -> None:
    table = read_text("name,species\nRex,dog\nTom,cat\n")
    assert (table.rows, _names(table)) == (2, ["name", "species"])


def test_repeated_and_blank_names_become_distinct_and_are_told(read_text: ReadText) -> None:
    table = read_text("id,Sales,Sales,,Sales ,sales\na,2,3,x,4,5\nb,4,6,x,8,10\n")
    assert _names(table) == ["id", "Sales", "Sales (2)", "Column 4", "Sales (3)", "sales (4)"]
    assert _count(table, "columns_renamed") == 4


def test_names_are_trimmed_without_a_word(read_text: ReadText) -> None:
    table = read_text(" Units  Sold ,Price\n1,2\n3,4\n")
    assert _names(table) == ["Units Sold", "Price"]
    assert not table.notes


@pytest.mark.parametrize("word", ["Total", "TOTAL:", "Grand total", "Summe", "Total général", "Sum"])
def test_a_totals_row_is_left_out(read_text: ReadText, word: str) -> None:
    table = read_text(f"Region,Sales,Units\nNorth,10,1\nSouth,20,2\n{word},30,3\n")
    assert table.column("Sales").sum == 30
    assert _count(table, "totals_left_out") == 1


def test_a_last_row_of_sums_without_a_word_is_left_out(read_text: ReadText) -> None:
    table = read_text("Region,Sales,Units\nNorth,10,1\nSouth,20,2\nEast,30,3\nWest,5,1\n,65,7\n")
    assert (table.rows, table.source_rows, _count(table, "totals_left_out")) == (4, 5, 1)


def test_subtotals_within_a_pivot_are_left_out_and_groups_filled_down(read_text: ReadText) -> None:
    table = read_text(
        "Region,Month,Sales\nNorth,2024-01,7\n,2024-02,8\nNorth Total,,15\n"
        "South,2024-01,5\n,2024-02,6\nSouth Total,,11\nGrand Total,,26\n"
    )
    assert table.column("Sales").sum == 26
    assert table.frame["Region"].tolist() == ["North", "North", "South", "South"]


def test_a_brand_called_total_stays(read_text: ReadText) -> None:
    table = read_text(
        "Date,Brand,Sales\n2024-01-01,Total,10\n2024-01-01,Shell,20\n2024-02-01,Shell,5\n2024-02-01,Total,7\n"
    )
    assert table.rows == 4


def test_repeated_headers_page_marks_and_footers_are_left_out(read_text: ReadText) -> None:
    table = read_text(
        "Date,Region,Sales\n2024-01-01,N,5\n2024-01-08,S,6\nPage 2\nDate,Region,Sales\n2024-01-15,N,7\n2024-01-22,N,8\n"
        "Total,,26\n\nConfidential - internal use only\n"
    )
    assert (table.rows, table.source_rows) == (4, 8)
    kinds = ["repeated_headers_left_out", "comments_left_out", "totals_left_out", "footers_left_out"]
    assert [_count(table, kind) for kind in kinds] == [1, 1, 1, 1]


def test_a_last_row_with_a_remark_in_a_number_column_stays(read_text: ReadText) -> None:
    rows = "".join(f"shop {place},{place}\n" for place in range(20))
    assert read_text(f"shop,sales\n{rows}shop 20,closed\n").rows == 21


def test_words_for_nothing_are_missing(read_text: ReadText) -> None:
    table = read_text("a,b,c\n1,N/A,x\n-,2,NULL\n#N/A,—,y\n4,3,z\n")
    assert [column.missing for column in table.columns] == [2, 2, 1]


def test_a_region_called_na_is_a_region(read_text: ReadText) -> None:
    assert read_text("region,v\nNA,1\nEMEA,2\nAPAC,3\nNA,4\n").column("region").missing == 0


def test_a_column_of_nothing_is_empty(read_text: ReadText) -> None:
    table = read_text("a,b\n1,NA\n2,none\n3,\n")
    assert table.column("b").kind is Kind.EMPTY
    assert table.frame["b"].tolist() == [None, None, None]


def test_kinds_of_texts(read_text: ReadText) -> None:
    remark = "A long remark of someone " * 4
    rows = [
        f"US-{place:04d},{place % 3 + 100},{'ABC'[place % 3]},{remark}{place},0{place % 7}:30" for place in range(60)
    ]
    table = read_text("\n".join(["order,Customer No,class,remark,time", *rows]))
    kinds = [column.kind for column in table.columns]
    assert kinds == [Kind.ID, Kind.ID, Kind.CATEGORY, Kind.TEXT, Kind.CATEGORY]


def test_a_first_row_with_missing_numbers_is_data(read_text: ReadText) -> None:
    table = read_text("shop,sales\nx,#REF!\ny,3\nz,4\n")
    assert table.frame["shop"].tolist() == ["x", "y", "z"]
    unnamed = read_text(",sales\nx,n/a\ny,3\nz,4\n")
    assert unnamed.frame["Column 1"].tolist() == ["x", "y", "z"]


def test_averages_below_a_total_go_with_it_but_a_class_called_average_stays(read_text: ReadText) -> None:
    report = read_text("Region,Sales\nNorth,1\nSouth,3\nTotal,4\nAverage,2\n")
    assert report.frame["Region"].tolist() == ["North", "South"]
    assert read_text("Rating,Count\nBad,1\nGood,3\nAverage,2\n").rows == 3
