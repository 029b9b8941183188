"""Waits for the supervisor's end, however it comes, and ends what it left: `watchman.py STATE FOLDER`.

Standard input is a pipe that the supervisor alone holds the other end of. STATE: its state file, which names the
process groups and is gone after an orderly end. FOLDER: the temporary folder to be removed. A script of its own, so
that it stays small.
"""

import json
import os
import shutil
import signal
import sys
from contextlib import suppress
from pathlib import Path


def main() -> None:
    """Wait, then clean up."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    state, folder = map(Path, sys.argv[1:])
    while os.read(0, 1):
        pass
    with suppress(OSError, ValueError):
        for group in json.loads(state.read_text(encoding="utf-8"))["processes"].values():
            with suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)
        state.unlink()
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
