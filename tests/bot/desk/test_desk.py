"""What people do at the desk: each event counts once, stopping stops, and nobody reaches into another's thread."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from bot.desk.clerk import Clerk
from bot.desk.desk import Desk
from bot.errors import Refused
from ledger.bell import SilentBell
from ledger.queues import Task
from ledger.repositories.jobs import Jobs
from ledger.repositories.outbox import Outbox
from ledger.repositories.people import Threads
from ledger.repositories.questions import Questions
from ledger.states import JobState, QuestionState
from ledger.tables import Person
from tests.bot.office import Office


@pytest.fixture
def bell() -> SilentBell:
    return SilentBell()


@pytest.fixture
def desk(office: Office, bell: SilentBell) -> Desk:
    return Desk(office.database, bell, Clerk(office.database, lambda: None))


def _ask(desk: Desk, person: Person, thread: str, event: str = "", words: str = "predict") -> str:
    receipt = desk.ask(person, thread, event or str(uuid4()), words, [], lambda *_: None)
    return receipt.result(10).question


def _state(office: Office, question: str) -> str:
    with office.database.read() as session:
        found = Questions(session).get("local", question)
        assert found is not None
        return found.state


def test_the_same_event_sent_twenty_times_at_once_is_one_question(office: Office, desk: Desk) -> None:
    person, thread, event = office.person(), office.thread(), str(uuid4())
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: _ask(desk, person, thread, event), range(20)))
    assert len(set(answers)) == 1
    with office.database.read() as session:
        assert len(Questions(session).of_thread("local", thread)) == 1


def test_two_chat_processes_that_hear_the_same_event_keep_it_once(office: Office, bell: SilentBell) -> None:
    desks = [Desk(office.database, bell, Clerk(office.database, lambda: None)) for _ in range(2)]
    person, thread = office.person(), office.thread()
    events = [str(uuid4()) for _ in range(20)]
    with ThreadPoolExecutor(8) as pool:
        heard = [[pool.submit(_ask, desk, person, thread, event) for event in events] for desk in desks]
        answers = [[each.result(30) for each in of_desk] for of_desk in heard]
    assert answers[0] == answers[1]
    with office.database.read() as session:
        numbers = [question.number for question in Questions(session).of_thread("local", thread)]
    assert numbers == list(range(1, 21))


def test_one_who_is_refused_does_not_spoil_it_for_those_beside_them(office: Office, desk: Desk) -> None:
    ada, bob = office.person("Ada"), office.person("Bob")
    mine, theirs = office.thread("mine", "Ada"), office.thread("theirs", "Bob")
    asked = [desk.ask(ada, each, str(uuid4()), "predict", [], lambda *_: None) for each in (mine, theirs, mine)]
    assert asked[0].result(10).new
    assert asked[2].result(10).new
    with pytest.raises(Refused):
        asked[1].result(10)
    assert _ask(desk, bob, theirs)


def test_the_first_words_name_the_thread(office: Office, desk: Desk) -> None:
    person, thread = office.person(), office.thread()
    _ask(desk, person, thread, words="predict next quarter")
    _ask(desk, person, thread, words="why?")
    with office.database.read() as session:
        found = Threads(session).get("local", thread)
        assert found is not None
        assert found.title == "predict next quarter"


def test_a_question_that_has_not_begun_is_withdrawn_with_a_note(office: Office, desk: Desk) -> None:
    person, thread = office.person(), office.thread()
    question = _ask(desk, person, thread)
    desk.stop(person, thread, question)
    assert _state(office, question) == QuestionState.WITHDRAWN
    with office.database.read() as session:
        assert Outbox(session).of_question("local", question, "note") is not None


def test_work_that_runs_is_asked_to_stop(office: Office, desk: Desk, bell: SilentBell) -> None:
    thread = office.thread()
    question = office.question(thread)
    job = office.job(question)
    office.work(job, "running")
    desk.stop(office.person(), thread, question)
    with office.database.read() as session:
        found = Jobs(session).get("local", job)
        assert found is not None
        assert (found.stop_asked, found.state) == (True, JobState.RUNNING)
    assert bell.hinted == [thread]


def test_work_that_waits_for_a_place_is_cancelled_and_its_answer_rung(
    office: Office, desk: Desk, bell: SilentBell
) -> None:
    thread = office.thread()
    question = office.question(thread)
    job = office.job(question)
    desk.stop(office.person(), thread, question)
    with office.database.read() as session:
        found = Jobs(session).get("local", job)
        assert found is not None
        assert found.state == JobState.CANCELLED
    assert [(task, row) for task, _, row, _ in bell.rung] == [(Task.ANSWER, question)]


def test_stopping_what_is_answered_changes_nothing(office: Office, desk: Desk) -> None:
    thread = office.thread()
    question = office.question(thread, "answered")
    desk.stop(office.person(), thread, question)
    assert _state(office, question) == QuestionState.ANSWERED


def test_what_runs_goes_on_until_the_changed_plan_is_found_good(office: Office, desk: Desk) -> None:
    person, thread = office.person(), office.thread()
    question = office.question(thread)
    office.work(office.job(question), "running")
    changed = desk.change(person, thread, str(uuid4()), question, {"frequency": "month"}, lambda *_: None).result(10)
    assert _state(office, question) == QuestionState.PLANNED
    with office.database.read() as session:
        found = Questions(session).get("local", changed.question)
        assert found is not None
        assert (found.kind, found.parent_id, found.changes) == ("changed", question, {"frequency": "month"})


def test_nobody_asks_or_stops_in_anothers_thread(office: Office, desk: Desk) -> None:
    thread, stranger = office.thread("mine", "Ada"), office.person("Bob")
    question = office.question(thread)
    with pytest.raises(Refused):
        _ask(desk, stranger, thread)
    with pytest.raises(Refused):
        desk.stop(stranger, thread, question)
    assert _state(office, question) == QuestionState.PLANNED


def test_the_next_question_is_rung_when_the_one_before_it_is_stopped(
    office: Office, desk: Desk, bell: SilentBell
) -> None:
    thread = office.thread()
    first, second = office.question(thread, "ready"), office.question(thread, "ready")
    desk.stop(office.person(), thread, first)
    assert [(task, row) for task, _, row, _ in bell.rung] == [(Task.PLAN, second)]
