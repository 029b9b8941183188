"""What is said on a platform is one question, whatever order and however often it is told, and acknowledged at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.desk.clerk import Clerk
from bot.desk.desk import Desk
from bot.desk.placing import LONGEST_WORDS, MOST_OPEN
from bot.errors import Refused
from bot.inquiry import Inquiry, Listening
from ledger.bell import SilentBell
from ledger.repositories.outbox import Outbox, acknowledges
from ledger.states import QuestionState
from ledger.tables import Person, Question, Thread
from tests.bot.office import Office

FILE = {"reference": "F1", "name": "orders.csv", "bytes": 10}
SAID = Inquiry("slack", "slack_T1", "U1", "C1/1.000001", "message/C1/1.000001", "predict", private=False, begins=True)


@pytest.fixture
def desk(office: Office) -> Desk:
    return _desk(office)


def _desk(office: Office) -> Desk:
    return Desk(office.database, SilentBell(), Clerk(office.database, lambda: None))


def _receive(desk: Desk, inquiry: Inquiry) -> str:
    return desk.receive(inquiry, Listening()).result(20).question


def _questions(office: Office) -> list[Question]:
    with office.database.read() as session:
        return list(session.scalars(select(Question).order_by(Question.number)))


def test_what_strangers_say_makes_their_place_and_is_acknowledged_in_their_thread(office: Office, desk: Desk) -> None:
    question = _receive(desk, SAID)
    with office.database.read() as session:
        told = Outbox(session).of_question("slack_T1", question, "told")
        assert told is not None
        assert acknowledges(told.reply)
        thread = session.get_one(Thread, told.thread_id)
        assert (thread.platform_thread, thread.title, thread.private) == ("C1/1.000001", "predict", False)
        assert [each.platform_user for each in session.scalars(select(Person))] == ["U1"]


def test_two_processes_that_hear_the_same_at_the_same_moment_keep_it_once(office: Office) -> None:
    desks = [_desk(office), _desk(office)]
    said = [replace(SAID, message=f"message/C1/{each}", thread=f"C1/{each % 3}") for each in range(30)]
    with ThreadPoolExecutor(8) as pool:
        heard = [[pool.submit(_receive, desk, each) for each in said] for desk in desks]
        answers = [[each.result(60) for each in of_desk] for of_desk in heard]
    assert answers[0] == answers[1]
    assert len(_questions(office)) == 30
    with office.database.read() as session:
        assert sorted(session.scalars(select(Thread.questions))) == [10, 10, 10]


def test_the_files_of_a_message_join_its_question_while_it_waits_for_them(office: Office, desk: Desk) -> None:
    question = _receive(desk, replace(SAID, waits=timedelta(minutes=1)))
    assert _receive(desk, replace(SAID, attachments=[FILE])) == question
    (kept,) = _questions(office)
    assert kept.attachments == [FILE]


def test_files_that_come_too_late_make_the_question_anew(office: Office, desk: Desk) -> None:
    first = _receive(desk, SAID)
    again = _receive(desk, replace(SAID, attachments=[FILE]))
    assert _receive(desk, replace(SAID, attachments=[FILE])) == again
    states = {each.id: each.state for each in _questions(office)}
    assert states == {first: QuestionState.WITHDRAWN, again: QuestionState.RECEIVED}


def test_only_the_last_wording_counts_whatever_comes_first(office: Office, desk: Desk) -> None:
    last = _receive(desk, replace(SAID, version="/edited/2.0", words="by region"))
    assert _receive(desk, replace(SAID, version="/edited/1.0", words="by city")) == last
    assert _receive(desk, SAID) == last
    assert [each.words for each in _questions(office)] == ["by region"]


def test_an_edited_question_keeps_the_files_that_nobody_has_fetched_yet(office: Office, desk: Desk) -> None:
    _receive(desk, replace(SAID, attachments=[FILE]))
    _receive(desk, replace(SAID, version="/edited/1.0", words="by region"))
    assert [each.attachments for each in _questions(office)] == [[FILE], [FILE]]


def test_nothing_is_said_to_a_message_that_was_deleted_before_anything_was(office: Office, desk: Desk) -> None:
    question = _receive(desk, SAID)
    desk.retract("slack_T1", SAID.message, deleted=True)
    (kept,) = _questions(office)
    assert kept.state == QuestionState.WITHDRAWN
    with office.database.read() as session:
        assert Outbox(session).unsent("slack_T1", kept.thread_id) == []
    assert _receive(desk, SAID) == question


def test_a_message_whose_deletion_is_told_first_is_not_asked(office: Office, desk: Desk) -> None:
    desk.retract("slack_T1", SAID.message, deleted=True)
    assert _receive(desk, SAID) == ""
    assert _receive(desk, replace(SAID, version="/edited/1.0", words="by region")) == ""
    assert _questions(office) == []


def test_a_message_that_is_meant_again_is_asked_again(office: Office, desk: Desk) -> None:
    _receive(desk, SAID)
    desk.retract("slack_T1", SAID.message, deleted=False)
    _receive(desk, replace(SAID, version="/edited/1.0"))
    assert [each.state for each in _questions(office)] == [QuestionState.WITHDRAWN, QuestionState.RECEIVED]


def test_a_private_thread_is_not_for_others(office: Office, desk: Desk) -> None:
    _receive(desk, replace(SAID, private=True))
    with pytest.raises(Refused):
        _receive(desk, replace(SAID, person="U2", message="message/C1/2.0", begins=False))
    assert len(_questions(office)) == 1


def test_a_text_that_no_message_may_have_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused):
        _receive(desk, replace(SAID, words="a" * (LONGEST_WORDS + 1)))


def test_there_is_room_for_so_many_open_questions_to_the_last_one_and_others_have_theirs(desk: Desk) -> None:
    said = [replace(SAID, message=f"message/C1/{each}", thread=f"C1/{each}") for each in range(MOST_OPEN + 1)]
    assert all(_receive(desk, each) for each in said[:-1])
    with pytest.raises(Refused, match=f"You have {MOST_OPEN} questions"):
        _receive(desk, said[-1])
    assert _receive(desk, replace(said[-1], person="U2"))
