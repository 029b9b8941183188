"""Figures of the past are exact, and a period that the data do not have whole is not called the lowest."""

from pathlib import Path

from tests.reports.views.test_ask import answer, headline


def test_a_year_that_is_not_whole_is_told_and_not_called_the_lowest(tmp_path: Path) -> None:
    text = answer("sales by year", tmp_path).reply.text()
    assert "2023 is not whole: the data end on Sep " in text
    assert "2023 lowest" not in text.splitlines()[0]
    assert headline("worst year by sales", tmp_path).startswith("Lowest Sales: 2021 ")


def test_the_last_whole_year_is_told_of_growth_by_year(tmp_path: Path) -> None:
    assert headline("sales growth by year", tmp_path).startswith("Sales, against the year before: 2022 is ")


def test_a_sentence_keeps_three_digits(tmp_path: Path) -> None:
    figure = headline("total sales", tmp_path).split("$")[1].rstrip(".M")
    assert len(figure.replace(".", "")) == 3


def test_every_filter_stands_in_the_sentence(tmp_path: Path) -> None:
    said = headline("sales of furniture by kevin in the west with discount above 0.1 in 2022", tmp_path)
    assert all(word in said for word in ("Furniture", "Kevin", "West", "Discount", "2022"))


def test_what_a_bound_keeps_is_counted_and_named(tmp_path: Path) -> None:
    assert headline("months with sales above 100000", tmp_path).startswith("Sales above 100,000: ")
    assert headline("top 2 products per rep", tmp_path).startswith("Highest Sales in each Rep: Amara (")
