"""Whether people speak faster than one process can keep what they say and answer it too: keeping goes first."""

from collections import deque
from time import monotonic

FAST = 50
"""Arrivals within a second that make a rush."""
_SECOND = 1.0


class Rush:
    """Arrivals of late. Safe from any thread."""

    def __init__(self) -> None:
        self._latest: deque[float] = deque(maxlen=FAST)

    def note(self) -> None:
        """Something has arrived."""
        self._latest.append(monotonic())

    @property
    def is_on(self) -> bool:
        """Whether there is one at the moment."""
        return len(self._latest) == FAST and monotonic() - self._latest[0] < _SECOND
