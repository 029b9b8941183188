"""How many questions must be planned right, and how often a question back must be due."""

import pytest

from automl.plan import Clarify, Understood
from tests.eval.score import Score, score, told
from tests.eval.sets import by_rules, questions
from tests.understanding.judging import SHARED

LEAST = {
    ("fresh, first", "english"): 0.99,
    ("fresh, second", "english"): 0.95,
    ("fresh, second", "german"): 0.70,
    ("samples", "english"): 1.0,
    ("rows", "english"): 0.99,
}
LEAST_DUE = 0.75

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the shared data are not on this machine")


@pytest.fixture(scope="module")
def found() -> Score:
    return score(by_rules, questions())


@pytest.mark.parametrize("key", LEAST, ids=", ".join)
def test_enough_plans_are_wholly_right(key: tuple[str, str], found: Score) -> None:
    assert found.whole[key].share >= LEAST[key]


def test_what_is_asked_back_is_mostly_due(found: Score) -> None:
    assert found.asked_back.share >= LEAST_DUE


def test_a_planner_that_asks_about_everything_is_told_apart_from_the_rules() -> None:
    asked = [question for question in questions() if question.of == "samples"]
    back = score(lambda _: Understood(clarify=Clarify(question="What do you mean?", choices=[])), asked)
    assert back.asked_back.share < LEAST_DUE
    assert "samples" in told(back)
