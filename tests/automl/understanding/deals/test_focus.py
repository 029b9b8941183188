"""What a sales manager asks of open deals, and which question of the pipeline it is."""

import pytest

from automl.row_plans import PipelinePlan
from tests.automl.understanding.deals.conftest import Asked


def focus_of(asked: Asked, words: str) -> PipelinePlan:
    plan = asked.plan(words)
    assert isinstance(plan, PipelinePlan), plan
    return plan


@pytest.mark.parametrize(
    ("words", "focus"),
    [
        ("which deals are at risk?", "risk"),
        ("at risk deals of Anna Berg", "risk"),
        ("stalled deals", "risk"),
        ("which deals will we lose?", "risk"),
        ("which deals slipped?", "overdue"),
        ("which deals are overdue?", "overdue"),
        ("which deals will close this month?", "closing"),
        ("which deals will we win next month?", "closing"),
        ("top 10 deals", "deals"),
        ("deals of Anna Berg", "deals"),
        ("which deals should I focus on?", "deals"),
        ("largest open deals", "deals"),
        ("is Acme going to close?", "deal"),
        ("why is Acme at 30%?", "deal"),
        ("what is the chance of Acme?", "deal"),
        ("expected value by owner", "shares"),
        ("pipeline by source", "shares"),
        ("commit vs best case", "commit"),
        ("win rate by owner", "rates"),
        ("what is our win rate?", "rates"),
        ("how long does a deal take to close?", "cycle"),
        ("how much will we close this quarter?", "total"),
        ("will we hit 2M this quarter?", "total"),
        ("what is our pipeline worth?", "total"),
    ],
)
def test_each_question_is_answered_as_it_was_asked(words: str, focus: str, asked: Asked) -> None:
    assert focus_of(asked, words).focus == focus


@pytest.mark.parametrize(
    "words",
    ["which deals are at risk?", "which deals slipped?", "top 10 deals", "which deals will close this month?",
     "how much will we close this quarter?", "what's our commit?", "what is our win rate?", "will we hit 2M?"],
)  # fmt: skip
def test_so_it_is_in_the_exports_of_known_systems(words: str, layout: Asked) -> None:
    assert layout.plan(words).capability == "pipeline"


def test_a_list_keeps_its_owner_its_length_and_its_order(asked: Asked) -> None:
    plan = focus_of(asked, "top 5 deals of Anna Berg")
    assert (plan.limit, plan.order) == (5, "amount")
    assert [(each.column, each.value) for each in plan.filters] == [("owner", "Anna Berg")]
    assert focus_of(asked, "which deals should I focus on?").order == "worth"


def test_the_deal_that_is_named_is_the_only_one_asked_about(asked: Asked) -> None:
    assert [(each.column, each.value) for each in focus_of(asked, "is Acme going to close?").filters] == [
        ("deal_name", "Acme")
    ]


@pytest.mark.parametrize(
    ("words", "goal"), [("target 3M", 3e6), ("pipeline coverage against 3M", 3e6), ("enough pipeline for 2M?", 2e6)]
)
def test_a_target_is_heard_in_any_words(words: str, goal: float, asked: Asked) -> None:
    assert focus_of(asked, words).goal == goal


def test_win_rates_of_a_period_count_the_deals_that_closed_in_it(asked: Asked) -> None:
    plan = focus_of(asked, "win rate by owner last quarter")
    assert plan.during is not None
    assert plan.during.label == "Q3 2026"
    assert plan.groups == ["owner"]


def test_a_column_that_is_to_be_predicted_is_no_question_of_the_pipeline(asked: Asked) -> None:
    assert asked.plan("predict stage").capability == "predict"


def test_the_plan_says_what_is_done(asked: Asked) -> None:
    said = focus_of(asked, "top 5 open deals").words
    assert said.startswith("List the open deals, the largest first, the first 5.")
