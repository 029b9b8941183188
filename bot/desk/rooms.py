"""How much room people have for further questions: counted now and then, not for each arrival, which waits for it."""

from time import monotonic

from ledger.repositories.arrivals import Arrivals

_SECONDS = 10.0
"""How long a count is good for: other processes take questions of the same person."""
_MOST_KNOWN = 10_000


class Rooms:
    """Counts open questions anew when half of the room that was left is taken, so that the last one is exact."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._spare: dict[str, tuple[float, int]] = {}
        """By person: until when, and how many more there is room for without counting."""

    def one_more(self, arrivals: Arrivals, workspace: str, person: str) -> bool:
        """Whether a person may have one more question, which then is counted with the others."""
        until, spare = self._spare.get(person, (0.0, 0))
        if spare > 0 and monotonic() < until:
            self._spare[person] = until, spare - 1
            return True
        left = self._most - arrivals.open(workspace, person)
        if len(self._spare) >= _MOST_KNOWN:
            self._spare.clear()
        self._spare[person] = monotonic() + _SECONDS, left // 2
        return left > 0
