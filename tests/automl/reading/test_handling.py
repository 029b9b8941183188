"""What people want of a file, as texts and back."""

from automl.reading import Handling
from automl.reading.handling import is_wish


def test_wishes_come_to_a_handling_and_back() -> None:
    wishes = ("table=Q1=Q2", "undo=totals_left_out", "dates=day_first", "prepare=fill:Unit price")
    assert Handling.of(wishes).wishes == wishes


def test_the_later_wish_holds() -> None:
    handling = Handling.of(["table=A", "undo=x", "prepare=s", "dates=day_first", "table=B", "do=x", "unprepare=s"])
    assert handling == Handling(table="B", dates="day_first")


def test_other_choices_are_passed_over() -> None:
    assert Handling.of(["measure=Sales", "table=", "dates=sideways", "Predict sales"]) == Handling()
    assert not is_wish("group=Region")
