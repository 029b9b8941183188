"""Leases: each row is worked on by one holder, and a holder who was too slow changes nothing."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.database import Database
from ledger.leases import Lease, StaleLeaseError, claim, held, release, renew, settle
from ledger.states import QuestionState
from ledger.tables import Question
from ledger.transitions import WrongTransitionError
from tests.ledger.scene import Scene, age, ask, at_once, scene

_ROOT = Path(__file__).parents[2]
_ROWS = 200
_CLAIM_ALL = """
import sys
from ledger.database import Database
from ledger.leases import claim
from ledger.tables import Question
database = Database(sys.argv[1])
sys.stdin.readline()
for row in sys.argv[2:]:
    with database.write() as session:
        if claim(session, Question, "acme", row, ["received"]):
            print(row)
"""


@pytest.fixture
def here(database: Database) -> Scene:
    return scene(database)


@pytest.fixture
def question(database: Database, here: Scene) -> Question:
    return ask(database, here)


def _claim(database: Database, question: Question, *, seconds: float = 15) -> Lease | None:
    with database.write() as session:
        claimed = claim(session, Question, "acme", question.id, [QuestionState.RECEIVED], seconds=seconds)
        return claimed[0] if claimed else None


def _taken(database: Database, question: Question, *, seconds: float = 15) -> Lease:
    lease = _claim(database, question, seconds=seconds)
    assert lease is not None
    return lease


def _stored(database: Database, question: Question) -> Question:
    with database.read() as session:
        return session.get_one(Question, question.id)


def test_processes_that_fight_over_rows_get_each_row_once(
    database: Database, database_url: str, here: Scene, tmp_path: Path
) -> None:
    rows = [ask(database, here, f"e{number}").id for number in range(_ROWS)]
    fighting = [
        subprocess.Popen(
            [sys.executable, "-c", _CLAIM_ALL, database_url, *rows],
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
            cwd=tmp_path,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for process in fighting:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    won = [process.communicate()[0].split() for process in fighting]
    assert [process.returncode for process in fighting] == [0, 0]
    assert sorted([*won[0], *won[1]]) == sorted(rows)


def test_threads_that_fight_over_a_row_get_it_once(database: Database, question: Question) -> None:
    leases = at_once([lambda: _claim(database, question) for _ in range(4)])
    assert sum(lease is not None for lease in leases) == 1
    assert _stored(database, question).attempts == 1


def test_a_row_in_another_state_is_not_claimed(database: Database, here: Scene) -> None:
    assert _claim(database, ask(database, here, state=QuestionState.PLANNED)) is None


def test_a_row_that_is_not_due_waits(database: Database, question: Question) -> None:
    with database.write() as session:
        session.execute(update(Question).values(due_at=now() + timedelta(seconds=60)))
    assert _claim(database, question) is None


def test_another_takes_over_when_the_lease_is_over(database: Database, question: Question) -> None:
    dead = _taken(database, question, seconds=0)
    living = _taken(database, question)
    assert living.token != dead.token
    assert _stored(database, question).attempts == 2


@pytest.mark.parametrize("late", ["settle", "renew", "release", "held"])
def test_a_holder_who_was_too_slow_changes_nothing(database: Database, question: Question, late: str) -> None:
    stale = _taken(database, question, seconds=0)
    living = _taken(database, question)
    with pytest.raises(StaleLeaseError), database.write() as session:
        _use(session, late, stale)
    with database.write() as session:
        assert held(session, Question, living).state == QuestionState.RECEIVED


def _use(session: Session, way: str, lease: Lease) -> None:
    ways = {
        "settle": lambda: settle(session, Question, lease, QuestionState.READY, words="overwritten"),
        "renew": lambda: renew(session, Question, lease),
        "release": lambda: release(session, Question, lease),
        "held": lambda: held(session, Question, lease),
    }
    ways[way]()


def test_a_holder_whose_lease_is_over_but_not_taken_may_still_settle(database: Database, question: Question) -> None:
    late = _taken(database, question, seconds=0)
    with database.write() as session:
        settle(session, Question, late, QuestionState.READY)
    assert _stored(database, question).state == QuestionState.READY


def test_a_renewed_lease_is_kept(database: Database, question: Question) -> None:
    lease = _taken(database, question, seconds=0)
    with database.write() as session:
        renew(session, Question, lease)
    assert _claim(database, question) is None


def test_settling_writes_the_outcome_and_frees_the_row_for_the_next_state(
    database: Database, question: Question
) -> None:
    lease = _taken(database, question)
    with database.write() as session:
        settle(session, Question, lease, QuestionState.READY, dataset_id="d_1")
    stored = _stored(database, question)
    assert (stored.state, stored.dataset_id, stored.attempts, stored.lease_token) == ("ready", "d_1", 0, None)
    with database.write() as session:
        assert claim(session, Question, "acme", question.id, [QuestionState.READY]) is not None


def test_a_settled_lease_is_worth_nothing(database: Database, question: Question) -> None:
    lease = _taken(database, question)
    with database.write() as session:
        settle(session, Question, lease, QuestionState.READY)
    with pytest.raises(StaleLeaseError), database.write() as session:
        settle(session, Question, lease, QuestionState.PLANNED)


@pytest.mark.parametrize(("counted", "attempts"), [(False, 0), (True, 1)])
def test_work_given_back_is_due_again_after_a_while(
    database: Database, question: Question, counted: bool, attempts: int
) -> None:
    lease = _taken(database, question)
    with database.write() as session:
        release(session, Question, lease, after=30, counted=counted)
    assert _claim(database, question) is None
    assert _stored(database, question).attempts == attempts
    age(database, question, timedelta(seconds=31))
    assert _claim(database, question) is not None


def test_a_state_that_no_road_leads_to_is_refused_and_nothing_is_written(
    database: Database, question: Question
) -> None:
    lease = _taken(database, question)
    with pytest.raises(WrongTransitionError), database.write() as session:
        settle(session, Question, lease, QuestionState.ANSWERED, words="overwritten")
    stored = _stored(database, question)
    assert (stored.state, stored.words) == ("received", "predict next quarter")


def test_a_finished_question_stays_finished(database: Database, here: Scene) -> None:
    question = ask(database, here, state=QuestionState.READY)
    with database.write() as session:
        claimed = claim(session, Question, "acme", question.id, [QuestionState.READY])
        assert claimed is not None
        settle(session, Question, claimed[0], QuestionState.APOLOGISED)
    with database.write() as session:
        assert claim(session, Question, "acme", question.id, list(QuestionState)) is not None
    with pytest.raises(WrongTransitionError), database.write() as session:
        settle(session, Question, _lease_of(session, question), QuestionState.ANSWERED)


def _lease_of(session: Session, question: Question) -> Lease:
    token = session.get_one(Question, question.id).lease_token
    assert token is not None
    return Lease("acme", question.id, token)
