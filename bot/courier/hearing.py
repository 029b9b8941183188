"""Hearing of threads with news, on a thread of its own, so that the courier can be woken by others too."""

import logging
import threading
from collections.abc import Callable
from time import monotonic

from ledger.bell import Bell

logger = logging.getLogger(__name__)

_LISTEN_SECONDS = 1.0


class Hearing:
    """Collects the threads that are hinted at. wake: called after each."""

    def __init__(self, bell: Bell, wake: Callable[[], None]) -> None:
        self._bell = bell
        self._wake = wake
        self._lock = threading.Lock()
        self._hinted: set[str] = set()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="courier hears", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Hear no more; it returns at once, and what is heard meanwhile is forgotten."""
        self._stopping.set()

    def hinted(self) -> set[str]:
        """The threads hinted at since the last call."""
        with self._lock:
            hinted, self._hinted = self._hinted, set()
            return hinted

    def _run(self) -> None:
        while not self._stopping.is_set():
            began = monotonic()
            try:
                heard = set(self._bell.hints(_LISTEN_SECONDS))
            except Exception as error:  # noqa: BLE001  hints are a help; the poll is the truth
                logger.warning("hints lost", extra={"why": type(error).__name__})
                heard = set()
            if heard:
                with self._lock:
                    self._hinted |= heard
                self._wake()
            else:
                self._stopping.wait(max(0.0, _LISTEN_SECONDS - (monotonic() - began)))
