"""The chat process dies at what it does for Slack, and others at random moments: exactly one answer in the thread."""

import pytest

from tests.kill.attack import complaints_in_slack

pytestmark = pytest.mark.living


def test_every_question_in_slack_gets_exactly_one_answer_whatever_dies_when() -> None:
    assert complaints_in_slack() == []
