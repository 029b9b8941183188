"""Statements with months across: each line measures something else, and becomes a column."""

from collections.abc import Callable

import pandas as pd

from automl.table import Table

ReadText = Callable[..., Table]
PROFIT_AND_LOSS = """Acme LLC,,,,
Profit and Loss,,,,
,,,,
,Jan 2024,Feb 2024,Mar 2024,Total
Income,,,,
   Sales,"1,200.00","1,300.50","1,250.00","3,750.50"
   Services,300.00,310.00,290.00,900.00
Total Income,"1,500.00","1,610.50","1,540.00","4,650.50"
Rent,200.00,200.00,200.00,600.00
Net Income,"1,300.00","1,410.50","1,340.00","4,050.50"
"""
FIGURES = "KPI,Q1 2024,Q2 2024,Q3 2024\nSessions,1200,1300,1500\nConversion rate,2.5%,2.6%,2.7%\nOrders,30,34,41\n"


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def test_each_line_of_a_profit_and_loss_is_a_column_and_no_sum_is_counted_twice(read_text: ReadText) -> None:
    table = read_text(PROFIT_AND_LOSS)
    assert _names(table) == ["Month", "Sales", "Services", "Total Income", "Rent", "Net Income"]
    assert table.frame["Month"].tolist() == [pd.Timestamp(2024, month, 1) for month in (1, 2, 3)]
    assert (table.column("Sales").sum, table.column("Net Income").sum) == (3750.5, 4050.5)
    kinds = [note.kind for note in table.notes]
    assert "lines_as_columns" in kinds
    assert "totals_left_out" not in kinds


def test_key_figures_keep_their_own_kinds(read_text: ReadText) -> None:
    table = read_text(FIGURES)
    assert [(column.name, column.kind.value) for column in table.columns] == [
        ("Quarter", "date"),
        ("Sessions", "integer"),
        ("Conversion rate", "percent"),
        ("Orders", "integer"),
    ]


def test_the_lines_stay_rows_when_people_want_that(read_text: ReadText) -> None:
    offered = [offer.wish for note in read_text(FIGURES).notes for offer in note.offers]
    assert "undo=lines_as_columns" in offered
    assert _names(read_text(FIGURES, wishes=["undo=lines_as_columns"])) == ["KPI", "Quarter", "Value"]


def test_things_that_are_measured_alike_stay_rows(read_text: ReadText) -> None:
    table = read_text("Department,Jan 2024,Feb 2024\nSales,3,4\nMarketing,5,5\nFinance,2,2\n")
    assert _names(table) == ["Department", "Month", "Value"]


def test_the_firsts_of_months_across_are_called_months(read_text: ReadText) -> None:
    table = read_text("Shop,2024-01-01,2024-02-01,2024-03-01\na,1,2,3\nb,4,5,6\n")
    assert _names(table) == ["Shop", "Month", "Value"]
    assert any("The 3 months that were columns" in note.sentence for note in table.notes)


def test_months_in_digits_are_names_though_the_columns_below_are_nearly_blank(read_text: ReadText) -> None:
    table = read_text("Place,200011,200012,200101\nNorth,1.01,0.00,\nSouth,1.01,,\nWest,1.01,0.00,\n")
    assert _names(table) == ["Place", "Month", "Value"]
    assert table.frame["Month"].max() == pd.Timestamp(2001, 1, 1)
