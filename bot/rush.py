"""Whether people speak faster than one process can keep what they say and answer it too: keeping goes first."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

FAST = 50
"""Arrivals within a second that make a rush."""
PAUSE_SECONDS = 0.5
"""Between two rounds of a patrol in a rush."""
_SECOND = 1.0
_BETWEEN_SECONDS = 0.1


class Rush:
    """Arrivals of late. Safe from any thread."""

    def __init__(self) -> None:
        self._latest: deque[float] = deque(maxlen=FAST)
        self._alone = threading.Lock()

    def note(self) -> None:
        """Something has arrived."""
        self._latest.append(monotonic())

    @property
    def is_on(self) -> bool:
        """Whether there is one at the moment."""
        return len(self._latest) == FAST and monotonic() - self._latest[0] < _SECOND

    @contextmanager
    def giving_way(self) -> Iterator[None]:
        """Work that can wait: in a rush, one piece of it at a time, with a breath before each."""
        if not self.is_on:
            yield
            return
        with self._alone:
            sleep(_BETWEEN_SECONDS)
            yield
