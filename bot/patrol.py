"""A thread that looks for work again and again, until it is told to stop; no failure ends it."""

import logging
import threading
from abc import ABC, abstractmethod

logger = logging.getLogger(__name__)

POLL_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 10.0
_JOIN_SECONDS = 10.0


class Patrol(ABC):
    """Rounds of work: after each wake-up, and once a second. Where a round fails, the next come ever more rarely."""

    name: str

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._woken = threading.Event()
        self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)

    @abstractmethod
    def round(self) -> None:
        """Look for work once, and do it or hand it on."""

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        """Look now. Safe from any thread."""
        self._woken.set()

    def stop(self) -> None:
        """Look no more, and return when the present round has ended."""
        self._stopping.set()
        self._woken.set()
        self._thread.join(_JOIN_SECONDS)

    @property
    def stopping(self) -> bool:
        return self._stopping.is_set()

    def rest(self, seconds: float) -> None:
        """Wait for a wake-up, at most so long."""
        self._woken.wait(seconds)
        self._woken.clear()

    def _run(self) -> None:
        pause = POLL_SECONDS
        while not self.stopping:
            try:
                self.round()
                pause = POLL_SECONDS
            except Exception as error:  # noqa: BLE001  a database that is away comes back; the patrol goes on
                logger.warning("round failed", extra={"patrol": self.name, "why": type(error).__name__})
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
                self._stopping.wait(pause)
                continue
            self.rest(pause)
