"""The outbox: replies in the order of their questions, and one answer for each."""

import pytest

from ledger.database import Database
from ledger.repositories.outbox import Outbox
from ledger.states import OutboxState
from ledger.tables import OutboxRow, Question
from tests.ledger.scene import Scene, ask, at_once, scene


@pytest.fixture
def here(database: Database) -> Scene:
    return scene(database)


def _put(database: Database, question: Question, role: str) -> OutboxRow | None:
    with database.write() as session:
        return Outbox(session).put("acme", question, role, {"parts": []})


def _unsent(database: Database, here: Scene) -> list[tuple[str, str]]:
    with database.read() as session:
        return [(row.question_id, row.role) for row in Outbox(session).unsent("acme", here.thread)]


def test_replies_go_in_the_order_of_their_questions(database: Database, here: Scene) -> None:
    first, second = ask(database, here, "e1"), ask(database, here, "e2")
    for question, role in ((second, "answer"), (second, "told"), (first, "answer"), (first, "note"), (first, "told")):
        _put(database, question, role)
    assert _unsent(database, here) == [
        (first.id, "told"),
        (first.id, "note"),
        (first.id, "answer"),
        (second.id, "told"),
        (second.id, "answer"),
    ]


def test_a_question_has_one_answer_also_when_two_answer_at_once(database: Database, here: Scene) -> None:
    question = ask(database, here)
    put = at_once([lambda: _put(database, question, "answer") for _ in range(4)])
    assert sum(row is not None for row in put) == 1
    assert _put(database, question, "answer") is None
    assert _unsent(database, here) == [(question.id, "answer")]


@pytest.mark.parametrize("state", [OutboxState.SENT, OutboxState.DEAD])
def test_what_was_sent_or_given_up_is_not_sent_again(database: Database, here: Scene, state: str) -> None:
    question = ask(database, here)
    _put(database, question, "told")
    with database.write() as session:
        row = Outbox(session).of_question("acme", question.id, "told")
        assert row is not None
        row.state = state
    assert _unsent(database, here) == []


def test_what_is_being_sent_is_still_unsent(database: Database, here: Scene) -> None:
    question = ask(database, here)
    _put(database, question, "answer")
    with database.write() as session:
        row = Outbox(session).of_question("acme", question.id, "answer")
        assert row is not None
        row.state = OutboxState.SENDING
    assert _unsent(database, here) == [(question.id, "answer")]
