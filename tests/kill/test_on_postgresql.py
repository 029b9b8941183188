"""A process dies at every second change of state, and at random moments: nothing is lost, nothing answered twice."""

import pytest

from tests.kill.attack import complaints_after_attack

pytestmark = pytest.mark.living


def test_every_question_gets_exactly_one_answer_whatever_dies_when() -> None:
    assert complaints_after_attack("postgresql") == []
