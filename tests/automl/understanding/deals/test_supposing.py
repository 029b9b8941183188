"""What if a deal, or all of them, ended otherwise."""

import pytest

from automl.row_plans import PipelinePlan, Suppose
from tests.automl.understanding.deals.conftest import Asked


def supposed(asked: Asked, words: str) -> Suppose:
    plan = asked.plan(words)
    assert isinstance(plan, PipelinePlan)
    assert plan.suppose is not None
    return plan.suppose


@pytest.mark.parametrize(
    ("words", "kind"),
    [("what if we closed Acme?", "won"), ("what if we won Acme?", "won"), ("what if we lost Acme?", "lost")],
)
def test_a_deal_may_end_otherwise(words: str, kind: str, asked: Asked) -> None:
    suppose = supposed(asked, words)
    assert suppose.kind == kind
    assert [each.value for each in suppose.deals] == ["Acme"]


def test_percents_and_points_of_the_win_rate_are_told_apart(asked: Asked) -> None:
    assert supposed(asked, "what if the win rate drops 10%?").times == pytest.approx(0.9)
    assert supposed(asked, "what if the win rate drops 10 points?").points == pytest.approx(-0.1)
    assert supposed(asked, "what if our win rate improves by 20 percent?").times == pytest.approx(1.2)


def test_amounts_and_days_may_be_others(asked: Asked) -> None:
    assert supposed(asked, "what if all amounts were 10% lower?").times == pytest.approx(0.9)
    assert supposed(asked, "what if all deals slip by a month?").days == 30


def test_another_column_is_a_question_for_a_model(asked: Asked) -> None:
    found = asked.found("what if source were Referral?")
    assert found.error is not None
    assert "model" in found.error.sentence
