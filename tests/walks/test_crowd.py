"""Many people at once, and a short question beside a long training."""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from ledger.states import JobState
from ledger.tables import Job, Question, WebPost
from tests.servers.system import System, started
from tests.servers.visitor import Visitor
from tests.walks.data import long_training, monthly, orders_until_march, two_measures

pytestmark = pytest.mark.living
PEOPLE = 20
CROWD_SECONDS = 420.0
SHORT_SECONDS = 10.0
_LONG_BUDGET = 600
_PATIENCE_SECONDS = 120.0


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """A system for the crowd, with the shortest budget."""
    with started(tmp_path_factory.mktemp("crowd"), {"THREADCAST_BUDGET_SECONDS": "5"}) as system:
        yield system


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """A system that takes its time over an answer."""
    with started(tmp_path_factory.mktemp("patient"), {"THREADCAST_BUDGET_SECONDS": str(_LONG_BUDGET)}) as system:
        yield system


def ask_ten(visitor: Visitor, number: int) -> list[str]:
    """Ten questions in one thread, without waiting for any answer; their ids."""
    thread = visitor.thread()
    shops, newer = (visitor.upload("shops.csv", monthly(months + number, seed=number)) for months in (20, 21))
    visits = visitor.upload("visits.csv", two_measures(number))
    return [
        visitor.ask(thread, "predict next quarter", [shops]),
        *(visitor.ask(thread, words) for words in ("describe this file", "why is it so?", "describe this file")),
        visitor.ask(thread, "predict", [visits]),
        *(visitor.ask(thread, words) for words in ("describe this file", "order a pizza", "what is in this file?")),
        visitor.ask(thread, "predict next month", [newer]),
        visitor.ask(thread, "describe this file"),
    ]


def test_two_hundred_questions_of_twenty_people_are_all_answered_in_order(crowded: System) -> None:
    people = [crowded.person(f"Person {number}") for number in range(PEOPLE)]
    with ThreadPoolExecutor(PEOPLE) as pool:
        asked = [question for ten in pool.map(ask_ten, people, range(PEOPLE)) for question in ten]
    assert len(set(asked)) == 10 * PEOPLE
    until = time.monotonic() + CROWD_SECONDS
    while len(_answers(crowded)) < len(asked) and time.monotonic() < until:
        time.sleep(0.5)
    answered = [question.id for question in _answers(crowded)]
    assert sorted(answered) == sorted(asked)
    assert _out_of_order(_answers(crowded)) == []


def test_why_is_answered_at_once_while_a_long_training_runs(patient: System) -> None:
    ada, ben = patient.person("Ada"), patient.person("Ben")
    thread, first = ada.ask_about("orders.csv", orders_until_march(), "predict next quarter")
    ada.wait_for_answer(thread, first, _PATIENCE_SECONDS)
    bens, long = ben.ask_about("shops.csv", long_training(), "predict next quarter by shop")
    _wait_until_it_trains(patient, long)
    began = time.monotonic()
    why = ada.ask(thread, "why did you leave out March?")
    answer = ada.wait_for_answer(thread, why, SHORT_SECONDS)
    assert time.monotonic() - began < SHORT_SECONDS
    assert "Mar" in answer.text
    assert ben.answer(bens, long) is None
    ben.stop(bens, long)
    assert ben.wait_for_answer(bens, long, _PATIENCE_SECONDS).text


def _answers(system: System) -> list[Question]:
    """The questions that the chat shows an answer to, one for each answer, in the order of the answers."""
    with system.database().read() as session:
        found = select(Question).join(WebPost, WebPost.question_id == Question.id).where(WebPost.role == "answer")
        return list(session.scalars(found.order_by(WebPost.created_at, WebPost.id)))


def _out_of_order(answered: Sequence[Question]) -> list[list[int]]:
    """The numbers of questions by thread, where their answers came in another order; instant ones may overtake."""
    threads: dict[str, list[int]] = defaultdict(list)
    for question in answered:
        if not question.instant:
            threads[question.thread_id].append(question.number)
    return [numbers for numbers in threads.values() if numbers != sorted(numbers)]


def _wait_until_it_trains(system: System, question: str) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    running = select(Job.state).where(Job.question_id == question, Job.purpose == "full")
    while time.monotonic() < until:
        with system.database().read() as session:
            if session.execute(running).scalar_one_or_none() == JobState.RUNNING:
                return
        time.sleep(0.1)
    raise AssertionError(system.logs())
