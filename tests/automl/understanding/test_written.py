"""A plan's days are said as people say them, each once."""

from datetime import date

import pytest

from automl.plan import Filter, Period
from automl.understanding.calendar.labels import label
from automl.understanding.calendar.written import dated, days_written
from automl.understanding.said import filtered


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2027, 1, 1), date(2027, 3, 31), "Q1 2027 (January to March 2027)"),
        (date(2027, 7, 1), date(2027, 12, 31), "H2 2027 (July to December 2027)"),
        (date(2022, 10, 1), date(2023, 3, 31), "October 2022 to March 2023"),
        (date(2027, 1, 1), date(2027, 12, 31), "2027"),
        (date(2027, 2, 1), date(2027, 2, 28), "February 2027"),
        (date(2019, 3, 17), date(2019, 3, 30), "17 to 30 March 2019"),
    ],
)
def test_a_period_says_its_days_once(start: date, end: date, words: str) -> None:
    assert dated(Period(label=label(start, end), start=start, end=end)) == words


def test_a_fiscal_period_says_its_months_once() -> None:
    start, end = date(2026, 2, 1), date(2026, 4, 30)
    words = dated(Period(label=label(start, end, fiscal_start=2), start=start, end=end))
    assert words == "Q1 FY27, February to April 2026"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2027, 1, 1), date(2027, 1, 1), "Jan 1, 2027"),
        (date(2027, 1, 15), date(2027, 3, 3), "Jan 15 to Mar 3, 2027"),
        (date(2026, 12, 28), date(2027, 1, 3), "Dec 28, 2026 to Jan 3, 2027"),
    ],
)
def test_a_year_that_both_ends_share_is_named_once(start: date, end: date, words: str) -> None:
    assert days_written(start, end) == words


def test_what_is_left_out_by_date_is_said_without_figures_of_a_machine() -> None:
    assert filtered(Filter(column="Order Date", op=">=", value=date(2021, 1, 1))) == (
        "only Order Date from Jan 1, 2021 on"
    )
    between = Filter(column="Order Date", op="between", value=[date(2021, 1, 4), date(2021, 6, 10)])
    assert filtered(between) == "only Order Date from Jan 4 to Jun 10, 2021"
