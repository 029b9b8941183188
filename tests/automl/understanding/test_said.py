"""Plans of what is not there yet are still clean sentences."""

from collections.abc import Callable
from datetime import date

from automl.plan import Circumstances
from automl.table import Table
from automl.understanding import understand


def test_a_plan_that_names_no_column_is_a_clean_sentence(business: Callable[[str], Table]) -> None:
    found = understand("Why is West lower?", business("retail_orders"), Circumstances(today=date(2026, 11, 21)))
    assert found.plan is not None
    assert found.plan.words == "Explain why revenue is lower for region West, against all the rest."
