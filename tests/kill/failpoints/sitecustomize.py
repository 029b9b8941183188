"""Python runs this at the start of each process that finds it: a process can be killed at a change of state.

The product knows nothing of it. It hears what the log says of each transition, and when an armed one comes, kills the
process that was named. FAILPOINTS names the folder with what is armed, a JSON file for each (tests/kill/arming.py).
"""

import json
import logging
import os
import signal
from pathlib import Path
from typing import Any

_FIELDS = ("event", "table", "before", "after")


class Failpoints(logging.Handler):
    """Kills a process at an armed transition, once."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def emit(self, record: logging.LogRecord) -> None:
        """Called before the transaction commits ("moving") and after ("moved"), in the process that does it."""
        transition = getattr(record, "transition", None)
        if transition is None:
            return
        happening = {"event": record.getMessage(), **transition}
        self._note(happening)
        for armed in self._folder.glob("*.armed"):
            self._fire(armed, happening)

    def _note(self, happening: dict[str, Any]) -> None:
        with (self._folder / "seen.txt").open("a", encoding="utf-8") as seen:
            seen.write(" ".join(str(happening[name]) for name in _FIELDS) + "\n")

    def _fire(self, armed: Path, happening: dict[str, Any]) -> None:
        try:
            wanted = json.loads(armed.read_text(encoding="utf-8"))
            if any(wanted[name] != happening[name] for name in _FIELDS):
                return
            targets = [] if wanted["target"] == "self" else _pids(wanted["target"])
            armed.rename(armed.with_suffix(".fired"))
        except OSError:  # another process was first
            return
        for target in targets or [os.getpid()]:  # where the target is just being started, whoever is here dies
            _kill(target)


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _pids(target: str) -> list[int]:
    from tests.kill.targets import pids  # noqa: PLC0415  heavy, and hardly ever needed

    return pids(Path(os.environ["THREADCAST_HOME"]), target)


if "FAILPOINTS" in os.environ:
    transitions = logging.getLogger("threadcast.transitions")
    transitions.setLevel(logging.INFO)
    transitions.addHandler(Failpoints(Path(os.environ["FAILPOINTS"])))
