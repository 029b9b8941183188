"""The light worker as a process of its own, with nobody who sweeps: each ring is heard, and soon."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from sqlalchemy import func, select

from ledger.bell import RedisBell
from ledger.queues import Queue, Task
from ledger.states import QuestionState
from ledger.tables import Question
from tests.servers.patience import stretched
from tests.waiting import soon
from tests.workers.chat import WORKSPACE, Chat, sales
from workers.console.house.parts import PLANNERS, worker_command
from workers.wiring import Wired

ROOT = Path(__file__).parents[2]
THREADS, EACH = 20, 5


@contextmanager
def light_worker(
    wired: Wired, redis_url: str, folder: Path, *, app: str = "workers.app", processes: int = PLANNERS
) -> Iterator[psutil.Process]:
    """A warm light worker, as `threadcast up` starts it."""
    environment = {
        "THREADCAST_HOME": str(wired.settings.home),
        "THREADCAST_DATABASE_URL": wired.settings.database,
        "THREADCAST_REDIS_URL": redis_url,
    }
    command = worker_command(Queue.LIGHT, wired.settings)
    command[command.index("-A") + 1], command[command.index("-c") + 1] = app, str(processes)
    log = folder / "light.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment}, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        assert soon(lambda: b'"ready"' in log.read_bytes(), 60), log.read_text()
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(stretched(10))


def ring(redis_url: str, questions: Sequence[str]) -> None:
    bell = RedisBell(redis_url)
    for question in questions:
        bell.ring(Task.PLAN, WORKSPACE, question, Queue.LIGHT)


def answered(wired: Wired) -> int:
    with wired.database.read() as session:
        done = select(func.count()).where(Question.state == QuestionState.ANSWERED)
        return session.execute(done).scalar_one()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_question_is_left_waiting_where_processes_make_way_and_nobody_sweeps(
    wired: Wired, redis_url: str, tmp_path: Path
) -> None:
    questions = [Chat(wired, tmp_path, f"t{thread}").say("hello") for _ in range(EACH) for thread in range(THREADS)]
    with light_worker(wired, redis_url, tmp_path, app="tests.workers.slow_ending", processes=1) as worker:
        first = worker.children()
        ring(redis_url, questions)
        assert soon(lambda: answered(wired) == len(questions), 30), f"{answered(wired)} of {len(questions)}"
        assert not any(child.is_running() for child in first)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_ordinary_questions_leave_the_processes_as_they_are(wired: Wired, redis_url: str, tmp_path: Path) -> None:
    threads = [Chat(wired, tmp_path, f"t{number}") for number in range(4)]
    asked = [chat.say("total sales by region", file=sales()) for chat in threads]
    with light_worker(wired, redis_url, tmp_path) as worker:
        first = worker.children()
        ring(redis_url, asked)
        assert soon(lambda: all(threads[0].asked(each).state == QuestionState.PLANNED for each in asked), 30)
        assert worker.children() == first
