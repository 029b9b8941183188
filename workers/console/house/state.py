"""What runs, as a file beside the data: `running.json`. And one `threadcast up` at a time for each home."""

import fcntl
import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from automl.errors import ThreadcastError

_LOCK_SECONDS = 3.0
"""How long the watchman of an `up` that was killed may need to clean up after it."""
_PAUSE_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Running:
    """A running system. url: the web chat. redis_url: the queue. processes: name → process id."""

    up: int
    url: str
    redis_url: str
    processes: Mapping[str, int] = field(default_factory=dict)

    def write(self, home: Path) -> None:
        """Write the state file, whole or not at all."""
        part = state_file(home).with_suffix(".part")
        part.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
        part.replace(state_file(home))


def state_file(home: Path) -> Path:
    return home / "running.json"


def running(home: Path) -> Running | None:
    """What runs on a home, where anything does."""
    try:
        return Running(**json.loads(state_file(home).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


@contextmanager
def only_one(home: Path) -> Iterator[int]:
    """Hold the home for this process; the lock's descriptor, which a watchman may hold on to.

    ThreadcastError where another holds it.
    """
    descriptor = os.open(home / "up.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor, home)
        yield descriptor
    finally:
        os.close(descriptor)


def _lock(descriptor: int, home: Path) -> None:
    until = time.monotonic() + _LOCK_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if time.monotonic() < until:
                time.sleep(_PAUSE_SECONDS)
                continue
            raise ThreadcastError(
                f"Threadcast already runs on the folder {home}.",
                "Use it in the browser (threadcast link prints a link), end it with Ctrl-C, "
                "or set THREADCAST_HOME to another folder.",
            ) from error
        return
