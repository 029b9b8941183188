"""Whether many arrive at the moment: then what can wait gives way to those who wait for their acknowledgement."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

MANY = 50
"""Arrivals in a second that make a crowd."""
PAUSE_SECONDS = 0.5
"""Between two rounds of a patrol, while there is a crowd."""


class Crowd:
    """Counts arrivals by the second. Safe from any thread: a count that is a little off does no harm."""

    def __init__(self) -> None:
        self._second = 0
        self._now = 0
        self._before = 0
        self._alone = threading.Lock()

    def came(self) -> None:
        """Somebody arrives."""
        second = int(monotonic())
        if second != self._second:
            self._before = self._now if second == self._second + 1 else 0
            self._second, self._now = second, 0
        self._now += 1

    @property
    def dense(self) -> bool:
        """Whether many arrive."""
        since = int(monotonic()) - self._second
        recent = max(self._now, self._before) if since == 0 else self._now if since == 1 else 0
        return recent >= MANY

    @contextmanager
    def giving_way(self) -> Iterator[None]:
        """Work that can wait: while there is a crowd, one piece of it at a time."""
        if not self.dense:
            yield
            return
        with self._alone:
            yield
