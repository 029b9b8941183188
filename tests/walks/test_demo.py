"""`threadcast demo`: the main job with one command, and once only for each home."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.system import environment

pytestmark = pytest.mark.living


def demo(home: Path) -> str:
    """What a run without a terminal prints: it ends by itself after the answer."""
    ran = subprocess.run(
        [sys.executable, "-m", "workers.console", "demo"],
        cwd=home,
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "Traceback" not in ran.stdout + ran.stderr
    return ran.stdout


def test_it_asks_answers_and_ends_and_a_second_time_shows_the_same_answer(tmp_path: Path) -> None:
    first = demo(tmp_path)
    assert "/enter?link=" in first
    assert "predict next quarter by region" in first
    assert "likely between" in first
    assert "sales_forecast.xlsx" in first.casefold()
    again = demo(tmp_path)
    answer = first[first.index("Sales, ") :]
    assert again.endswith(answer)
