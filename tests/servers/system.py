"""The whole product on a home of its own, started as a person starts it: `threadcast up`."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from ledger.database import Database
from ledger.settings import Settings
from tests.servers.patience import stretched
from tests.servers.visitor import Visitor
from workers.console.house.links import link
from workers.console.house.parts import LAUNCH
from workers.console.house.state import Running, running

ROOT = Path(__file__).parents[2]
BUDGET_SECONDS = 8
_START_SECONDS = 180.0
_STOP_SECONDS = 15.0
_PAUSE_SECONDS = 0.1
_TIED = (sys.executable, "-I", "-S", str(LAUNCH))
"""A system ends with the test run, however that ends."""
_LINK = re.compile(r"http://127\.0\.0\.1:\d+/enter\?link=\S+")


class System:
    """A running `threadcast up`. home: its folder. url: the web chat."""

    def __init__(self, home: Path, environment: Mapping[str, str], command: Sequence[str] = ("up",)) -> None:
        self.home = home.resolve()
        self.environment = dict(environment)
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._people: dict[str, Visitor] = {}

    @property
    def process(self) -> "subprocess.Popen[bytes]":
        assert self._process is not None
        return self._process

    @property
    def output(self) -> str:
        """All that it printed."""
        return (self.home / "printed.txt").read_text(encoding="utf-8")

    @property
    def running(self) -> Running:
        found = running(self.home)
        assert found is not None, self.output
        return found

    @property
    def url(self) -> str:
        return self.running.url

    @property
    def entry(self) -> str:
        """The one-time link that was printed at the start."""
        found = _LINK.search(self.output)
        assert found, self.output
        return found.group()

    @property
    def pids(self) -> Mapping[str, int]:
        """Process ids by name: bot, light, quick, analysis, beat, redis."""
        return self.running.processes

    @property
    def settings(self) -> Settings:
        url = self.environment.get("THREADCAST_DATABASE_URL")
        return Settings(home=self.home.resolve(), database_url=url, _env_file=None)

    def database(self) -> Database:
        """The system's own database, for a test to look into."""
        return Database(self.settings.database)

    def start(self) -> None:
        """Start, and wait until the web chat answers and the link is printed."""
        self.home.mkdir(parents=True, exist_ok=True)
        with (self.home / "printed.txt").open("wb") as printed:
            self._process = subprocess.Popen(
                [*_TIED, str(os.getpid()), sys.executable, "-m", "workers.console", *self._command],
                cwd=self.home,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + _START_SECONDS
        while not _LINK.search(self.output):
            assert self.process.poll() is None, self.output
            assert time.monotonic() < until, f"it did not start: {self.output}\n{self.logs()}"
            time.sleep(_PAUSE_SECONDS)

    def person(self, name: str) -> Visitor:
        """Somebody signed in; the same each time."""
        if name not in self._people:
            self._people[name] = Visitor(self.url, link(self.settings, self.url, name))
        return self._people[name]

    def processes(self) -> list[psutil.Process]:
        """All processes of the system: its supervisor, what that started, and whatever else names this home."""
        found = {process.pid: process for process in psutil.process_iter() if self._names_home(process)}
        with suppress(psutil.NoSuchProcess):
            up = psutil.Process(self.process.pid)
            found |= {process.pid: process for process in (up, *up.children(recursive=True))}
        return [process for process in found.values() if _alive(process)]

    def _names_home(self, process: psutil.Process) -> bool:
        try:
            return process.environ().get("THREADCAST_HOME") == str(self.home)
        except psutil.Error:
            return False

    def stop(self) -> int:
        """End it with Ctrl-C; the exit status."""
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(stretched(_STOP_SECONDS))
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise

    def kill(self) -> None:
        """End the supervisor as a power cut would."""
        self.process.kill()
        self.process.wait()

    def logs(self, most: int = 2000) -> str:
        """The ends of all logs, for a test that fails."""
        files = sorted((self.home / "logs").glob("*.log"))
        return "\n".join(f"== {file.name}\n{file.read_text(errors='replace')[-most:]}" for file in files)


def _alive(process: psutil.Process) -> bool:
    with suppress(psutil.NoSuchProcess):
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    return False


def environment(home: Path, settings: Mapping[str, str] | None = None) -> dict[str, str]:
    """What a system is started with: nothing of this process but the way to its programs."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "USER": "ada",
        "PYTHONPATH": str(ROOT),
        "HF_HUB_OFFLINE": "1",
        "THREADCAST_HOME": str(home.resolve()),
        "THREADCAST_WEB_PORT": "0",
        "THREADCAST_BUDGET_SECONDS": str(BUDGET_SECONDS),
        "THREADCAST_CURRENCY": "USD",
        **(settings or {}),
    }


@contextmanager
def started(home: Path, settings: Mapping[str, str] | None = None) -> Iterator[System]:
    """A system that runs while the block lasts."""
    system = System(home, environment(home, settings))
    try:
        system.start()
        yield system
    finally:
        if system.process.poll() is None:
            system.stop()
