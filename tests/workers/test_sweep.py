"""The sweep makes up for lost messages and dead processes."""

import os
import time
from datetime import timedelta

from ledger.bell import SilentBell
from ledger.clock import now
from ledger.leases import claim
from ledger.queues import Queue, Task
from ledger.states import JobState, QuestionState
from ledger.tables import Job, Question
from tests.workers.chat import WORKSPACE, Chat, sales
from workers.sweep import sweep
from workers.wiring import Wired

FORECAST = "predict next quarter sales by region"


def age(wired: Wired, table: type[Question] | type[Job], row: str) -> None:
    with wired.database.write() as session:
        found = session.get(table, row)
        assert found is not None
        found.created_at = found.due_at = now() - timedelta(minutes=1)


def test_questions_and_jobs_whose_message_was_lost_are_rung_again(chat: Chat, wired: Wired) -> None:
    planned = chat.say(FORECAST, file=sales())
    chat.plan(planned)
    waiting = chat.say("predict next month sales")
    age(wired, Question, waiting)
    for job in chat.jobs(planned):
        age(wired, Job, job.id)
    assert isinstance(wired.bell, SilentBell)
    wired.bell.rung.clear()
    sweep(wired)
    rung = {(task, row, queue) for task, _, row, queue in wired.bell.rung}
    assert (Task.PLAN, waiting, Queue.LIGHT) in rung
    assert (Task.WORK, chat.job(planned).id, Queue.ANALYSIS) in rung
    assert (Task.WORK, chat.job(planned, "look").id, Queue.QUICK) in rung


def test_a_planned_question_whose_job_ended_is_rung_for_its_answer(chat: Chat, wired: Wired) -> None:
    asked = chat.say(FORECAST, file=sales())
    chat.plan(asked)
    chat.end_jobs(asked)
    age(wired, Question, asked)
    sweep(wired)
    assert isinstance(wired.bell, SilentBell)
    assert (Task.ANSWER, WORKSPACE, asked, Queue.LIGHT) in wired.bell.rung
    assert chat.asked(asked).state == QuestionState.PLANNED


def test_scratch_of_the_dead_is_removed_and_of_the_living_kept(chat: Chat, wired: Wired) -> None:
    asked = chat.say(FORECAST, file=sales())
    chat.plan(asked)
    with wired.database.write() as session:
        taken = claim(session, Job, WORKSPACE, chat.job(asked).id, (JobState.QUEUED,))
    assert taken is not None
    living = wired.scratch / f"{taken[0].id}-{taken[0].token}"
    dead = wired.scratch / f"{taken[0].id}-l_dead"
    recent = wired.scratch / "j_another-l_young"
    for folder in (living, dead, recent):
        folder.mkdir()
    for folder in (living, dead):
        os.utime(folder, (time.time() - 300,) * 2)
    sweep(wired)
    assert living.exists()
    assert recent.exists()
    assert not dead.exists()
