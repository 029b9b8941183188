"""Where children come from: a server process that has loaded the engines, and forks a warm child in milliseconds."""

import contextlib
import json
import multiprocessing
import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from threading import Lock
from typing import Any

from workers.analysis import child
from workers.analysis.errand import Errand
from workers.engines import engines_of, tabular

WARM_SECONDS = 180.0
QUICK, FULL = "workers.analysis.warm_quick", "workers.analysis.warm_full"
"""What to load for first looks alone, and for all engines."""


@dataclass(frozen=True, slots=True)
class Child:
    """A training that runs. Ended by `end`, whatever has become of it."""

    process: ForkServerProcess
    channel: Connection

    @property
    def alive(self) -> bool:
        return self.process.is_alive()

    def heard(self, seconds: float) -> Iterator[dict[str, Any]]:
        """What the child has told, waiting at most `seconds` for the first message."""
        wait([self.channel, self.process.sentinel], seconds)
        with contextlib.suppress(EOFError, OSError):
            while self.channel.poll():
                yield json.loads(self.channel.recv_bytes())

    def end(self) -> None:
        """Kill the child and all that it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid or 0, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.channel.close()


class Nursery:
    """Starts children. One for each process: all share its fork server.

    preload: the module that the server loads before it forks. engines: what children forecast with. rows: what they
    predict rows with.
    """

    def __init__(self, preload: str, engines: child.Engines = engines_of, rows: child.RowEngine = tabular) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([preload])
        self._engines, self._rows = engines, rows
        self._lock = Lock()

    def warm(self) -> None:
        """Wait until a child could be started."""
        process = self._context.Process(target=child.nothing)
        with self._lock:
            process.start()
        process.join(WARM_SECONDS)

    def start(self, errand: Errand) -> Child:
        """A child that does the errand. It may start processes itself."""
        mine, theirs = self._context.Pipe(duplex=False)
        process = self._context.Process(
            target=child.work, args=(errand, theirs, self._engines, self._rows), daemon=False
        )
        with self._lock:
            process.start()
        theirs.close()
        return Child(process, mine)
