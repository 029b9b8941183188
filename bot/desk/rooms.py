"""How much room people have for further questions: counted now and then, not for each arrival, which waits for it."""

from collections.abc import Sequence
from time import monotonic

from ledger.repositories.arrivals import Arrivals
from ledger.tables import Person

_SECONDS = 10.0
"""How long a count is good for: other processes take questions of the same person."""
_MOST_KNOWN = 10_000


class Rooms:
    """Counts open questions anew when half of the room that was left is taken, so that the last one is exact."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._spare: dict[str, tuple[float, int]] = {}
        """By person: until when, and how many more there is room for without counting."""

    def one_more(self, arrivals: Arrivals, people: Sequence[Person]) -> list[bool]:
        """Whether each of some people may have one more question, which then is counted with the others."""
        uncounted = {each.id: each for each in people if not self._has_spare(each)}
        counts = arrivals.open_of([(each.workspace_id, each.id) for each in uncounted.values()])
        left = {person: self._most - count for person, count in zip(uncounted, counts, strict=True)}
        return [self._taken(each, left.get(each.id)) for each in people]

    def _has_spare(self, person: Person) -> bool:
        until, spare = self._spare.get(person.id, (0.0, 0))
        return spare > 0 and monotonic() < until

    def _taken(self, person: Person, left: int | None) -> bool:
        """Whether there was room. left: where it was counted."""
        if left is None:
            until, spare = self._spare[person.id]
            self._spare[person.id] = until, spare - 1
            return True
        if len(self._spare) >= _MOST_KNOWN:
            self._spare.clear()
        self._spare[person.id] = monotonic() + _SECONDS, left // 2
        return left > 0
