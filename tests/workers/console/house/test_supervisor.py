"""The supervisor, with small processes of its own: what dies comes back, and nothing outlives the end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from workers.console.house.state import running

ROOT = Path(__file__).parents[4]
_SECONDS = 10.0
HOUSE = [sys.executable, str(Path(__file__).with_name("small_house.py"))]


@contextmanager
def house(home: Path) -> Iterator["subprocess.Popen[str]"]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([*HOUSE, str(home)], env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            _until(lambda: running(home) is not None and "parent" in _pids(home))
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)


def _pids(home: Path) -> dict[str, int]:
    found = running(home)
    return dict(found.processes) if found else {}


def _until(true: Callable[[], bool]) -> None:
    until = time.monotonic() + _SECONDS
    while not true():
        assert time.monotonic() < until
        time.sleep(0.05)


def _family(process: "subprocess.Popen[str]", least: int) -> list[psutil.Process]:
    up = psutil.Process(process.pid)
    _until(lambda: len(up.children(recursive=True)) >= least)
    return up.children(recursive=True)


def _gone(family: list[psutil.Process], seconds: float) -> bool:
    """Whether none of the processes runs any more; those that their new parent has not buried yet don't count."""
    left = psutil.wait_procs(family, timeout=seconds)[1]
    return all(process.status() == psutil.STATUS_ZOMBIE for process in left)


def test_a_process_that_is_killed_comes_back_and_its_own_children_do_not_linger(tmp_path: Path) -> None:
    with house(tmp_path) as process:
        _family(process, 4)
        before = _pids(tmp_path)["parent"]
        _until(lambda: bool(psutil.Process(before).children()))
        grandchildren = psutil.Process(before).children()
        os.kill(before, signal.SIGKILL)
        _until(lambda: _pids(tmp_path)["parent"] != before)
        assert psutil.pid_exists(_pids(tmp_path)["parent"])
        assert _gone(grandchildren, 1)


def test_the_end_leaves_nothing_and_is_quick_though_a_process_will_not_go(tmp_path: Path) -> None:
    with house(tmp_path) as process:
        family = _family(process, 4)
        folder = Path(running(tmp_path).url)  # type: ignore[union-attr]
        assert folder.is_dir()
        assert folder.stat().st_mode & 0o077 == 0
        process.send_signal(signal.SIGINT)
        assert process.wait(8) == 0
        assert _gone(family, 0.5)
    assert not folder.exists()
    assert running(tmp_path) is None


def test_nothing_outlives_a_supervisor_that_is_killed(tmp_path: Path) -> None:
    with house(tmp_path) as process:
        family = _family(process, 4)
        folder = Path(running(tmp_path).url)  # type: ignore[union-attr]
        process.kill()
        assert _gone(family, 5)
        assert not folder.exists()
    with house(tmp_path) as process:
        assert _pids(tmp_path)["parent"] not in {each.pid for each in family}


def test_a_process_that_keeps_ending_is_told_of_and_tried_ever_more_slowly(tmp_path: Path) -> None:
    with house(tmp_path) as process:
        assert process.stdout is not None
        began = time.monotonic()
        line = process.stdout.readline()
        assert time.monotonic() - began > 1.5
    assert "“failing” keeps ending" in line
    assert "failing.log" in line


def test_a_second_one_on_the_same_home_is_refused(tmp_path: Path) -> None:
    with house(tmp_path):
        second = subprocess.run(
            [*HOUSE, str(tmp_path)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert second.returncode
    assert "already runs" in second.stderr


@pytest.mark.parametrize("size", [0, 11 * 2**20])
def test_a_large_log_is_put_aside_at_the_start(tmp_path: Path, size: int) -> None:
    (tmp_path / "logs").mkdir()
    log = tmp_path / "logs" / "parent.log"
    log.write_bytes(b"." * size)
    with house(tmp_path):
        assert log.stat().st_size < size or not size
        assert log.with_suffix(".log.1").exists() == bool(size)
