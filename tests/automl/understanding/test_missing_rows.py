"""Reasons are asked of a row that the file does not have."""

from datetime import date

import pandas as pd
import pytest

from automl.plan import Circumstances, KnownModel
from automl.row_plans import ExplainPlan
from automl.understanding import understand
from tests.automl.deals.conftest import Read, read

__all__ = ["read"]
_MODELS = tuple(
    KnownModel(id=target, target=target, task=task, features=["Complaints"], positive=positive, names=["Customer"])
    for target, task, positive in (("Months", "regression", None), ("Churn", "binary", "Yes"))
)
_CIRCUMSTANCES = Circumstances(today=date(2026, 11, 21), models=_MODELS)


def _customers() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Customer": [f"C-{number}" for number in range(1, 61)],
            "Months": [7 * number % 59 for number in range(60)],
            "Complaints": [number % 4 for number in range(60)],
            "Churn": ["Yes" if number % 4 == 3 else "No" for number in range(60)],
        }
    )


@pytest.mark.parametrize(
    ("words", "missing"), [("why is C-901 likely to leave?", "C-901"), ("why is Acme likely to leave?", "Acme")]
)
def test_a_row_that_is_not_there_is_said_to_be_missing(words: str, missing: str, read: Read) -> None:
    """Fails where the drivers of all are told instead."""
    found = understand(words, read(_customers()), _CIRCUMSTANCES)
    assert found.error is not None
    assert f"“{missing}”" in found.error.sentence


@pytest.mark.parametrize(
    "words", ["why do customers leave?", "what drives Churn since mid-2025?", "why is Churn high?"]
)
def test_all_rows_are_no_row_that_is_missing(words: str, read: Read) -> None:
    assert understand(words, read(_customers()), _CIRCUMSTANCES).error is None


def test_the_model_of_the_outcome_that_is_spoken_of_explains_not_the_newest(read: Read) -> None:
    plan = understand("why is C-7 likely to leave?", read(_customers()), _CIRCUMSTANCES).plan
    assert isinstance(plan, ExplainPlan)
    assert plan.model == "Churn"
