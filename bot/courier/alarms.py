"""When threads are to be looked at again that have to wait for a moment."""

import threading
from time import monotonic

from bot.searching import Place


class Alarms:
    """Moments by thread, the earliest of each. Safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._moments: dict[Place, float] = {}

    def set(self, place: Place, seconds: float) -> None:
        """Look at a thread in so many seconds."""
        moment = monotonic() + seconds
        with self._lock:
            self._moments[place] = min(moment, self._moments.get(place, moment))

    def rung(self) -> list[Place]:
        """The threads whose moment has come."""
        with self._lock:
            past = [place for place, moment in self._moments.items() if moment <= monotonic()]
            for place in past:
                del self._moments[place]
            return past

    def seconds(self, most: float) -> float:
        """Until the next moment, at most so long."""
        with self._lock:
            return max(0.0, min([most, *(moment - monotonic() for moment in self._moments.values())]))
