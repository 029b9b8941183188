"""Somebody who is signed in, and the memory of who was a moment ago."""

from dataclasses import dataclass
from time import monotonic

from ledger.tables import Person

RECENT_SECONDS = 2.0
"""How long a session that was ended elsewhere may still be taken for good."""
_MOST_RECENT = 1_000


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who is signed in. csrf: what their page sends with every change."""

    person: Person
    cookie: str
    csrf: str


class Recent:
    """Who was signed in a moment ago, so that not every request asks the database. Safe from any thread."""

    def __init__(self) -> None:
        self._visitors: dict[str, tuple[float, Visitor]] = {}

    def get(self, cookie: str) -> Visitor | None:
        until, visitor = self._visitors.get(cookie, (0.0, None))
        return visitor if monotonic() < until else None

    def keep(self, visitor: Visitor) -> None:
        if len(self._visitors) >= _MOST_RECENT:
            self._visitors.clear()
        self._visitors[visitor.cookie] = (monotonic() + RECENT_SECONDS, visitor)
