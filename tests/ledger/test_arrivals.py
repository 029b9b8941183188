"""What arrives costs the same however much a workspace has asked before."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from ledger.database import Database
from ledger.migrating import migrate
from ledger.repositories.arrivals import Arrival, Arrivals
from ledger.repositories.newcomers import Begun, Newcomers
from ledger.repositories.wordings import Wordings

_FEW = 400
"""Steps of SQLite's machine; going through the questions below takes thousands."""


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Database]:
    """A workspace in which twenty people have asked a thousand questions."""
    url = f"sqlite:///{tmp_path}/ledger.db"
    migrate(url)
    database = Database(url)
    with database.write() as session:
        arrivals, newcomers = Arrivals(session), Newcomers(session)
        people = [newcomers.person("slack_T1", "slack", f"U{each}").id for each in range(20)]
        for each in range(1_000):
            person = people[each % len(people)]
            (thread,) = newcomers.new_threads([Begun("slack_T1", f"C1/{each}", person, private=False, title="")])
            arrivals.keep("slack_T1", Arrival(f"message/C1/{each:04}", thread or "", person, number=1))
    yield database
    database.close()


@contextmanager
def _steps(session: Session) -> Iterator[list[int]]:
    """The steps that SQLite takes in this block."""
    raw, steps = session.connection().connection.driver_connection, [0]
    assert raw is not None

    def count() -> int:
        steps[0] += 1
        return 0

    raw.set_progress_handler(count, 1)
    try:
        yield steps
    finally:
        raw.set_progress_handler(None, 0)


def test_the_wordings_of_a_message_are_found_without_going_through_all_messages(asked: Database) -> None:
    with asked.read() as session, _steps(session) as steps:
        found = Wordings(session).of("slack_T1", "message/C1/0700")
    assert [each.event_id for each in found] == ["message/C1/0700"]
    assert steps[0] < _FEW


def test_a_persons_open_questions_are_counted_without_going_through_everybodys(asked: Database) -> None:
    with asked.read() as session:
        person = Newcomers(session).person("slack_T1", "slack", "U7").id
        with _steps(session) as steps:
            assert Arrivals(session).open("slack_T1", person) == 50
            assert Arrivals(session).open("slack_T2", person) == 0
    assert steps[0] < 6 * _FEW
