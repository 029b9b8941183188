"""A worker as a process of its own, ended in the middle of a training."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.bell import RedisBell
from ledger.queues import Queue, Task
from ledger.states import JobState
from tests.workers.analysis.conftest import of_trainings
from tests.workers.analysis.test_supervision import until
from tests.workers.chat import WORKSPACE, Chat
from workers.wiring import Wired

ROOT = Path(__file__).parents[3]


@pytest.fixture
def worker(wired: Wired, redis_url: str, tmp_path: Path, short_folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker of trainings that hang, warm and waiting; of the light queue, so that no engines are loaded."""
    environment = {
        "THREADCAST_HOME": str(wired.settings.home),
        "THREADCAST_DATABASE_URL": wired.settings.database,
        "THREADCAST_REDIS_URL": redis_url,
        "TMPDIR": str(short_folder),
    }
    options = ["-Q", "light", "-P", "threads", "-c", "1", "--without-gossip", "--without-mingle", "-l", "INFO"]
    command = [sys.executable, "-m", "celery", "-A", "tests.workers.analysis.hanging_worker", "worker", *options]
    with (tmp_path / "worker.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment}, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        until(lambda: b"ready" in (tmp_path / "worker.log").read_bytes(), 60)
        yield process
    finally:
        process.kill()
        process.wait()


def begin(chat: Chat, asked: str, redis_url: str) -> None:
    """Ring for the job, and wait until it is under way."""
    RedisBell(redis_url).ring(Task.WORK, WORKSPACE, chat.job(asked).id, Queue.LIGHT)
    until(lambda: chat.job(asked).result_key and len(of_trainings(str(chat.wired.scratch))) > 0)


def test_no_training_outlives_its_worker(
    worker: "subprocess.Popen[bytes]", redis_url: str, chat: Chat, planned: str
) -> None:
    begin(chat, planned, redis_url)
    worker.kill()
    killed_at = time.monotonic()
    until(lambda: not of_trainings(str(chat.wired.scratch)))
    assert time.monotonic() - killed_at < 1


def test_a_worker_that_is_asked_to_end_gives_its_job_back_and_ends(
    worker: "subprocess.Popen[bytes]", redis_url: str, chat: Chat, planned: str
) -> None:
    begin(chat, planned, redis_url)
    worker.send_signal(signal.SIGTERM)
    told_at = time.monotonic()
    worker.wait(10)
    assert time.monotonic() - told_at < 4
    job = chat.job(planned)
    assert (job.state, job.lease_token, job.attempts) == (JobState.RUNNING, None, 0)
    assert not of_trainings(str(chat.wired.scratch))
    assert list(chat.wired.scratch.iterdir()) == []
