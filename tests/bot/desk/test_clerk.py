"""What arrives together is kept in one transaction: in order where it must be, and no arrival spoils another."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import Event

import pytest
from sqlalchemy import Connection, event, select
from sqlalchemy.orm import Session

from bot.desk.clerk import Clerk, Receipt
from bot.desk.desk import Desk
from bot.inquiry import Inquiry, Listening
from ledger.bell import SilentBell
from ledger.database import Database
from ledger.tables import OutboxRow, Question
from tests.bot.office import Office

SAID = Inquiry("slack", "slack_T1", "U1", "C1/1", "message/C1/1", "predict", private=False, begins=True)


@pytest.fixture
def clerk(office: Office) -> Iterator[Clerk]:
    clerk = Clerk(office.database, lambda: None)
    yield clerk
    clerk.close()


@contextmanager
def busy(clerk: Clerk) -> Iterator[None]:
    """A clerk who is at something else: what comes meanwhile is kept together."""
    begun, ended = Event(), Event()

    def dawdle(_session: Session, _what: Sequence[object]) -> list[Receipt]:
        begun.set()
        ended.wait(20)
        return [Receipt("", new=False)]

    clerk.keep(dawdle, "something else", ())
    begun.wait(20)
    try:
        yield
    finally:
        ended.set()


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """What the database is told in this block."""
    told: list[str] = []

    def note(_connection: Connection, _cursor: object, statement: str, *_more: object) -> None:
        told.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield told
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


def _by_different_people(number: int, place: str) -> list[Inquiry]:
    named = [f"{place}/{each}" for each in range(number)]
    return [replace(SAID, person=f"U{name}", thread=name, message=f"message/{name}") for name in named]


def _receive(office: Office, clerk: Clerk, said: Sequence[Inquiry]) -> list[str]:
    """Have it all arrive while the clerk is busy with something else: the questions."""
    desk = Desk(office.database, SilentBell(), clerk)
    with busy(clerk):
        waiting = [desk.receive(each, Listening()) for each in said]
    return [each.result(20).question for each in waiting]


def test_messages_of_a_thread_that_arrive_together_are_numbered_as_they_came(office: Office, clerk: Clerk) -> None:
    said = [replace(SAID, message=f"message/C1/{each}", begins=each == 1, words=f"{each}") for each in range(1, 9)]
    said.insert(4, said[3])
    _receive(office, clerk, said)
    with office.database.read() as session:
        kept = session.scalars(select(Question).order_by(Question.number))
        assert [each.words for each in kept] == [f"{each}" for each in range(1, 9)]


def test_a_message_that_is_told_twice_at_the_same_moment_is_one_question_acknowledged_once(
    office: Office, clerk: Clerk
) -> None:
    first, again = _receive(office, clerk, [SAID, SAID])
    assert first == again
    with office.database.read() as session:
        assert len(session.scalars(select(OutboxRow).where(OutboxRow.question_id == first)).all()) == 1


def test_what_many_say_at_once_costs_hardly_more_than_what_few_do(office: Office, clerk: Clerk) -> None:
    with statements(office.database) as few:
        _receive(office, clerk, _by_different_people(3, "C2"))
    with statements(office.database) as many:
        assert len(set(_receive(office, clerk, _by_different_people(40, "C3")))) == 40
    assert len(many) <= len(few) + 5


def test_an_arrival_that_fails_spoils_no_other(office: Office, clerk: Clerk) -> None:
    def fail(_session: Session, what: Sequence[object]) -> list[Receipt]:
        raise ValueError(what)

    desk = Desk(office.database, SilentBell(), clerk)
    with busy(clerk):
        before = desk.receive(SAID, Listening())
        failing = clerk.keep(fail, "nonsense", ())
        after = desk.receive(replace(SAID, message="message/C1/2", begins=False), Listening())
    assert before.result(20).new
    assert after.result(20).new
    with pytest.raises(ValueError, match="nonsense"):
        failing.result(20)
