"""An answer keeps its hour, also where the work does not."""

import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from automl.engine import Deadline
from automl.errors import DataError
from automl.result import AskResult
from automl.stored.results import Result
from tests.servers.patience import stretched
from workers.console.overdue import Keep, by_hour

FIRST, SECOND = (AskResult.__new__(AskResult) for _ in range(2))


def left_in(folder: Path, words: str) -> None:
    """A model's folder, as a capability leaves it."""
    (folder / "model").mkdir(exist_ok=True)
    fresh = folder / "model" / "card.json.new"
    fresh.write_text(words)
    fresh.replace(folder / "model" / "card.json")


def test_work_that_is_in_time_answers_with_what_it_left(tmp_path: Path) -> None:
    def work(left: Path, keep: Keep) -> Result:
        left_in(left, "first")
        keep(FIRST)
        left_in(left, "second")
        return SECOND

    assert by_hour(work, tmp_path, Deadline(stretched(20))) is SECOND
    assert (tmp_path / "model" / "card.json").read_text() == "second"
    assert [each.name for each in tmp_path.iterdir()] == ["model"]


def test_at_the_hour_the_best_so_far_answers_with_its_own_files(tmp_path: Path) -> None:
    never = Event()

    def work(left: Path, keep: Keep) -> Result:
        left_in(left, "first")
        keep(FIRST)
        left_in(left, "half of the second")
        never.wait(stretched(60))
        return SECOND

    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "of_yesterday").touch()
    assert by_hour(work, tmp_path, Deadline(stretched(1))) is FIRST
    assert (tmp_path / "model" / "card.json").read_text() == "first"
    assert not (tmp_path / "model" / "of_yesterday").exists()
    never.set()


def test_where_nothing_was_kept_by_the_hour_the_first_answer_is_waited_for(tmp_path: Path) -> None:
    passed, never = Deadline(0), Event()

    def work(left: Path, keep: Keep) -> Result:
        left_in(left, "late")
        keep(FIRST)
        never.wait(stretched(60))
        return SECOND

    assert by_hour(work, tmp_path, passed) is FIRST
    never.set()


def test_what_goes_wrong_in_the_work_is_heard(tmp_path: Path) -> None:
    def work(left: Path, keep: Keep) -> Result:  # noqa: ARG001
        raise DataError("There are no rows.", "Give a file with rows.")

    with pytest.raises(DataError, match="no rows"):
        by_hour(work, tmp_path, Deadline(stretched(20)))


def test_the_command_ends_though_the_work_goes_on(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from automl.engine import Deadline;"
        "from workers.console.overdue import by_hour, leave\n"
        "def work(left, keep):\n    keep('best'); time.sleep(900)\n"
        "print(by_hour(work, Path(sys.argv[1]), Deadline(0.2)))\n"
        "sys.exit(leave(0))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        timeout=stretched(60),
    )
    assert done.stdout == "best\n"
    assert not list(tmp_path.iterdir())
