"""What could be read differently is offered quietly; what was is told in a clause."""

from dataclasses import replace

import pandas as pd
import pytest

from automl.findings import DescribeResult
from automl.profile import profile_column
from automl.table import Kind, Note, Offer, Table
from reports.reply import Choices, Footnote, Option, Paragraph, Reply
from reports.rereading import MOST_OFFERED, MOST_SEEN, again, offered, reread, with_offers

TOTALS = Note("totals_left_out", "Left out 1 totals row.", 1, (Offer("Keep the totals row", "undo=totals_left_out"),))
TABLES = Note("other_tables", "The workbook holds 2 tables.", 1, (Offer("Use Returns", "table=Returns"),))


def orders(*notes: Note) -> Table:
    frame = pd.DataFrame({"Sales": [1.0, 2.0]})
    return Table("Orders", frame, (profile_column(frame["Sales"], Kind.NUMBER, ()),), notes=notes)


def values(choices: Choices | None) -> list[str]:
    return [] if choices is None else [option.value for option in choices.options]


def test_other_tables_come_first_and_nothing_is_offered_twice() -> None:
    assert values(offered(orders(TOTALS, TABLES, TOTALS))) == ["table=Returns", "undo=totals_left_out"]


def test_a_file_with_many_tables_offers_a_few() -> None:
    many = tuple(Offer(f"Use {n}", f"table={n}") for n in range(30))
    assert len(values(offered(orders(replace(TABLES, offers=many))))) == MOST_OFFERED


def test_what_can_only_be_read_one_way_offers_nothing() -> None:
    assert with_offers([Paragraph("Sales: 3.")], orders()) == (Paragraph("Sales: 3."),)


def test_what_is_offered_elsewhere_is_not_offered_again() -> None:
    there = Choices("Prepare it:", (Option("Keep it", "undo=totals_left_out"),))
    parts = with_offers([there], orders(TOTALS, TABLES))
    assert isinstance(parts[1], Choices)
    assert values(parts[1]) == ["table=Returns"]


def test_the_row_of_names_is_offered_where_the_file_is_told_of_and_last() -> None:
    found = Note("sheet_read", "Read sheet Orders, header in row 4.", None, (Offer("Use row 5", "header=5"),))
    described = DescribeResult((), 2, 0, (), (), (), (), orders().frame)
    assert with_offers([], orders(found)) == ()
    [told] = with_offers([], orders(found, TOTALS), [described])
    assert isinstance(told, Choices)
    assert told.quiet
    assert values(told) == ["undo=totals_left_out", "header=5"]
    assert told.folded == 1


def test_of_many_choices_a_few_are_seen_and_the_others_folded() -> None:
    choices = offered(orders(TOTALS, replace(TABLES, offers=tuple(Offer(f"Use {n}", f"table={n}") for n in range(5)))))
    assert choices is not None
    assert len(choices.options) - choices.folded == MOST_SEEN


def test_what_is_said_first_is_not_said_again_in_the_small_print() -> None:
    told = again(Reply((Paragraph("Sales: 3."), Footnote("Left out 1 totals row. Rounded."))), "Left out 1 totals row.")
    assert told.parts == (Paragraph("Left out 1 totals row."), Paragraph("Sales: 3."), Footnote("Rounded."))
    alone = again(Reply((Footnote("Left out 1 totals row."),)), "Left out 1 totals row.")
    assert alone.parts == (Paragraph("Left out 1 totals row."),)


KEPT = Note("totals_left_out", "Kept 1 totals row.", 1, (Offer("Leave out the totals row", "do=totals_left_out"),))
FILLED = Note("prepared", "2 blanks are filled, as you asked.", 2, (Offer("Keep the blanks", "unprepare=fill:Sales"),))


@pytest.mark.parametrize(
    ("wish", "table", "said"),
    [
        ("table=Orders", orders(), "This is read from Orders now."),
        ("undo=totals_left_out", orders(FILLED, KEPT), "Kept 1 totals row."),
        ("do=totals_left_out", orders(TOTALS), "Left out 1 totals row."),
        ("prepare=fill:Sales", orders(KEPT, FILLED), "2 blanks are filled, as you asked."),
        ("unprepare=fill:Sales", orders(), "As you chose: Keep the blanks."),
        ("dates=day_first", orders(), "Dates such as 03/04/2024 are read with the day first now."),
    ],
)
def test_what_was_done_is_told(wish: str, table: Table, said: str) -> None:
    assert reread(wish, "Keep the blanks", table) == said
