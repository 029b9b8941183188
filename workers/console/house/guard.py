"""What must be gone after `threadcast up`, however it ends: its temporary folder, and its processes."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workers.console.house.parts import WATCHMAN
from workers.console.house.state import state_file

_SHORTEST = Path("/tmp")  # noqa: S108  a socket's path must be short; the folder made in it is this person's alone


@contextmanager
def guarded(home: Path, lock: int) -> Iterator[Path]:
    """A short temporary folder, mode 700, and a watchman who cleans up where this process can't any more.

    lock: the home's lock, which the watchman holds on to until all is clean.
    """
    base = _SHORTEST if _SHORTEST.is_dir() else Path(tempfile.gettempdir())
    folder = Path(tempfile.mkdtemp(prefix="threadcast-", dir=base))
    command = [sys.executable, "-I", "-S", str(WATCHMAN), str(state_file(home)), str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[lock], start_new_session=True):  # noqa: S603
        yield folder
