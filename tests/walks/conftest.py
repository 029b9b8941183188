"""The command line as a person runs it: a process of its own."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from workers.console.sample import write_sample


@dataclass(frozen=True)
class Ran:
    """What a run of the command left."""

    status: int
    output: str
    errors: str

    @property
    def json(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(self.output)
        return content


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs `threadcast` with the given arguments in an empty folder."""
    folder = tmp_path_factory.mktemp("run")

    def command(*arguments: str | Path) -> Ran:
        ran = subprocess.run(
            [sys.executable, "-m", "workers.console", *map(str, arguments)],
            cwd=folder,
            env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    return command


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up sales file, as of a fixed day."""
    return write_sample(tmp_path_factory.mktemp("sample") / "sample_sales.csv", date(2026, 11, 21))
