"""Leases that last as long as the work."""

import time

import pytest

from ledger.database import Database
from ledger.holding import holding
from ledger.leases import claim
from ledger.states import QuestionState
from ledger.tables import Question
from tests.ledger.scene import Scene, ask, scene


@pytest.fixture
def here(database: Database) -> Scene:
    return scene(database)


def test_a_lease_outlives_its_seconds_while_the_work_lasts(database: Database, here: Scene) -> None:
    asked = ask(database, here, state=QuestionState.READY).id
    with database.write() as session:
        taken = claim(session, Question, here.workspace, asked, (QuestionState.READY,), seconds=0.3)
    assert taken is not None
    with holding(database, taken[0], 0.3) as held:
        time.sleep(0.8)
        with database.write() as session:
            assert claim(session, Question, here.workspace, asked, (QuestionState.READY,)) is None
    assert not held.stale


def test_a_holder_hears_that_its_lease_has_passed_on(database: Database, here: Scene) -> None:
    asked = ask(database, here, state=QuestionState.READY).id
    with database.write() as session:
        taken = claim(session, Question, here.workspace, asked, (QuestionState.READY,), seconds=-1)
        assert claim(session, Question, here.workspace, asked, (QuestionState.READY,)) is not None
    assert taken is not None
    with holding(database, taken[0], 0.15) as held:
        until = time.monotonic() + 5
        while not held.stale and time.monotonic() < until:
            time.sleep(0.02)
        assert held.stale
