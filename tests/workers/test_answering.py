"""From a job that has ended to the answer in the outbox."""

from pathlib import Path

import pytest

from ledger.leases import claim
from ledger.repositories.datasets import Datasets
from ledger.repositories.forecasts import Forecasts
from ledger.repositories.people import Threads
from ledger.repositories.usage import UsageLog
from ledger.states import JobState, QuestionState
from ledger.tables import Question
from reports.reply import Chart, FilePart
from reports.stored import load_facts
from tests.workers.analysis import trainings
from tests.workers.analysis.conftest import desk
from tests.workers.chat import WORKSPACE, Chat, sales
from tests.workers.files import breaking, eventful
from workers.wiring import Wired

FORECAST = "predict next quarter sales by region"
ANOTHER = "l_another"


@pytest.fixture
def worked(chat: Chat) -> str:
    """A forecast whose full job is done."""
    asked = chat.say(FORECAST, file=sales())
    chat.plan(asked)
    chat.work(desk(trainings.good), asked, "full")
    return asked


def files_of(chat: Chat, asked: str) -> list[Path]:
    return [part.path for part in chat.reply(asked).parts if isinstance(part, Chart | FilePart)]


def test_an_answer_has_its_files_in_the_store(chat: Chat, wired: Wired, worked: str) -> None:
    chat.answer(worked)
    keys = files_of(chat, worked)
    assert {key.suffix for key in keys} == {".png", ".xlsx", ".py"}
    assert all(key.parent.as_posix() == f"{WORKSPACE}/{worked}/answer" for key in keys)
    assert all(wired.files.exists(key.as_posix()) for key in keys)
    assert list(wired.scratch.iterdir()) == []
    for part in chat.reply(worked).parts:
        if isinstance(part, FilePart):
            with wired.files.read(part.path.as_posix()) as stored:
                assert part.bytes == len(stored.read())


def test_an_answer_is_remembered_with_its_facts_forecasts_and_cost(chat: Chat, wired: Wired, worked: str) -> None:
    chat.answer(worked)
    asked = chat.asked(worked)
    assert {"total", "spread"} <= {fact.id for fact in load_facts(asked.facts)}
    with wired.database.read() as session:
        kept = Forecasts(session).of_question(WORKSPACE, worked)
        used = UsageLog(session).totals(WORKSPACE, asked.created_at)
    assert {row.series for row in kept} == {"", '{"Region": "East"}', '{"Region": "West"}'}
    assert {row.dataset_id for row in kept} == {asked.dataset_id}
    assert used["training_seconds"] > 0


def test_answering_twice_leaves_one_answer(chat: Chat, worked: str) -> None:
    chat.answer(worked)
    first = chat.row(worked)
    chat.answer(worked)
    second = chat.row(worked)
    assert first is not None
    assert second is not None
    assert (first.id, first.reply) == (second.id, second.reply)


def test_nothing_is_answered_while_the_job_runs(chat: Chat) -> None:
    asked = chat.say(FORECAST, file=sales())
    chat.plan(asked)
    chat.answer(asked)
    assert chat.asked(asked).state == QuestionState.PLANNED


def test_a_job_that_failed_is_apologised_for_in_its_words(chat: Chat) -> None:
    asked = chat.say(FORECAST, file=sales())
    chat.plan(asked)
    chat.end_jobs(asked, JobState.FAILED, problem={"sentence": "Too few data.", "remedy": "Send more."})
    chat.answer(asked)
    assert chat.asked(asked).state == QuestionState.APOLOGISED
    assert chat.reply(asked).text() == "Too few data. Send more."


def test_two_requests_at_once_are_answered_together(chat: Chat) -> None:
    asked = chat.say("sales next quarter and sales by region next month", file=sales())
    chat.plan(asked)
    plans = len(chat.asked(asked).plans)
    chat.work(desk(trainings.good), asked, "full")
    chat.answer(asked)
    workbooks = [key for key in files_of(chat, asked) if key.suffix == ".xlsx"]
    assert len(set(workbooks)) == plans == 2


def test_a_file_deleted_before_the_answer_is_said(chat: Chat, wired: Wired, worked: str) -> None:
    with wired.database.write() as session:
        Datasets(session).delete(WORKSPACE, chat.asked(worked).dataset_id or "")
    chat.answer(worked)
    assert chat.asked(worked).state == QuestionState.APOLOGISED
    assert "sales.csv was deleted before the answer was ready" in chat.reply(worked).text()


def test_a_deleted_thread_gets_no_answer(chat: Chat, wired: Wired, worked: str) -> None:
    with wired.database.write() as session:
        thread = Threads(session).get(WORKSPACE, chat.asked(worked).thread_id)
        assert thread is not None
        thread.deleted_at = thread.created_at
    chat.answer(worked)
    assert chat.asked(worked).state == QuestionState.WITHDRAWN
    assert chat.row(worked) is None


def test_a_defect_that_stays_becomes_an_apology(chat: Chat, wired: Wired, worked: str) -> None:
    chat.wired = breaking(wired, 9)
    for _ in range(3):
        assert chat.asked(worked).state == QuestionState.PLANNED
        chat.answer(worked)
        with wired.database.write() as session:
            row = session.get(Question, worked)
            assert row is not None
            row.due_at = row.created_at
    assert chat.asked(worked).state == QuestionState.APOLOGISED
    assert "reference" in chat.reply(worked).text()


def test_one_who_lost_the_lease_leaves_the_answer_to_the_winner(chat: Chat, wired: Wired, worked: str) -> None:
    def overtaken() -> None:
        with wired.database.write() as session:
            row = session.get(Question, worked)
            assert row is not None
            row.lease_token = ANOTHER

    chat.wired = eventful(wired, overtaken)
    chat.answer(worked)
    assert chat.row(worked) is None
    with wired.database.write() as session:
        row = session.get(Question, worked)
        assert row is not None
        row.lease_token = row.lease_until = None
    chat.wired = wired
    chat.answer(worked)
    assert all(wired.files.exists(key.as_posix()) for key in files_of(chat, worked))


def test_an_answerer_that_dies_is_followed_by_another(chat: Chat, wired: Wired, worked: str) -> None:
    with wired.database.write() as session:
        assert claim(session, Question, WORKSPACE, worked, (QuestionState.PLANNED,), seconds=-1) is not None
    chat.answer(worked)
    assert chat.asked(worked).state == QuestionState.ANSWERED
