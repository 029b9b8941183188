"""What was sold, in a file that has lost and open deals too."""

import pytest

from automl.plan import AskPlan, ForecastPlan
from tests.automl.understanding.deals.conftest import Asked


@pytest.mark.parametrize(
    "words",
    ["forecast revenue next quarter", "predict revenue next quarter", "forecast revenue by month for next year"],
)
def test_a_forecast_of_revenue_counts_won_deals_by_their_close_and_says_so(words: str, layout: Asked) -> None:
    plan = layout.plan(words)
    assert isinstance(plan, ForecastPlan)
    assert [each.value for each in plan.filters if "won" in str(each.value).casefold()]
    assert plan.time not in (None, "expected_close_date", "Deal - Expected close date")
    assert any("Only deals that are won count" in each for each in plan.assumptions)


def test_next_quarter_counts_from_the_last_closing_not_from_expected_days(layout: Asked) -> None:
    period = layout.plan("forecast revenue next quarter").period
    assert period is not None
    assert period.label == "Q1 2027"


def test_a_forecast_is_of_what_was_won_not_of_what_was_expected(layout: Asked) -> None:
    assert "xpected" not in str(layout.plan("forecast revenue next quarter").target)


@pytest.mark.parametrize("words", ["who is our best rep?", "who is our top seller?", "who won the most?"])
def test_the_best_rep_is_the_one_who_won_most(words: str, layout: Asked) -> None:
    plan = layout.plan(words)
    assert isinstance(plan, AskPlan)
    assert plan.groups in (["owner"], ["Opportunity Owner"], ["Deal owner"], ["Deal - Owner"])
    assert plan.aggregation == "sum"
    assert any("won" in str(each.value).casefold() for each in plan.filters)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("how many deals did we win last quarter?", "Closed Won"),
        ("what did we win last quarter?", "Closed Won"),
        ("how much did we close last quarter?", "Closed Won"),
        ("average deal size", "Closed Won"),
        ("how many deals did we lose by source?", "Closed Lost"),
        ("how many deals are open?", ["Closed Won", "Closed Lost"]),
    ],
)
def test_won_lost_and_open_deals_are_told_apart(words: str, kept: object, asked: Asked) -> None:
    plan = asked.plan(words)
    assert plan.capability == "ask"
    assert [each.value for each in plan.filters if each.column == "stage"] == [kept]


def test_last_quarter_is_the_one_before_this_one(asked: Asked) -> None:
    period = asked.plan("how much did we close last quarter?").period
    assert period is not None
    assert period.label == "Q3 2026"


def test_all_deals_count_where_no_word_says_otherwise_or_their_creation_is_meant(asked: Asked) -> None:
    assert asked.plan("total amount by owner").filters == []
    created = asked.plan("how many new deals by month?")
    assert (created.time, created.filters) == ("created_date", [])
