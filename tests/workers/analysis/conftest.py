"""Desks whose trainings do what a test needs."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import psutil
import pytest

from tests.workers.chat import WORKSPACE, Chat, sales
from workers.analysis.child import Engines
from workers.analysis.desk import Desk
from workers.analysis.nursery import Nursery
from workers.analysis.working import work_job

FORECAST = "predict next quarter sales by region"
Working = Callable[..., "Iterator[Thread]"]


@pytest.fixture
def database_url(_migrated_file: Path, tmp_path: Path) -> str:
    """SQLite alone: what trainings do is the same on PostgreSQL, and takes its time."""
    return f"sqlite:///{shutil.copy(_migrated_file, tmp_path / 'ledger.db')}"


def desk(engines: Engines) -> Desk:
    return Desk(Nursery("workers.analysis.child", engines))


@pytest.fixture
def planned(chat: Chat) -> str:
    """A forecast that is planned."""
    asked = chat.say(FORECAST, file=sales())
    chat.plan(asked)
    return asked


@contextmanager
def working(chat: Chat, at: Desk, asked: str) -> Iterator[Thread]:
    """The full job is being worked; at the end of the block it must soon be over."""
    thread = Thread(target=work_job, args=(chat.wired, at, WORKSPACE, chat.job(asked).id))
    thread.start()
    yield thread
    thread.join(15)
    assert not thread.is_alive()


def of_trainings(folder: str) -> list[psutil.Process]:
    """The processes that work in a scratch folder."""
    return [process for process in psutil.process_iter() if _works_in(process, folder)]


def _works_in(process: psutil.Process, folder: str) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE and process.cwd().startswith(folder)
    except (psutil.Error, FileNotFoundError):
        return False
