"""Day first or month first: decided where something decides, told, and changed by a click; else said to be open."""

from collections.abc import Callable

import pytest

from automl.table import Note, Table

ReadText = Callable[..., Table]


def _rows(cells: list[str], rest: str = "1") -> str:
    return "when,value\n" + "".join(f"{cell},{rest}\n" for cell in cells)


def _note(table: Table, kind: str) -> Note | None:
    return next((note for note in table.notes if note.kind == kind), None)


def _second(table: Table) -> str:
    return str(table.frame["when"][1].date())


EVEN = [f"{month:02d}/01/2023" for month in range(1, 13)]
OPEN = ["03/04/2024", "05/06/2024", "02/09/2024"]


def test_even_months_decide_and_the_other_way_is_offered(read_text: ReadText) -> None:
    note = _note(read_text(_rows(EVEN)), "dates_ambiguous")
    assert note is not None
    assert [offer.wish for offer in note.offers] == ["dates=day_first"]
    other = read_text(_rows(EVEN), wishes=["dates=day_first"])
    assert _second(other) == "2023-01-02"
    back = _note(other, "dates_ambiguous")
    assert back is not None
    assert [offer.wish for offer in back.offers] == ["dates=month_first"]


@pytest.mark.parametrize(
    ("cells", "second"),
    [
        (["01/01/2023", "01/04/2023", "01/07/2023", "01/10/2023", "01/01/2024"], "2023-04-01"),
        (["01/01/2023", "04/01/2023", "07/01/2023", "10/01/2023", "01/01/2024"], "2023-04-01"),
        (["01/02/2023", "08/02/2023", "01/03/2023", "08/03/2023", "05/04/2023", "12/04/2023"], "2023-02-08"),
    ],
)
def test_quarters_and_the_order_of_the_rows_decide(read_text: ReadText, cells: list[str], second: str) -> None:
    table = read_text(_rows(cells))
    assert _second(table) == second
    assert _note(table, "dates_ambiguous")


def test_where_nothing_decides_both_ways_are_offered_with_an_example(read_text: ReadText) -> None:
    note = _note(read_text(_rows(OPEN)), "dates_undecided")
    assert note is not None
    assert "02/09/2024 could be 2 September or 9 February" in note.sentence
    assert [offer.wish for offer in note.offers] == ["dates=day_first", "dates=month_first"]


@pytest.mark.parametrize(("wish", "second"), [("dates=day_first", "2024-06-05"), ("dates=month_first", "2024-05-06")])
def test_what_was_open_is_read_as_people_ask(read_text: ReadText, wish: str, second: str) -> None:
    table = read_text(_rows(OPEN), wishes=[wish])
    assert _second(table) == second
    assert _note(table, "dates_undecided") is None


def test_decimal_commas_speak_for_the_day_first(read_text: ReadText) -> None:
    table = read_text(_rows(OPEN, '"1,5"'))
    assert _second(table) == "2024-06-05"
    assert _note(table, "dates_ambiguous")


def test_a_wish_does_not_change_dates_that_can_be_read_one_way(read_text: ReadText) -> None:
    table = read_text(_rows(["03/04/2024", "25/06/2024"]), wishes=["dates=month_first"])
    assert _second(table) == "2024-06-25"


def test_dates_that_are_the_same_both_ways_raise_no_question(read_text: ReadText) -> None:
    assert not read_text(_rows(["01/01/2024", "02/02/2024", "03/03/2024"])).notes
