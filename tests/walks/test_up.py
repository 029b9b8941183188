"""`threadcast up`, as a person starts it, ends it, and loses power."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.servers.system import System, environment, started
from tests.servers.visitor import Visitor
from tests.walks.data import monthly

pytestmark = pytest.mark.living
_RESTART_SECONDS = 15.0
NAMES = {"bot", "light", "quick", "analysis", "beat", "redis"}


def up(home: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    """A start that is expected to fail."""
    return threadcast(home, "up", **settings)


def threadcast(home: Path, *arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    """A run of the command, to its end."""
    home.mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-m", "workers.console", *arguments],
        cwd=home,
        env=environment(home, settings),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def until(true: Callable[[], bool], seconds: float) -> bool:
    """Whether it becomes true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    with started(tmp_path_factory.mktemp("house")) as system:
        yield system


def test_it_prints_a_link_that_opens_the_chat_once(house: System) -> None:
    assert "Ctrl-C ends everything" in house.output
    assert set(house.pids) == NAMES
    ada = house.person("Ada")
    assert ada.posts(ada.thread()) == []


def test_a_link_for_another_person_signs_them_in(house: System) -> None:
    ran = threadcast(house.home, "link", "--name", "Ben")
    assert ran.returncode == 0, ran.stderr
    ben = Visitor(house.url, ran.stdout.strip())
    assert ben.posts(ben.thread()) == []


def test_a_second_one_on_the_same_home_is_refused_in_a_sentence(house: System) -> None:
    second = up(house.home)
    assert second.returncode == 2
    assert "already runs" in second.stderr
    assert "Traceback" not in second.stdout + second.stderr


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_process_that_is_killed_is_started_again(house: System, name: str) -> None:
    before = house.pids[name]
    os.kill(before, signal.SIGKILL)
    assert until(lambda: house.pids[name] != before and psutil.pid_exists(house.pids[name]), _RESTART_SECONDS)
    assert until(lambda: not psutil.pid_exists(before) or psutil.Process(before).status() == "zombie", 5)


def test_after_all_were_killed_a_question_is_answered(house: System) -> None:
    ada = house.person("Ada")
    thread, question = ada.ask_about("shops.csv", monthly(24), "predict next quarter")
    assert ada.wait_for_answer(thread, question, 90).text


def test_ctrl_c_ends_every_process_and_a_second_start_finds_what_was_there(tmp_path: Path) -> None:
    with started(tmp_path / "home") as first:
        ada = first.person("Ada")
        thread, question = ada.ask_about("shops.csv", monthly(24), "describe this file")
        told = ada.wait_for_answer(thread, question)
        assert len(first.processes()) > len(NAMES)
        assert first.stop() == 0
        assert until(lambda: not first.processes(), 1), first.processes()
    with started(tmp_path / "home") as second:
        ada = second.person("Ada")
        assert [post.text for post in ada.posts(thread) if post.role == "answer"] == [told.text]
        later = ada.ask(thread, "predict next quarter")
        assert ada.wait_for_answer(thread, later).text


def test_nothing_outlives_a_supervisor_that_is_killed(tmp_path: Path) -> None:
    own = tmp_path / "temporary"
    own.mkdir()
    with started(tmp_path / "home", {"TMPDIR": str(own)}) as system:
        ada = system.person("Ada")
        thread, question = ada.ask_about("shops.csv", monthly(36), "predict next quarter")
        ada.wait_for_post(thread, question, "told")
        assert len(system.processes()) > len(NAMES)
        folder = Path(psutil.Process(system.pids["analysis"]).environ()["TMPDIR"])
        assert len(list(folder.iterdir())) > 1  # the queue's socket, and what is forked from
        system.kill()
        assert until(lambda: not system.processes(), 5), system.processes()
        assert until(lambda: not folder.exists(), 5), list(folder.iterdir())
        assert not list(own.iterdir())
    with started(tmp_path / "home") as again:
        ada = again.person("Ada")
        assert ada.wait_for_answer(thread, question, 90).text


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("THREADCAST_WEB_PORT", "many", "THREADCAST_WEB_PORT"),
        ("THREADCAST_FISCAL_START", "13", "THREADCAST_FISCAL_START"),
        ("THREADCAST_REDIS_URL", "redis://127.0.0.1:1/0", "No Redis answers"),
        ("THREADCAST_DATABASE_URL", "postgresql://127.0.0.1:1/none", "database"),
        ("THREADCAST_HOME", "/proc/none", "THREADCAST_HOME"),
    ],
)
def test_a_wrong_setting_is_told_in_a_sentence_and_nothing_is_started(
    tmp_path: Path, name: str, value: str, words: str
) -> None:
    ran = up(tmp_path, **{name: value})
    assert ran.returncode == 2
    assert words in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 2, ran.stderr
    assert "Traceback" not in ran.stdout + ran.stderr
    assert not (tmp_path / "running.json").exists()


def test_a_link_to_nothing_is_refused_in_a_sentence(tmp_path: Path) -> None:
    ran = threadcast(tmp_path, "link", "--name", "Ben")
    assert ran.returncode == 2
    assert "does not run" in ran.stderr
    assert "threadcast up" in ran.stderr


def test_the_database_can_be_brought_up_to_date_alone(tmp_path: Path) -> None:
    for _ in range(2):
        ran = threadcast(tmp_path, "migrate")
        assert ran.returncode == 0, ran.stderr
        assert "up to date" in ran.stdout


def test_a_worker_alone_needs_a_queue(tmp_path: Path) -> None:
    ran = threadcast(tmp_path, "worker", "--queue", "light")
    assert ran.returncode == 2
    assert "THREADCAST_REDIS_URL" in ran.stderr


def test_a_port_that_is_taken_is_told_in_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        ran = up(tmp_path, THREADCAST_WEB_PORT=str(other.getsockname()[1]))
    assert ran.returncode == 2
    assert "is taken" in ran.stderr
    assert not (tmp_path / "running.json").exists()
