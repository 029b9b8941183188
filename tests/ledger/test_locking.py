"""Transactions that touch the same question at the same moment wait for each other, and neither is thrown out."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from ledger.database import Database
from ledger.leases import claim, move
from ledger.queues import Queue
from ledger.repositories.jobs import Jobs
from ledger.repositories.questions import Questions
from ledger.states import JobState, QuestionState
from ledger.tables import Job, Question
from ledger.withdrawing import withdraw
from tests.ledger.scene import ask, scene
from tests.servers.postgres import Postgres

_PATIENCE_SECONDS = 10.0
_WAITING = text("select count(*) from pg_locks where not granted")


@pytest.fixture
def postgresql(postgres: Postgres) -> Iterator[Database]:
    """SQLite has one writer, whom all others wait for."""
    name = postgres.migrated()
    opened = Database(postgres.url(name))
    yield opened
    opened.close()
    postgres.drop(name)


def test_a_question_is_withdrawn_at_the_moment_when_a_worker_takes_its_job(postgresql: Database) -> None:
    question = ask(postgresql, scene(postgresql), state=QuestionState.PLANNED)
    with postgresql.write() as session:
        job = Jobs(session).open("acme", question, Queue.ANALYSIS, "full", 60).id
    with ThreadPoolExecutor(1) as pool:
        with postgresql.write() as session:
            taken = claim(session, Job, "acme", job, (JobState.QUEUED,))
            assert taken is not None
            withdrawn = pool.submit(_withdraw, postgresql, question.id)
            _until_somebody_waits(postgresql)
            move(session, taken[1], JobState.RUNNING)
        assert withdrawn.result(_PATIENCE_SECONDS)
    with postgresql.read() as session:
        assert session.get_one(Question, question.id).state == QuestionState.WITHDRAWN
        told = session.get_one(Job, job)
        assert (told.state, told.stop_asked) == (JobState.RUNNING, True)


def _withdraw(database: Database, question: str) -> bool:
    with database.write() as session:
        found = Questions(session).get("acme", question)
        assert found is not None
        return withdraw(session, found)


def _until_somebody_waits(database: Database) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        with database.read() as session:
            if session.execute(_WAITING).scalar_one():
                return
        time.sleep(0.02)
    raise AssertionError("nobody waits")
