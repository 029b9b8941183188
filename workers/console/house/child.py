"""One process of the product: started, started again when it dies, and ended with all that it started."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from workers.console.house.logfiles import open_log
from workers.console.house.parts import LAUNCH, Part

PAUSES = (0.0, 0.5, 1.0, 2.0, 5.0)
"""Seconds before a process that died is started again: the first time, the second, …, the last one from then on."""
_SETTLED_SECONDS = 30.0
"""One that lived this long is given all its chances anew."""


class Child:
    """A process in a group of its own. To be started from the main thread: it dies with the thread that started it."""

    def __init__(self, part: Part, home: Path) -> None:
        self.part = part
        self.deaths = 0
        self._home = home
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._start_at: float | None = None

    @property
    def name(self) -> str:
        return self.part.name

    @property
    def process(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            raise RuntimeError(self.name)
        return self._process

    def start(self) -> None:
        launched = [sys.executable, "-I", "-S", str(LAUNCH), str(os.getpid()), *self.part.command]
        with open_log(self._home, self.name) as log:
            self._process = subprocess.Popen(  # noqa: S603  the product's own commands
                launched,
                env=dict(self.part.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                process_group=0,
            )
        self._started, self._start_at = time.monotonic(), None

    def alive(self) -> bool:
        return self.process.poll() is None

    def look_after(self) -> bool:
        """Start the process again where it died and its pause is over; whether it was started."""
        if self.alive():
            return False
        if self._start_at is None:
            self.kill()
            self._start_at = time.monotonic() + self._pause()
        if time.monotonic() < self._start_at:
            return False
        self.start()
        return True

    def ask_to_end(self) -> None:
        if self.alive():
            self.process.terminate()

    def kill(self) -> None:
        """End the process and all of its group that is left."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def _pause(self) -> float:
        if time.monotonic() - self._started > _SETTLED_SECONDS:
            self.deaths = 0
        self.deaths += 1
        return PAUSES[min(self.deaths, len(PAUSES)) - 1]
