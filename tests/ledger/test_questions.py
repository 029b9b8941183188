"""Questions: each event once, each with its place in the thread, planned in that order."""

import pytest
from sqlalchemy.exc import IntegrityError, NoResultFound

from ledger.database import Database
from ledger.repositories.arrivals import Arrival, Arrivals
from ledger.repositories.people import People, Threads, Workspaces
from ledger.repositories.questions import Questions
from ledger.states import QuestionState
from tests.ledger.scene import Scene, ask, at_once, scene


@pytest.fixture
def here(database: Database) -> Scene:
    return scene(database)


def _receive(database: Database, here: Scene, event: str) -> int | None:
    with database.write() as session:
        question = Questions(session).receive(here.workspace, Arrival(event, here.thread, here.person))
        return question.number if question else None


def _numbers(database: Database, here: Scene) -> list[int]:
    with database.read() as session:
        return [question.number for question in Questions(session).of_thread(here.workspace, here.thread)]


def test_a_replayed_event_is_one_question(database: Database, here: Scene) -> None:
    assert [_receive(database, here, "e1"), _receive(database, here, "e1")] == [1, None]
    assert _numbers(database, here) == [1]


def test_an_event_that_comes_many_times_at_once_is_one_question(database: Database, here: Scene) -> None:
    for event in ("e1", "e2", "e3"):
        received = at_once([lambda event=event: _receive(database, here, event) for _ in range(6)])
        assert sum(number is not None for number in received) == 1
    assert _numbers(database, here) == [1, 2, 3]


def test_an_event_that_comes_to_two_threads_at_once_is_one_question(database: Database, here: Scene) -> None:
    with database.write() as session:
        other = Scene("acme", here.person, Threads(session).ensure("acme", "elsewhere", here.person).id)
    for event in ("e1", "e2", "e3"):
        received = at_once([lambda at=at, event=event: _receive(database, at, event) for at in (here, other) * 2])
        assert sum(number is not None for number in received) == 1
    for at in (here, other):
        numbers = _numbers(database, at)
        assert numbers == list(range(1, len(numbers) + 1))


def test_the_quick_way_of_arrivals_keeps_an_event_once_too(database: Database, here: Scene) -> None:
    def keep(event: str) -> bool:
        try:
            with database.write() as session:
                Arrivals(session).keep("acme", Arrival(event, here.thread, here.person, "sales\0 \ud83d"))
        except IntegrityError:
            return False
        return True

    for event in ("e1", "e2"):
        assert sum(at_once([lambda event=event: keep(event) for _ in range(4)])) == 1
    assert _numbers(database, here) == [1, 2]
    with database.read() as session:
        assert {question.words for question in Questions(session).of_thread("acme", here.thread)} == {"sales "}


def test_questions_that_come_at_once_have_numbers_without_gaps(database: Database, here: Scene) -> None:
    works = [lambda number=number: _receive(database, here, f"e{number}") for number in range(12)]
    assert sorted(filter(None, at_once(works))) == list(range(1, 13))
    with database.read() as session:
        thread = Threads(session).get("acme", here.thread)
    assert thread is not None
    assert thread.questions == 12


def test_the_same_event_id_in_another_workspace_is_another_event(database: Database, here: Scene) -> None:
    assert _receive(database, here, "e1") == 1
    assert _receive(database, scene(database, "other"), "e1") == 1


def test_no_question_enters_a_thread_of_another_workspace(database: Database, here: Scene) -> None:
    with pytest.raises(NoResultFound), database.write() as session:
        Questions(session).receive("other", Arrival("e1", here.thread, here.person))


def test_words_that_no_database_takes_are_made_storable(database: Database, here: Scene) -> None:
    with database.write() as session:
        question = Questions(session).receive("acme", Arrival("e1", here.thread, here.person, "sales\0 \ud83d€"))
        assert question is not None
        assert question.words == "sales €"


def test_planning_waits_for_the_questions_before(database: Database, here: Scene) -> None:
    first = ask(database, here, "e1", QuestionState.READY)
    second = ask(database, here, "e2", QuestionState.READY)
    with database.read() as session:
        questions = Questions(session)
        assert not questions.waits_for_plan("acme", first)
        assert questions.waits_for_plan("acme", second)
        following = questions.next_to_plan("acme", here.thread)
        assert following is not None
        assert following.id == first.id
        assert [question.id for question in questions.before("acme", second)] == [first.id]


def test_finished_questions_are_waited_for_no_more(database: Database, here: Scene) -> None:
    ask(database, here, "e1", QuestionState.APOLOGISED)
    second = ask(database, here, "e2", QuestionState.READY)
    with database.read() as session:
        assert not Questions(session).waits_for_plan("acme", second)
        assert [question.id for question in Questions(session).unfinished("acme", here.thread)] == [second.id]


def test_people_threads_and_workspaces_are_made_once(database: Database) -> None:
    def ensure() -> tuple[str, str]:
        with database.write() as session:
            Workspaces(session).ensure("acme", "web", "Acme")
            person = People(session).ensure("acme", "ann", "Ann").id
            return person, Threads(session).ensure("acme", "talk", person).platform_thread

    made = at_once([ensure for _ in range(6)])
    assert len(set(made)) == 1


def test_the_first_title_of_a_thread_stays_and_is_short(database: Database, here: Scene) -> None:
    with database.write() as session:
        thread = Threads(session).get("acme", here.thread)
        assert thread is not None
        Threads(session).touch(thread, "predict " * 40)
        Threads(session).touch(thread, "why?")
        assert thread.title == ("predict " * 40)[:80]
