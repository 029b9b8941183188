"""A thread shows that it is worked on, with Slack's own stop button."""

from typing import Any

import pytest

from tests.bot.slack.native.stage import ANSWER, PLAN, READING, TRAINING, Asked, Process

METHOD = "agents.sessions.setStatus"


def test_a_thread_that_is_worked_on_has_a_stop_button_until_the_answer_stands(asked: Asked, process: Process) -> None:
    process.tells(READING)
    assert asked.status() == "processing"
    process.tells(*PLAN, TRAINING)
    asked.finish()
    process.tells(ANSWER, role="answer")
    assert asked.status() == "active"
    calls = asked.slack.calls(METHOD)
    assert [each.params["status"] for each in calls] == ["processing", "active"]
    assert calls[0].params["title"] == "predict"


def test_a_thread_stays_worked_on_while_another_question_waits_there(asked: Asked, process: Process) -> None:
    asked.another("and by region?")
    process.tells(READING)
    asked.finish()
    process.tells(ANSWER, role="answer")
    assert asked.status() == "processing"
    assert len(asked.slack.calls(METHOD)) == 1


def test_another_process_that_answers_ends_the_status(asked: Asked, process: Process) -> None:
    process.tells(READING)
    asked.finish()
    Process(asked).tells(ANSWER, role="answer")
    assert asked.status() == "active"


@pytest.mark.parametrize("error", ["unknown_method", "missing_scope", "not_allowed_token_type"])
def test_a_workspace_without_agents_is_asked_once(asked: Asked, process: Process, error: str) -> None:
    asked.slack.fault(METHOD, error=error, times=9)
    process.tells(READING)
    process.tells(READING)
    assert len(asked.slack.calls(METHOD)) == 1
    assert process.posts(READING) is None


@pytest.mark.parametrize("fault", [{"status": 404}, {"status": 500}, {"status": 429}, {"drop": True}])
def test_a_status_that_is_not_taken_harms_nothing(asked: Asked, process: Process, fault: dict[str, Any]) -> None:
    asked.slack.fault(METHOD, **fault)
    process.tells(READING)
    assert process.posts(READING) is None
