"""Server processes of the tests: each ends with the test run, however that ends."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_START_SECONDS = 60.0
_STOP_SECONDS = 10.0


@contextmanager
def serving(
    command: Sequence[str],
    log: Path,
    ready: Callable[[], bool],
    *,
    stop: signal.Signals,
    user: str | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[int]:
    """A server's process id, from when `ready` says so.

    stop: the signal that ends it. user: who runs it, for root. environment: all of it; this process's own without.
    """
    libc = ctypes.CDLL(None)
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env=environment,
            user=user,
            group=user,
            extra_groups=[] if user else None,
            preexec_fn=lambda: libc.prctl(_PR_SET_PDEATHSIG, stop),  # noqa: PLW1509  a killed run leaves nothing behind
        )
    try:
        _wait(process, ready, log)
        yield process.pid
    finally:
        _end(process, stop)


def _wait(process: "subprocess.Popen[bytes]", ready: Callable[[], bool], log: Path) -> None:
    until = time.monotonic() + _START_SECONDS
    while not ready():
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"{process.args!r} did not start: {log.read_text()[-2000:]}")
        time.sleep(0.02)


def _end(process: "subprocess.Popen[bytes]", stop: signal.Signals) -> None:
    if process.poll() is None:
        process.send_signal(stop)
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait(_STOP_SECONDS)
