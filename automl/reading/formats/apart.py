"""Work done in a process of its own, which has only so much memory and time.

Parsers of packed formats are other people's, and files may lie to them: a sheet of five kilobytes can ask for four
hundred gigabytes, and then the parser ends its process. A copy of this process is made for the work (fork, a few
milliseconds, nothing is imported again); only what it made comes back.
"""

import faulthandler
import gc
import os
import pickle
import resource
import select
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn, TypeVar

Made = TypeVar("Made")
_PIECE = 1_048_576
_PAGE = resource.getpagesize()
_CORES = 4
_WORD, _ALIGNED = 8, 64


class OutOfMemoryError(Exception):
    """The work wanted more memory than it had, or broke its process."""


class OutOfTimeError(Exception):
    """The work took longer than it had."""


def apart(work: Callable[[], Made], *, memory: int, seconds: float) -> Made:
    """What the work returns, or the exception that it raises.

    memory: bytes beyond what this process has. seconds: by the clock. OutOfMemoryError or OutOfTimeError beyond them.
    """
    deadline = time.monotonic() + seconds
    source, sink = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(source)
        _work(work, sink, memory, seconds)
    os.close(sink)
    try:
        sent = _received(source, deadline)
    finally:
        os.close(source)
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(process, 0)
    made: Made = _unpacked(sent)
    return made


def _unpacked(sent: bytearray) -> Any:
    """What was sent; large arrays stay where they were received."""
    try:
        size = int.from_bytes(sent[:_WORD], "big")
        parts, place = [], _WORD + size
        for length in pickle.loads(sent[_WORD:place]):  # noqa: S301 - written by this very program, with the same rights
            place += -place % _ALIGNED
            parts.append(memoryview(sent)[place : place + length])
            place += length
        if place > len(sent):
            raise OutOfMemoryError
        made, error = pickle.loads(parts[0], buffers=parts[1:])  # noqa: S301 - the same
    except (pickle.UnpicklingError, EOFError, IndexError) as broken:
        raise OutOfMemoryError from broken
    if error is not None:
        raise error
    return made


def _received(source: int, deadline: float) -> bytearray:
    """All that comes before the other end closes."""
    sent = bytearray()
    waiting = select.poll()
    waiting.register(source, select.POLLIN)
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not waiting.poll(left * 1000):
            raise OutOfTimeError
        piece = os.read(source, _PIECE)
        if not piece:
            return sent
        sent += piece


def _work(work: Callable[[], object], sink: int, memory: int, seconds: float) -> NoReturn:
    """In the copy: do the work, send what came of it, and end at once, with nothing of the original's touched."""
    try:
        gc.freeze()
        _bound(memory, seconds)
        parts = _outcome(work)
        lengths = pickle.dumps([len(part) for part in parts])
        with os.fdopen(sink, "wb") as stream:
            stream.write(len(lengths).to_bytes(_WORD, "big") + lengths)
            place = _WORD + len(lengths)
            for part in parts:
                stream.write(bytes(-place % _ALIGNED))
                stream.write(part)
                place += -place % _ALIGNED + len(part)
    finally:
        os._exit(0)


def _outcome(work: Callable[[], object]) -> list[bytes | memoryview]:
    """What came of the work, pickled, and the arrays in it as they lie in memory."""
    arrays: list[pickle.PickleBuffer] = []
    try:
        made = pickle.dumps((work(), None), protocol=5, buffer_callback=arrays.append)
        return [made, *(array.raw() for array in arrays)]
    except MemoryError:
        return [pickle.dumps((None, OutOfMemoryError()))]
    except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where the work was asked for
        return [pickle.dumps((None, error))]


def _bound(memory: int, seconds: float) -> None:
    """Bounds that the copy cannot lift, signals as they are by default, and silence on what the original prints to."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
    most = pages * _PAGE + memory
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds * _CORES) + 1, int(seconds * _CORES) + 1))
    for each in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM, signal.SIGUSR1, signal.SIGUSR2):
        signal.signal(each, signal.SIG_DFL)
    faulthandler.disable()
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
