"""Failpoints: which process dies at which change of state."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).parent
SITE = HERE / "failpoints"
_LAST_SECONDS = 2.0
"""After the end of a scenario: its last transitions may come a moment later."""


@dataclass(frozen=True, slots=True)
class Transition:
    """A change of state of a row; before None is its making. As the log tells it (ledger/transitions.py)."""

    table: str
    before: str | None
    after: str

    def __str__(self) -> str:
        return f"{self.table}:{self.before or 'none'}-{self.after}"


@dataclass(frozen=True, slots=True)
class Failpoint:
    """event: "moving" kills before the transaction commits, "moved" after. target: "self" or a process's name."""

    transition: Transition
    event: str
    target: str

    def __str__(self) -> str:
        return f"{self.transition} {self.event} kills {self.target}"


class Armed:
    """A failpoint lying in wait."""

    def __init__(self, folder: Path, failpoint: Failpoint, number: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._waiting = folder / f"{number}.armed"
        self._fired = folder / f"{number}.fired"
        part = folder / f"{number}.part"
        content = {**asdict(failpoint.transition), "event": failpoint.event, "target": failpoint.target}
        part.write_text(json.dumps(content), encoding="utf-8")
        part.rename(self._waiting)

    def fired_at(self) -> float | None:
        """When it fired, in seconds of the epoch."""
        try:
            return self._fired.stat().st_ctime
        except FileNotFoundError:
            return None

    def disarm(self) -> None:
        self._waiting.unlink(missing_ok=True)

    def wait(self, seconds: float, over: Callable[[], bool]) -> bool:
        """Whether it fires in time. over: whether it can't any more, since what was to come to it has ended."""
        until = time.monotonic() + seconds
        while self.fired_at() is None and time.monotonic() < until:
            if over():
                until = min(until, time.monotonic() + _LAST_SECONDS)
            time.sleep(0.05)
        return self.fired_at() is not None
