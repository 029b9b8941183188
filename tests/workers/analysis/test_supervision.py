"""A training under supervision, whatever becomes of it."""

import os
import time
from collections.abc import Callable

import psutil

from ledger.bell import SilentBell
from ledger.queues import Queue, Task
from ledger.repositories.jobs import Jobs
from ledger.states import JobState, QuestionState
from ledger.tables import Job, Question
from tests.servers.patience import stretched
from tests.workers.analysis import trainings
from tests.workers.analysis.conftest import desk, of_trainings, working
from tests.workers.chat import WORKSPACE, Chat
from workers.wiring import Wired

ANOTHER = "l_another"


def until(true: Callable[[], object], seconds: float = 15.0) -> None:
    end = time.monotonic() + stretched(seconds)
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


def scratch(wired: Wired) -> list[str]:
    return [path.name for path in wired.scratch.iterdir()]


def nothing_left(wired: Wired) -> bool:
    return scratch(wired) == [] and of_trainings(str(wired.scratch)) == []


def budget(wired: Wired, asked: str, seconds: float) -> None:
    with wired.database.write() as session:
        job = Jobs(session).full(WORKSPACE, asked)
        assert job is not None
        job.budget_seconds = seconds


def test_a_forecast_is_worked_to_its_answer(chat: Chat, wired: Wired, planned: str) -> None:
    chat.work(desk(trainings.good), planned)
    chat.answer(planned)
    assert {job.state for job in chat.jobs(planned)} == {JobState.DONE}
    assert chat.asked(planned).state == QuestionState.ANSWERED
    assert "Q1 2027" in chat.reply(planned).text()
    assert nothing_left(wired)


def test_stop_makes_the_best_so_far_the_answer_and_leaves_nothing(chat: Chat, wired: Wired, planned: str) -> None:
    with working(chat, desk(trainings.hanging), planned):
        until(lambda: chat.job(planned).result_key and len(of_trainings(str(wired.scratch))) > 0)
        with wired.database.write() as session:
            Jobs(session).ask_stop(WORKSPACE, planned)
        asked_at = time.monotonic()
        until(lambda: chat.job(planned).state == JobState.CANCELLED)
        assert time.monotonic() - asked_at < 3
    assert nothing_left(wired)
    chat.answer(planned)
    assert "stopped before every method had been tried" in chat.reply(planned).text()
    assert "Q1 2027" in chat.reply(planned).text()


def test_a_stop_before_any_answer_says_so(chat: Chat, wired: Wired, planned: str) -> None:
    with working(chat, desk(trainings.hanging_at_once), planned):
        until(lambda: of_trainings(str(wired.scratch)))
        with wired.database.write() as session:
            Jobs(session).ask_stop(WORKSPACE, planned)
    chat.answer(planned)
    assert chat.asked(planned).state == QuestionState.APOLOGISED
    assert "stopped before there was a first answer" in chat.reply(planned).text()


def test_what_runs_past_its_time_is_ended_with_the_best_so_far(chat: Chat, wired: Wired, planned: str) -> None:
    budget(wired, planned, 1.0)
    chat.work(desk(trainings.hanging), planned, "full")
    assert chat.job(planned).state == JobState.DONE
    assert nothing_left(wired)
    chat.answer(planned)
    assert "the time allowed ran out" in chat.reply(planned).text().lower()


def test_without_a_first_answer_in_time_the_look_answers(chat: Chat, wired: Wired, planned: str) -> None:
    chat.work(desk(trainings.good), planned, "look")
    budget(wired, planned, 0.5)
    chat.work(desk(trainings.hanging_at_once), planned, "full")
    assert chat.job(planned).state == JobState.FAILED
    chat.answer(planned)
    assert chat.asked(planned).state == QuestionState.ANSWERED
    assert "Q1 2027" in chat.reply(planned).text()


def test_what_wants_more_memory_than_allowed_ends_alone(chat: Chat, planned: str) -> None:
    chat.work(desk(trainings.hoarding), planned, "full")
    chat.answer(planned)
    assert "more memory than there is" in chat.reply(planned).text()
    assert "Q1 2027" in chat.reply(planned).text()


def test_too_little_memory_for_any_answer_is_said_with_a_remedy(chat: Chat, planned: str) -> None:
    chat.work(desk(trainings.hoarding_at_once), planned, "full")
    chat.answer(planned)
    assert chat.reply(planned).text() == (
        "This question needs more memory than there is. Ask about fewer groups or a shorter period."
    )


def due_at_once(chat: Chat, wired: Wired, asked: str) -> None:
    with wired.database.write() as session:
        row = session.get_one(Job, chat.job(asked).id)
        row.due_at = row.created_at


def test_a_killed_training_is_tried_once_more_and_leaves_its_best_so_far(
    chat: Chat, wired: Wired, planned: str
) -> None:
    chat.work(desk(trainings.dying), planned, "full")
    assert chat.job(planned).state == JobState.RUNNING
    assert nothing_left(wired)
    due_at_once(chat, wired, planned)
    chat.work(desk(trainings.dying), planned, "full")
    assert chat.job(planned).state == JobState.DONE
    assert nothing_left(wired)


def test_a_training_that_breaks_is_tried_again_and_then_apologised_for(chat: Chat, wired: Wired, planned: str) -> None:
    for attempt in (1, 2, 3):
        assert chat.job(planned).state in (JobState.QUEUED, JobState.RUNNING), attempt
        chat.work(desk(trainings.breaking), planned, "full")
        due_at_once(chat, wired, planned)
    assert chat.job(planned).state == JobState.FAILED
    chat.answer(planned)
    assert "reference" in chat.reply(planned).text()
    assert "secret" not in chat.reply(planned).text()


def test_a_worker_that_shuts_down_gives_the_job_back_at_once(chat: Chat, wired: Wired, planned: str) -> None:
    at = desk(trainings.hanging)
    with working(chat, at, planned):
        until(lambda: chat.job(planned).result_key)
        at.closing.set()
        closed_at = time.monotonic()
    assert time.monotonic() - closed_at < 3
    job = chat.job(planned)
    assert (job.state, job.lease_token) == (JobState.RUNNING, None)
    assert nothing_left(wired)
    assert isinstance(wired.bell, SilentBell)
    assert (Task.WORK, WORKSPACE, job.id, Queue.ANALYSIS) in wired.bell.rung
    chat.work(desk(trainings.good), planned, "full")
    assert chat.job(planned).state == JobState.DONE


def test_a_worker_whose_job_has_passed_to_another_writes_nothing(chat: Chat, wired: Wired, planned: str) -> None:
    with working(chat, desk(trainings.hanging), planned):
        until(lambda: chat.job(planned).result_key)
        with wired.database.write() as session:
            row = session.get(Job, chat.job(planned).id)
            assert row is not None
            row.lease_token, row.result_key = ANOTHER, None
    job = chat.job(planned)
    assert (job.state, job.lease_token, job.result_key) == (JobState.RUNNING, ANOTHER, None)
    assert nothing_left(wired)


def test_a_withdrawn_question_ends_its_training(chat: Chat, wired: Wired, planned: str) -> None:
    with working(chat, desk(trainings.hanging), planned):
        until(lambda: of_trainings(str(wired.scratch)))
        with wired.database.write() as session:
            row = session.get(Question, planned)
            assert row is not None
            row.state = QuestionState.WITHDRAWN
    assert chat.job(planned).state == JobState.CANCELLED
    assert nothing_left(wired)


def test_a_look_is_not_worked_once_the_full_answer_is_there(chat: Chat, planned: str) -> None:
    at = desk(trainings.good)
    chat.work(at, planned, "full")
    chat.work(at, planned, "look")
    assert chat.job(planned, "look").state == JobState.CANCELLED


def test_progress_is_told_while_it_runs(chat: Chat, wired: Wired, planned: str) -> None:
    with working(chat, desk(trainings.hanging), planned):
        until(lambda: "best" in chat.job(planned).progress)
        progress = chat.job(planned).progress
        with wired.database.write() as session:
            Jobs(session).ask_stop(WORKSPACE, planned)
    assert set(progress) == {"stage", "share", "best", "seconds_left"}
    assert 0 < progress["share"] <= 1


def test_the_end_of_the_server_that_forks_trainings_is_survived(chat: Chat, wired: Wired, planned: str) -> None:
    with working(chat, desk(trainings.hanging_at_once), planned):
        until(lambda: of_trainings(str(wired.scratch)))
        server = psutil.Process(of_trainings(str(wired.scratch))[0].pid)
        while server.ppid() != os.getpid():
            server = psutil.Process(server.ppid())
        server.kill()
    assert nothing_left(wired)
    with wired.database.write() as session:
        row = session.get(Job, chat.job(planned).id)
        assert row is not None
        row.due_at = row.created_at
    chat.work(desk(trainings.good), planned, "full")
    assert chat.job(planned).state == JobState.DONE
