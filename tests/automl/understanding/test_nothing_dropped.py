"""What a question asks for goes into the plan, or the reply says that it did not."""

from collections.abc import Callable
from datetime import date

import pytest

from automl.plan import Circumstances, Understood
from automl.table import Table
from automl.understanding import understand

Business = Callable[[str], Table]


def ask(question: str, table: Table) -> Understood:
    return understand(question, table, Circumstances(today=date(2026, 11, 21)))


def test_a_second_request_with_its_own_period_is_done_then(business: Business) -> None:
    found = ask("revenue by region next quarter and also orders next month", business("retail_orders"))
    assert found.plan is not None
    assert [(each.target, each.groups) for each in found.plan.then] == [("order_id", [])]
    labels = [each.period.label for each in (found.plan, *found.plan.then) if each.period]
    assert labels == ["Q3 2024", "July 2024"]


def test_values_of_two_columns_are_both_left_out(business: Business) -> None:
    found = ask("revenue next quarter excluding North and Toys", business("retail_orders"))
    assert found.plan is not None
    kept = [(each.column, each.op, each.value) for each in found.plan.filters]
    assert kept == [("region", "!=", "North"), ("product_category", "!=", "Toys")]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "average revenue per order next month",
            "“per order” is not told apart: the average is that of the file's lines.",
        ),
        ("revenue next quarter in euros", "The file names no currency, so nothing was converted “in euros”."),
        ("revenue until Easter", "“Easter” is not understood as a date"),
        ("revenue next quarter for our best friends", "“friends” was not understood, so it was passed over."),
    ],
)
def test_what_no_plan_can_hold_is_said(question: str, said: str, business: Business) -> None:
    found = ask(question, business("retail_orders"))
    assert found.plan is not None
    assert found.plan.capability == "forecast"
    assert any(each.startswith(said) for each in found.plan.assumptions), found.plan.assumptions


def test_a_negative_time_ahead_is_refused(business: Business) -> None:
    found = ask("revenue next -3 months", business("retail_orders"))
    assert found.error is not None
    assert found.error.sentence == "“next -3 months” is no time that lies ahead."


def test_the_end_of_the_year_is_the_rest_of_it(business: Business) -> None:
    found = ask("revenue end of year", business("retail_orders"))
    assert found.plan is not None
    assert found.plan.period is not None
    assert (found.plan.period.start, found.plan.period.end) == (date(2024, 7, 1), date(2024, 12, 31))
