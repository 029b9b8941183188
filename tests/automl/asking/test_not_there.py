"""A name that the data do not have is asked about or refused, never passed over."""

from datetime import date

import pytest

from automl.plan import Circumstances
from automl.understanding import understand
from tests.automl.asking.sales import table

NOW = Circumstances(today=date(2026, 11, 21))


@pytest.mark.parametrize(
    "question", ["kevib sales", "sales of kevib", "kevib's sales in 2022", "how much did kevib sell"]
)
def test_a_misspelt_name_is_asked_about(question: str) -> None:
    understood = understand(question, table(), NOW)
    assert understood.clarify is not None, understood
    assert "Did you mean Kevin?" in understood.clarify.question
    assert understood.clarify.choices[0].label == "Kevin (Rep)"


def test_the_choice_answers() -> None:
    asked = understand("kevib sales", table(), NOW).clarify
    assert asked is not None
    chosen = Circumstances(today=NOW.today, choices=(asked.choices[0].value,))
    plan = understand("kevib sales", table(), chosen).plan
    assert plan is not None
    assert [(each.column, each.value) for each in plan.filters] == [("Rep", "Kevin")]


@pytest.mark.parametrize("question", ["zzyzx sales", "sales of zzyzx", "online sales by region"])
def test_a_name_that_nothing_is_near_to_is_not_answered_otherwise(question: str) -> None:
    understood = understand(question, table(), NOW)
    assert understood.plan is None
    assert understood.error is not None
    assert "Nothing in this file is called" in understood.error.sentence
