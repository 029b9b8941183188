"""Whose turn it is: threads that want attention, workspace by workspace, so that a busy one delays no other."""

import threading
from collections import OrderedDict

from bot.searching import Place

Waiting = OrderedDict[Place, None]


class Turns:
    """Threads that wait, and those that are attended to. Safe from any thread. most_each: at once of one workspace."""

    def __init__(self, most_each: int) -> None:
        self._most_each = most_each
        self._lock = threading.Lock()
        self._waiting: OrderedDict[str, Waiting] = OrderedDict()
        """By workspace, the one whose turn was longest ago first."""
        self._attended: dict[Place, bool] = {}
        """Threads being attended to; True where there is more to do afterwards."""

    def want(self, place: Place, *, again: bool = False) -> bool:
        """A thread wants attention. Whether it waits now; one that is attended to gets it anew only for `again`."""
        with self._lock:
            if place in self._attended:
                self._attended[place] |= again
                return False
            waiting = self._waiting.setdefault(place.workspace, OrderedDict())
            new = place not in waiting
            waiting[place] = None
            return new

    def take(self) -> Place | None:
        """The next thread to attend to; None where none waits, or the workspaces of those that do have enough."""
        with self._lock:
            workspace = next((each for each in self._waiting if self._busy(each) < self._most_each), None)
            if workspace is None:
                return None
            waiting = self._waiting.pop(workspace)
            place, _ = waiting.popitem(last=False)
            if waiting:
                self._waiting[workspace] = waiting
            self._attended[place] = False
            return place

    def done(self, place: Place) -> None:
        """A thread was attended to; where there is more to do, it waits for its next turn."""
        with self._lock:
            again = self._attended.pop(place)
        if again:
            self.want(place)

    def _busy(self, workspace: str) -> int:
        return sum(place.workspace == workspace for place in self._attended)
