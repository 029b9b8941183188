"""Changes of state are told twice: before the commit, and after it; and never told as done when they were not."""

import logging

import pytest

from ledger.database import Database
from ledger.transitions import WrongTransitionError, announce

Told = list[tuple[str, object]]


def _told(caplog: pytest.LogCaptureFixture) -> Told:
    return [(record.message, record.__dict__["transition"]["after"]) for record in caplog.records]


@pytest.fixture(autouse=True)
def _heard(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "threadcast.transitions")


def test_a_change_is_told_before_and_after_the_commit(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    with database.write() as session:
        announce(session, "jobs", "j_1", "queued", "running")
        assert _told(caplog) == [("moving", "running")]
    assert _told(caplog) == [("moving", "running"), ("moved", "running")]


def test_what_was_rolled_back_was_not_moved(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ZeroDivisionError):
        _move_and_fail(database)
    with database.write() as session:
        announce(session, "jobs", "j_2", "running", "done")
    assert _told(caplog) == [("moving", "running"), ("moving", "done"), ("moved", "done")]


def test_a_savepoint_is_no_commit(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    with database.write() as session:
        announce(session, "jobs", "j_1", "queued", "running")
        with session.begin_nested():
            pass
        assert _told(caplog) == [("moving", "running")]
    assert _told(caplog)[-1] == ("moved", "running")


def test_a_wrong_turn_is_refused(database: Database) -> None:
    with pytest.raises(WrongTransitionError, match="queued → done"), database.write() as session:
        announce(session, "jobs", "j_1", "queued", "done")


def _move_and_fail(database: Database) -> None:
    with database.write() as session:
        announce(session, "jobs", "j_1", "queued", "running")
        raise ZeroDivisionError
