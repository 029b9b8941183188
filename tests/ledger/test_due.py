"""The sweep's view: whoever waits and has nobody is rung for, and rarely."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from ledger.clock import now
from ledger.database import Database
from ledger.leases import claim
from ledger.queues import Queue, Task
from ledger.repositories.due import Due, Ring
from ledger.repositories.jobs import Jobs
from ledger.states import JobState, QuestionState
from ledger.tables import Job, Question
from tests.ledger.scene import Scene, age, ask, scene

_SOON = timedelta(seconds=6)
_LONG = timedelta(seconds=31)


@pytest.fixture
def here(database: Database) -> Scene:
    return scene(database)


def _rings(database: Database, most: int = 500) -> list[Ring]:
    with database.write() as session:
        return Due(session, most).rings()


def _job(database: Database, question: Question, purpose: str = "full", state: str = JobState.QUEUED) -> Job:
    with database.write() as session:
        job = Jobs(session).open("acme", question, Queue.ANALYSIS, purpose, 60)
        job.state = state
        return job


def test_a_new_row_is_not_rung_for_since_its_maker_rings(database: Database, here: Scene) -> None:
    ask(database, here, state=QuestionState.READY)
    assert _rings(database) == []


def test_a_ready_question_whose_message_was_lost_is_planned(database: Database, here: Scene) -> None:
    question = ask(database, here, state=QuestionState.READY)
    age(database, question, _SOON)
    assert _rings(database) == [Ring(Task.PLAN, "acme", question.id, Queue.LIGHT)]


def test_a_queued_job_is_rung_for_on_its_own_queue(database: Database, here: Scene) -> None:
    job = _job(database, ask(database, here, state=QuestionState.PLANNED))
    age(database, job, _SOON)
    assert _rings(database) == [Ring(Task.WORK, "acme", job.id, Queue.ANALYSIS)]


@pytest.mark.parametrize("state", [JobState.DONE, JobState.FAILED, JobState.CANCELLED])
def test_a_planned_question_is_answered_once_its_full_job_has_ended(
    database: Database, here: Scene, state: str
) -> None:
    question = ask(database, here, state=QuestionState.PLANNED)
    age(database, question, _LONG)
    _job(database, question, "look", JobState.DONE)
    assert _rings(database) == []
    _job(database, question, "full", state)
    assert [ring.task for ring in _rings(database)] == [Task.ANSWER]


@pytest.mark.parametrize("state", [QuestionState.RECEIVED, QuestionState.ANSWERED, QuestionState.WITHDRAWN])
def test_what_nobody_has_to_plan_is_not_rung_for(database: Database, here: Scene, state: str) -> None:
    age(database, ask(database, here, state=state), _LONG)
    assert _rings(database) == []


def test_what_somebody_works_on_is_not_rung_for_until_they_are_dead(database: Database, here: Scene) -> None:
    question = ask(database, here, state=QuestionState.READY)
    age(database, question, _SOON)
    with database.write() as session:
        assert claim(session, Question, "acme", question.id, [QuestionState.READY]) is not None
    assert _rings(database) == []
    age(database, question, timedelta(seconds=16))
    assert [ring.row for ring in _rings(database)] == [question.id]


def test_a_row_that_nobody_takes_is_rung_for_ever_more_rarely(database: Database, here: Scene) -> None:
    question = ask(database, here, state=QuestionState.READY)
    rung = []
    for second in range(0, 121, 5):
        if _rings(database):
            rung.append(second)
        age(database, question, timedelta(seconds=5))
    assert rung == [5, 15, 35, 65, 95]


def test_nobody_is_forgotten_behind_a_long_queue(database: Database, here: Scene) -> None:
    waiting = {ask(database, here, f"e{number}", QuestionState.READY).id for number in range(5)}
    with database.write() as session:
        session.execute(update(Question).values(created_at=now() - _LONG, due_at=now() - _LONG))
    rung = {ring.row for _ in range(3) for ring in _rings(database, most=2)}
    assert rung == waiting


def test_a_row_that_is_put_off_is_rung_for_when_it_is_due(database: Database, here: Scene) -> None:
    question = ask(database, here, state=QuestionState.READY)
    age(database, question, -_LONG)
    assert _rings(database) == []
    age(database, question, _LONG + _SOON)
    assert len(_rings(database)) == 1
