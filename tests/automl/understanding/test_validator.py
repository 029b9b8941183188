from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from automl.errors import UnderstandingError
from automl.plan import Filter, ForecastPlan, Period
from automl.table import Frequency, Table
from automl.understanding.validator import formula_columns, validate

Q4 = Period(label="Q4 2024", start=date(2024, 10, 1), end=date(2024, 12, 31))


def plan(**changes: Any) -> ForecastPlan:
    base: dict[str, Any] = {
        "target": "revenue",
        "time": "order_date",
        "aggregation": "sum",
        "frequency": Frequency.MONTH,
        "period": Q4,
    }
    return ForecastPlan(**{**base, **changes})


@pytest.fixture
def orders(business: Callable[[str], Table]) -> Table:
    return business("retail_orders")


def passes(made: ForecastPlan, question: str, table: Table) -> bool:
    """Whether the validator lets a plan through."""
    try:
        validate(made, question, table)
    except UnderstandingError:
        return False
    return True


def test_a_plan_of_what_is_there_passes(orders: Table) -> None:
    kept = Filter(column="region", op="in", value=["West", "East"])
    assert passes(plan(groups=["store"], filters=[kept], goal=5e6), "will we hit $5M in West and East?", orders)


@pytest.mark.parametrize(
    "changes",
    [
        {"target": "turnover"},
        {"groups": ["city"]},
        {"exclude": ["colour"]},
        {"time": "when"},
        {"time": "region"},
        {"target": "region"},
        {"target": "Margin", "expression": "revenue - costs"},
        {"target": "Margin", "expression": "revenue - region"},
        {"filters": [Filter(column="region", op="=", value="Atlantis")]},
        {"filters": [Filter(column="units", op=">", value=17.5)]},
        {"goal": 123456.0},
        {"limit": 7},
        {"period": Period(label="never", start=date(2024, 2, 1), end=date(2024, 1, 1))},
        {"then": [plan(target="turnover")]},
    ],
)
def test_what_nobody_gave_is_refused(changes: dict[str, Any], orders: Table) -> None:
    with pytest.raises(UnderstandingError):
        validate(plan(**changes), "forecast revenue", orders)


def test_numbers_may_come_from_the_words_in_any_writing(orders: Table) -> None:
    assert passes(plan(goal=2_500_000.0), "will we make 2.5 million?", orders)
    assert passes(plan(goal=12_000.0), "will we reach 12,000?", orders)
    assert passes(plan(limit=3), "the three best stores", orders)
    above = Filter(column="discount", op=">", value=0.15)
    assert passes(plan(filters=[above]), "where discount is above 15%", orders)


def test_names_in_backticks_are_columns() -> None:
    assert formula_columns("`Unit price` * Quantity") == ["Unit price", "Quantity"]
