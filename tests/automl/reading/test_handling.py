"""What people want of a file, as texts and back."""

import pytest

from automl.reading import Handling
from automl.reading.handling import is_wish


def test_wishes_come_to_a_handling_and_back() -> None:
    wishes = ("table=Q1=Q2", "header=4", "undo=totals_left_out", "dates=day_first", "prepare=fill:Unit price")
    assert Handling.of(wishes).wishes == wishes


def test_the_later_wish_holds() -> None:
    handling = Handling.of(["table=A", "undo=x", "prepare=s", "dates=day_first", "table=B", "do=x", "unprepare=s"])
    assert handling == Handling(table="B", dates="day_first")


def test_other_choices_are_passed_over() -> None:
    assert Handling.of(["measure=Sales", "table=", "dates=sideways", "Predict sales"]) == Handling()
    assert not is_wish("group=Region")


@pytest.mark.parametrize("wish", ["header=none", "header=12"])
def test_a_row_of_column_names_is_a_number_or_none(wish: str) -> None:
    assert Handling.of([wish]).wishes == (wish,)


def test_another_table_has_its_names_elsewhere() -> None:
    assert Handling.of(["header=4", "table=Costs"]) == Handling(table="Costs")
    assert Handling.of(["header=4", "header=found"]) == Handling()


@pytest.mark.parametrize("text", ["header=0", "header=-1", "header=two", "header=1.5", "header=", "header"])
def test_no_other_text_names_a_row(text: str) -> None:
    assert not is_wish(text)
    assert Handling.of([text]) == Handling()
