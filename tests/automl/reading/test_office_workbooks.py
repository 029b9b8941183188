"""One sheet as people in a sales office make it: titles, groups, subtotals, remarks, several tables."""

from pathlib import Path

import pytest

from automl.reading import Handling, read_file
from automl.table import Table
from tests.automl.reading.books import MONTHS, NAMES, PRODUCTS, REGIONS, Rows, book, orders, revenue

ORDERS = orders()
TOTAL: Rows = [["Total", None, None, 115, revenue()]]


def _read(folder: Path, rows: Rows, *merged: str, wishes: tuple[str, ...] = ()) -> Table:
    return read_file(book(folder, {"Data": rows}, merged), handling=Handling.of(wishes)).tables[0]


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _kinds(table: Table) -> set[str]:
    return {note.kind for note in table.notes}


AROUND: dict[str, Rows] = {
    "rows of a logo": [[None, "ACME GmbH"], [None, "Monthly report"], ["Period:", "Jan 2024"], [], *ORDERS],
    "a filter above": [["Region filter:", "(All)"], ["Year:", "2024"], [], *ORDERS],
    "keys right above": [["Report:", "weekly"], ["Confidential"], *ORDERS],
    "units below the names": [NAMES, ["(date)", "", "", "pcs", "EUR"], *ORDERS[1:]],
    "the names twice": [NAMES, *ORDERS],
    "blank rows between": [row for each in ORDERS for row in (each, [])],
    "a total above": [*TOTAL, *ORDERS],
    "a total below the names": [NAMES, *TOTAL, *ORDERS[1:]],
    "a total and a signature": [
        *ORDERS,
        *TOTAL,
        [],
        ["Prepared by: Ana"],
        ["Approved by: Bob", "", "Date: 2024-05-01"],
    ],
    "a total without a word": [*ORDERS, [None, None, None, 115, revenue()]],
    "taxes below the total": [
        *ORDERS,
        [],
        [None, None, "Total:", 115, revenue()],
        [None, None, "VAT 19%", None, 123.4],
    ],
    "a legend below": [*ORDERS, [], ["Legend"], ["N", "North"], ["S", "South"], ["* provisional figures"]],
    "a remark between": [*ORDERS[:9], ["* new price list"], *ORDERS[9:20], ["NEW TEAM FROM HERE"], *ORDERS[20:]],
    "pages": [
        row for at in range(3) for row in ([f"Page {at + 1} of 3"], NAMES, *ORDERS[1 + 10 * at : 11 + 10 * at], [])
    ],
}


@pytest.mark.parametrize("rows", AROUND.values(), ids=AROUND.keys())
def test_what_stands_around_the_orders_is_no_order(rows: Rows, tmp_path: Path) -> None:
    table = _read(tmp_path, rows)
    assert (_names(table), table.rows) == (NAMES, 30)
    assert (table.column("Units").sum, table.column("Revenue").sum) == (115, pytest.approx(revenue()))


def _with_quarters(called: str) -> Rows:
    rows: list[list[object]] = []
    for place, (_, sales, costs) in enumerate(MONTHS):
        rows.append([f"2024-{place + 1:02}", sales, costs])
        if place % 3 == 2:
            rows.append([called.format(place // 3 + 1), *_sums(MONTHS[place - 2 : place + 1])])
    return [["Month", "Sales", "Costs"], *rows, ["FY 2024", *_sums(MONTHS)]]


def _sums(rows: Rows) -> list[int]:
    return [sum(row[place] for row in rows) for place in (1, 2)]


@pytest.mark.parametrize("called", ["Q{} Total", "Subtotal Q{}", "Q{}", "Q{} 2024"])
def test_quarters_between_the_months_are_left_out(called: str, tmp_path: Path) -> None:
    table = _read(tmp_path, _with_quarters(called))
    assert (table.rows, table.column("Sales").sum) == (12, _sums(MONTHS)[0])
    assert next(note.count for note in table.notes if note.kind == "totals_left_out") == 5


def test_a_sum_without_a_total_s_word_is_left_out_and_kept_when_asked(tmp_path: Path) -> None:
    rows = [
        ["Region", "Sales", "Units"],
        *([name, 10 + at, 1 + at] for at, name in enumerate(REGIONS)),
        ["All", 46, 10],
    ]
    assert _read(tmp_path, rows).rows == 4
    kept = _read(tmp_path, rows, wishes=("undo=totals_left_out",))
    note = next(note for note in kept.notes if note.kind == "totals_left_out")
    assert (kept.rows, note.sentence) == (5, "Kept 1 totals row, as you asked.")
    assert note.offers[0].wish == "do=totals_left_out"


def test_a_row_that_happens_to_be_called_total_among_others_stays(tmp_path: Path) -> None:
    rows = [["Brand", "Sales", "Units"], ["Shell", 40, 4], ["Total", 70, 3], ["BP", 30, 6], ["Esso", 20, 5]]
    assert _read(tmp_path, rows).rows == 4


def _blocks(title: str, *, header: bool, total: bool) -> Rows:
    rows: list[list[object]] = [] if header else [["Product", "Units", "Revenue"]]
    for region in REGIONS:
        rows += [[title.format(region)], *([["Product", "Units", "Revenue"]] if header else []), *map(list, PRODUCTS)]
        rows += [[f"Subtotal {region}" if not header else "Total", 10, 470]] if total else []
        rows += [[]] if header else []
    return rows


@pytest.mark.parametrize("header", [True, False])
@pytest.mark.parametrize("total", [True, False])
@pytest.mark.parametrize(("title", "name"), [("{}", "Section"), ("Region: {}", "Region")])
def test_lines_that_name_groups_become_a_column(
    title: str, name: str, header: bool, total: bool, tmp_path: Path
) -> None:
    table = _read(tmp_path, _blocks(title, header=header, total=total))
    assert (_names(table), table.rows) == ([name, "Product", "Units", "Revenue"], 12)
    assert table.frame[name].tolist() == [region for region in REGIONS for _ in PRODUCTS]
    assert table.column("Revenue").sum == 4 * 470


def test_lines_that_name_groups_stay_rows_when_asked(tmp_path: Path) -> None:
    rows = _blocks("{}", header=False, total=False)
    table = _read(tmp_path, rows, wishes=("undo=sections_read",))
    assert (_names(table), table.rows) == (["Product", "Units", "Revenue"], 16)


def test_a_compact_pivot_is_read_with_its_groups_once(tmp_path: Path) -> None:
    groups = [row for region in REGIONS for row in ([region, 470], ["Desk", 300], ["Lamp", 50], ["Chair", 120])]
    table = _read(tmp_path, [[], ["Row Labels", "Sum of Sales"], *groups, ["Grand Total", 1880]])
    assert (table.rows, table.column("Sum of Sales").sum) == (12, 1880)
    assert table.frame["Section"].tolist() == [region for region in REGIONS for _ in PRODUCTS]


def test_a_group_named_once_is_filled_down_and_not_when_asked(tmp_path: Path) -> None:
    rows = [["Region", "Month", "Sales"]]
    rows += [
        [region if at == 0 else None, month, at + 1] for region in REGIONS for at, month in enumerate(("Jan", "Feb"))
    ]
    assert _read(tmp_path, rows).column("Region").missing == 0
    blank = _read(tmp_path, rows, wishes=("undo=filled_down",))
    assert (blank.column("Region").missing, "filled_down" in _kinds(blank)) == (4, True)


def test_merged_cells_hold_their_text_in_every_row(tmp_path: Path) -> None:
    north = [["North", "Jan", 10], [None, "Feb", 20], [None, "Mar", 30], [None, "Total", 60]]
    south = [["South", "Jan", 11], [None, "Feb", 21], [None, "Mar", 31], [None, "Total", 63]]
    rows = [["Region", "Month", "Sales"], *north, *south, ["Grand Total", None, 123]]
    table = _read(tmp_path, rows, "A2:A5", "A6:A9", "A10:B10")
    assert (table.rows, table.column("Sales").sum) == (6, 123)
    assert table.frame["Region"].tolist() == ["North"] * 3 + ["South"] * 3


def test_a_header_of_three_rows_is_joined_and_can_be_taken_apart(tmp_path: Path) -> None:
    top: Rows = [
        ["Product", "Store", None, None, None, "Web", None],
        [None, "New", None, "Used", None, "New", None],
        [None, "Units", "Value", "Units", "Value", "Units", "Value"],
    ]
    merged = ("B1:E1", "F1:G1", "B2:C2", "D2:E2", "F2:G2", "A1:A3")
    rows = [*top, *([name, 1, 2, 3, 4, 5, 6] for name in "ABCDEF")]
    table = _read(tmp_path, rows, *merged)
    assert _names(table)[:4] == ["Product", "Store New Units", "Store New Value", "Store Used Units"]
    note = next(note for note in table.notes if note.kind == "second_header_joined")
    assert note.sentence == "Joined the column names of rows 1, 2 and 3."
    apart = _read(tmp_path, rows, *merged, wishes=("undo=second_header_joined",))
    assert _names(apart)[1:3] == ["Units", "Value"]


def test_tables_below_and_beside_one_another_are_offered(tmp_path: Path) -> None:
    quotas: Rows = [["Rep", "Quota"], ["Ana", 100], ["Bo", 200], ["Cy", 300]]
    below = _read(tmp_path, [*ORDERS, [], ["Quotas"], *quotas])
    assert (below.rows, below.column("Revenue").sum) == (30, pytest.approx(revenue()))
    offers = [offer.wish for note in below.notes for offer in note.offers if note.kind == "other_tables"]
    assert offers == ["table=Quotas"]
    chosen = _read(tmp_path, [*ORDERS, [], ["Quotas"], *quotas], wishes=("table=Quotas",))
    assert (chosen.rows, chosen.column("Quota").sum) == (3, 600)
    beside = _read(tmp_path, [[*row, None, *extra] for row, extra in zip(ORDERS, [*quotas, *[[]] * 27], strict=True)])
    assert (_names(beside), beside.rows) == (NAMES, 30)


@pytest.mark.parametrize(("title", "name"), [("Week {}", "Section"), ("0{}/2024", "Period"), ("202{}", "Year")])
def test_lines_that_name_periods_become_a_column(title: str, name: str, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Region", "Units", "Revenue"]]
    for at in (1, 2, 3):
        rows += [[title.format(at)], *([region, at, 10 * at] for region in REGIONS)]
    table = _read(tmp_path, rows)
    assert (_names(table), table.rows) == ([name, "Region", "Units", "Revenue"], 12)


def test_parts_named_in_their_header_are_one_table(tmp_path: Path) -> None:
    parts = [[[region, "Units", "Revenue"], *PRODUCTS, []] for region in REGIONS]
    table = _read(tmp_path, [row for part in parts for row in part])
    assert (table.rows, table.column("Revenue").sum) == (12, 4 * 470)
    assert table.frame["Section"].tolist() == [region for region in REGIONS for _ in PRODUCTS]


def test_a_last_value_that_happens_to_be_the_sum_of_a_few_stays(tmp_path: Path) -> None:
    assert _read(tmp_path, [["Item", "Value"], ["A", 1], ["B", 2], ["C", 3], ["D", 6]]).rows == 4
