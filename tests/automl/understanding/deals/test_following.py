"""A few words after an answer about open deals."""

from automl.row_plans import PipelinePlan
from tests.automl.understanding.deals.conftest import Asked


def followed(asked: Asked, before: str, words: str) -> PipelinePlan:
    plan = asked.plan(words, asked.plan(before))
    assert isinstance(plan, PipelinePlan)
    return plan


def test_what_is_named_replaces_its_part_and_the_rest_stays(asked: Asked) -> None:
    later = followed(asked, "pipeline for this quarter, target 3M", "and next quarter?")
    assert later.period is not None
    assert (later.period.label, later.goal) == ("Q1 2027", 3e6)
    whose = followed(asked, "which deals are at risk?", "and for Anna Berg?")
    assert (whose.focus, [each.value for each in whose.filters]) == ("risk", ["Anna Berg"])
    assert followed(asked, "which deals are at risk?", "top 5").limit == 5
    shares = followed(asked, "what is our pipeline worth?", "by source")
    assert (shares.focus, shares.groups) == ("shares", ["source"])
    assert followed(asked, "what is our pipeline worth?", "target 3M").goal == 3e6


def test_a_whole_question_stands_alone(asked: Asked) -> None:
    before = asked.plan("which deals are at risk?")
    assert asked.plan("forecast revenue next quarter", before).capability == "forecast"
    assert followed(asked, "forecast revenue next quarter", "which deals will close this month?").focus == "closing"


def test_a_bare_why_says_what_can_be_asked(asked: Asked) -> None:
    found = asked.found("why?", asked.plan("what is our pipeline worth?"))
    assert found.error is not None
    assert "single deals" in found.error.sentence
