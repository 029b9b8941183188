"""A file read as people want it: what fits is done, and what does nothing is refused in words."""

from pathlib import Path

import pytest

from automl.errors import ReadingError
from automl.handled import idle, read_handled, refuse_idle
from automl.reading import Limits
from automl.reading.handling import Handling
from automl.table import Table

ROWS = "Date,Region,Sales\n2024-01-01,East,10\n2024-01-01,East,10\n2024-02-01,West,\n2024-03-01,East,30\n"


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    """Four orders: one twice, one without an amount."""
    path = tmp_path / "orders.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def read(path: Path, *wishes: str) -> tuple[Table, ...]:
    return read_handled(path, Limits(), Handling.of(wishes))


def refused(path: Path, *wishes: str) -> str:
    with pytest.raises(ReadingError) as caught:
        refuse_idle(read(path, *wishes), wishes)
    return f"{caught.value.problem.sentence} {caught.value.problem.remedy}"


def test_a_step_is_done_told_and_no_idle_wish(orders: Path) -> None:
    [table] = read(orders, "prepare=drop_duplicates")
    assert table.rows == 3
    assert any("unprepare=drop_duplicates" in {offer.wish for offer in note.offers} for note in table.notes)
    refuse_idle([table], ["prepare=drop_duplicates"])


def test_a_step_that_does_not_fit_is_passed_over_and_the_others_are_done(orders: Path) -> None:
    wishes = ("prepare=fill:Price", "prepare=drop_duplicates")
    [table] = read(orders, *wishes)
    assert table.rows == 3
    assert idle(table, Handling.of(wishes)) == ("prepare=fill:Price",)


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ("table=Returns", "no table “Returns” in this file. Choose one of “orders”"),
        ("undo=totals_left_out", "“totals_left_out” was done to this table"),
        ("undo=nonsense", "“nonsense” was done"),
        ("do=totals_left_out", "“totals_left_out” was done"),
        ("prepare=polish", "“polish” is not a step of preparation"),
        ("prepare=fill:Price", "no column “Price”"),
        ("unprepare=drop_duplicates", "“drop_duplicates” was not done"),
        ("dates=day_first", "No date in this table could be read both ways"),
    ],
)
def test_a_wish_that_does_nothing_is_refused_in_words(orders: Path, wish: str, words: str) -> None:
    assert words in refused(orders, wish)


def test_what_was_wished_and_taken_back_is_no_idle_wish(orders: Path) -> None:
    wishes = ("prepare=drop_duplicates", "unprepare=drop_duplicates")
    [table] = read(orders, *wishes)
    refuse_idle([table], wishes)
    assert table.rows == 4
