"""Work that answers by its hour: where it is late, with the best result that it kept on the way."""

import atexit
import os
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory

from automl.engine import Deadline
from automl.stored.results import Result

Keep = Callable[[Result], None]
Work = Callable[[Path, Keep], Result]
"""Given a folder for what it leaves, and who keeps the best so far."""
_Heard = tuple[Result | BaseException, Path | None]
_NAME = "work of an answer"


def by_hour(work: Work, left: Path, hour: Deadline) -> Result:
    """What the work says, its files in `left`. At the hour, the best that it kept, as soon as there is one.

    The work goes on in a thread that nobody hears any more, in a folder of its own: `leave` ends it.
    """
    with TemporaryDirectory(prefix=".work-", dir=left, ignore_cleanup_errors=True) as place:
        heard: SimpleQueue[_Heard] = SimpleQueue()
        threading.Thread(target=_run, args=(work, Path(place), heard), name=_NAME, daemon=True).start()
        said, folder = _best(heard, hour)
        if isinstance(said, BaseException):
            raise said
        _moved(folder or Path(place) / "last", left)
        return said


def leave(status: int) -> int:
    """The exit status; where work is still going on, the process ends here and now."""
    if any(each.name == _NAME for each in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        atexit._run_exitfuncs()  # noqa: SLF001  temporary folders go, children end
        os._exit(status)
    return status


def _run(work: Work, place: Path, heard: SimpleQueue[_Heard]) -> None:
    last = place / "last"
    last.mkdir()
    count = 0

    def keep(result: Result) -> None:
        nonlocal count
        count += 1
        kept = place / f"kept-{count}"
        shutil.copytree(last, kept, copy_function=os.link)
        heard.put((result, kept))

    try:
        heard.put((work(last, keep), None))
    except BaseException as error:  # noqa: BLE001  it is raised again where the answer is awaited
        heard.put((error, None))


def _best(heard: SimpleQueue[_Heard], hour: Deadline) -> _Heard:
    """The last that is heard; at the hour the best until then, which is waited for where there is none."""
    best: _Heard | None = None
    while True:
        try:
            said = heard.get(timeout=None if best is None and not hour.remaining() else hour.remaining())
        except Empty:
            if best is not None:
                return best
            continue
        if said[1] is None:
            return said
        best = said
        if not hour.remaining():
            return best


def _moved(source: Path, left: Path) -> None:
    """All that is in a folder, moved into another, in the place of what was called the same."""
    for each in source.iterdir():
        there = left / each.name
        if there.is_dir() and not there.is_symlink():
            shutil.rmtree(there)
        each.replace(there)
