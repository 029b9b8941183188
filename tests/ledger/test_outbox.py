"""The outbox: replies in the order of their questions, and one answer for each."""

import pytest

from ledger.database import Database
from ledger.repositories.outbox import ACKNOWLEDGEMENT, Outbox
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


def test_an_answer_says_whether_its_plan_stands_in_the_thread_and_can_be_changed(
    database: Database, here: Scene
) -> None:
    plain, planned = ask(database, here, "e1"), ask(database, here, "e2")
    form = {"parts": [{"kind": "form"}]}
    with database.write() as session:
        outbox = Outbox(session)
        told = outbox.put("acme", planned, "told", form)
        answers = [outbox.put_answer("acme", each, {"parts": []}) for each in (plain, planned)]
    assert told is not None
    assert [each.reply for each in answers if each] == [
        {"parts": []},
        {"parts": [], "planned": True, "changes": told.id},
    ]


def test_an_answer_in_place_of_its_acknowledgement_has_no_plan_before_it(database: Database, here: Scene) -> None:
    question = ask(database, here, "e1")
    with database.write() as session:
        Outbox(session).put("acme", question, "told", ACKNOWLEDGEMENT)
        answer = Outbox(session).put_answer("acme", question, {"parts": []})
    assert answer is not None
    assert (answer.role, answer.reply) == ("answer", {"parts": []})
