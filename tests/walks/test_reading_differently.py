"""A file read differently from the command line: `--choose` with a wish, for `read`, `plan` and `ask` alike."""

from pathlib import Path

import pytest

from tests.walks.conftest import Run
from tests.workers.workbooks import shop

NOW = ("--now", "2026-11-21")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with orders and returns."""
    path = tmp_path_factory.mktemp("book") / "shop.xlsx"
    path.write_bytes(shop())
    return path


def test_reading_lists_what_could_be_chosen_and_a_choice_is_read(run: Run, book: Path) -> None:
    assert "--choose table=Returns  Use Returns" in run("read", book).output
    chosen = run("read", book, "--json", "--choose", "table=Returns").json["tables"][0]
    assert (chosen["name"], chosen["chosen"], chosen["rows"]) == ("Returns", True, 48)
    assert {"kind", "sentence", "count"} == set(chosen["notes"][0])


def test_a_plan_is_made_for_the_chosen_table(run: Run, book: Path) -> None:
    planned = run("plan", book, "predict next quarter", "--json", *NOW, "--choose", "table=Returns")
    assert planned.json["understood"]["target"] == "Refund"


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("table=Refunds", "Choose one of “Orders”, “Returns”."),
        ("undo=totals_left_out", "can’t be undone"),
        ("prepare=polish", "not a step of preparation"),
    ],
)
def test_a_wish_that_does_nothing_is_an_error_in_words(run: Run, book: Path, wish: str, said: str) -> None:
    for command in (("read", book), ("plan", book, "predict next quarter")):
        ran = run(*command, "--json", "--choose", wish)
        assert ran.status == 2
        assert said in " ".join(ran.json["error"].values())


def test_a_choice_of_a_question_is_none_of_reading(run: Run, book: Path) -> None:
    ran = run("read", book, "--choose", "target=Sales")
    assert ran.status == 2
    assert "says nothing of how a file is read" in ran.output
