"""Watches the processes of `threadcast up`, and ends them in order."""

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from types import FrameType

from workers.console.house.child import PAUSES, Child
from workers.console.house.logfiles import log_path
from workers.console.house.state import Running, state_file

_LOOK_SECONDS = 0.1
_STOP_SECONDS = {3: 2.0, 2: 4.0, 1: 1.5}
"""By order of stopping: how long an orderly end may take. In all less than eight seconds."""
Say = Callable[[str], None]


class Supervisor:
    """The processes of one home. `end` may be called from any thread; all else belongs to the main thread."""

    def __init__(self, home: Path, url: str, redis_url: str, say: Say) -> None:
        self._home = home
        self._url = url
        self._redis_url = redis_url
        self._say = say
        self._children: list[Child] = []
        self._ending = False

    @property
    def ending(self) -> bool:
        return self._ending

    def end(self) -> None:
        """Ask that everything ends."""
        self._ending = True  # a plain flag: a signal's handler may not wait for a lock

    def add(self, children: Sequence[Child]) -> None:
        """Start processes, and note them."""
        for child in children:
            child.start()
            self._children.append(child)
        self.note()

    def watch(self) -> None:
        """Start again whatever dies, until the end is asked for."""
        while not self._ending:
            started = [child for child in self._children if child.look_after()]
            if started:
                self.note()
            for child in started:
                self._tell(child)
            time.sleep(_LOOK_SECONDS)

    def stop(self) -> None:
        """End all: those that take work first, Redis last; what does not end in time is killed."""
        by_order = sorted(self._children, key=lambda child: -child.part.order)
        for order, together in groupby(by_order, key=lambda child: child.part.order):
            _end(list(together), _STOP_SECONDS[order])
        self._children.clear()
        state_file(self._home).unlink(missing_ok=True)

    def note(self) -> None:
        """Write the state file."""
        pids = {child.name: child.process.pid for child in self._children}
        Running(os.getpid(), self._url, self._redis_url, pids).write(self._home)

    def _tell(self, child: Child) -> None:
        if child.deaths == len(PAUSES):
            self._say(f"“{child.name}” keeps ending; why is in {log_path(self._home, child.name)}.")


@contextmanager
def ended_by_signals(supervisor: Supervisor) -> Iterator[None]:
    """While the block lasts, Ctrl-C and SIGTERM ask for an orderly end."""

    def asked(_number: int, _frame: FrameType | None) -> None:
        supervisor.end()

    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(number, asked) for number in signals]
    try:
        yield
    finally:
        for number, handler in zip(signals, before, strict=True):
            signal.signal(number, handler)


def _end(children: Sequence[Child], seconds: float) -> None:
    for child in children:
        child.ask_to_end()
    until = time.monotonic() + seconds
    while time.monotonic() < until and any(child.alive() for child in children):
        time.sleep(_LOOK_SECONDS / 2)
    for child in children:
        child.kill()
