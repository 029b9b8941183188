"""Those who come back are counted once for each unit of the period; things that happen once keep the usual step."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from automl.plan import Circumstances
from automl.table import Table
from automl.understanding import understand


@pytest.mark.parametrize(
    ("question", "step"), [("how many customers next month", "month"), ("how many orders next month", "week")]
)
def test_customers_of_a_month_are_not_added_up_from_weeks(
    question: str, step: str, business: Callable[[str], Table]
) -> None:
    table = business("retail_orders")
    regulars = [f"C{row % 20:04d}" for row in range(table.rows)]
    table = replace(table, frame=table.frame.assign(customer_id=regulars))
    found = understand(question, table, Circumstances(today=date(2026, 11, 21)))
    assert found.plan is not None
    assert found.plan.frequency == step
