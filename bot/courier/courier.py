"""The courier: brings replies to their threads. Several threads side by side, so that a slow one delays no other."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

from sqlalchemy.orm import Session

from bot.courier.alarms import Alarms
from bot.courier.delivery import Delivery
from bot.courier.hearing import Hearing
from bot.courier.turns import Turns
from bot.patrol import POLL_SECONDS, Patrol
from bot.platform import Platform
from bot.rush import PAUSE_SECONDS, Rush
from bot.searching import Place, changing_threads, unsent_threads
from ledger.bell import Bell
from ledger.database import Database

logger = logging.getLogger(__name__)

_SIDE_BY_SIDE = 8
_OF_ONE_WORKSPACE = 6
"""The rest is free for other workspaces, however many threads of one hang."""
_TOGETHER_SECONDS = 0.05
"""Between two rounds: where many threads have news at once, they are looked for together."""


class Courier(Patrol):
    """Attends to threads that are hinted at, and once a second to every thread that has something to send or show."""

    name = "courier"

    def __init__(self, database: Database, bell: Bell, platform: Platform, rush: Rush | None = None) -> None:
        super().__init__()
        self._rush = rush or Rush()
        self._database = database
        self._delivery = Delivery(database, platform)
        self._pool = ThreadPoolExecutor(_SIDE_BY_SIDE, thread_name_prefix="deliver")
        self._turns = Turns(_OF_ONE_WORKSPACE)
        self._alarms = Alarms()
        self._hearing = Hearing(bell, super().wake)
        self._asked = threading.Event()
        """Somebody has something to be sent."""
        self._polled = -POLL_SECONDS

    def start(self) -> None:
        self._hearing.start()
        super().start()

    def wake(self) -> None:
        """Look for what is to be sent now. Safe from any thread."""
        self._asked.set()
        super().wake()

    def round(self) -> None:
        hinted, rung = self._hearing.hinted(), self._alarms.rung()
        asked = self._asked.is_set()
        self._asked.clear()
        with self._database.read() as session:
            found = self._found(session, hinted, asked=asked)
        for place in dict.fromkeys([*rung, *found]):
            self._attend_soon(place, again=place.thread in hinted)

    def _found(self, session: Session, hinted: set[str], *, asked: bool) -> list[Place]:
        """Threads to look after. Once a second that is all; in between those that are hinted at, and what is new."""
        if monotonic() - self._polled >= POLL_SECONDS:
            self._polled = monotonic()
            return [*unsent_threads(session), *([] if self._rush.is_on else changing_threads(session))]
        new = unsent_threads(session) if asked and not self._rush.is_on else []
        if not hinted:
            return new
        return [*new, *unsent_threads(session, hinted), *changing_threads(session, hinted)]

    def rest(self, seconds: float) -> None:
        """Wait for news, for the moment of a thread that had to wait, or for the next poll."""
        since = monotonic() - self._polled
        super().rest(self._alarms.seconds(max(0.0, min(seconds, POLL_SECONDS - since))))
        self._stopping.wait(PAUSE_SECONDS if self._rush.is_on else _TOGETHER_SECONDS)

    def stop(self) -> None:
        self._hearing.stop()
        super().stop()
        self._pool.shutdown()

    def _attend_soon(self, place: Place, *, again: bool) -> None:
        if self._turns.want(place, again=again) and not self.stopping:
            self._pool.submit(self._attend_by_turns)

    def _attend_by_turns(self) -> None:
        while not self.stopping and (place := self._turns.take()) is not None:
            try:
                with self._rush.giving_way():
                    self._attend(place)
            finally:
                self._turns.done(place)

    def _attend(self, place: Place) -> None:
        try:
            wait = self._delivery.attend(place)
        except Exception as error:  # noqa: BLE001  what is due stays due, and the next round tries again
            logger.warning("delivery failed", extra={"subject": place.thread, "why": type(error).__name__})
            return
        if wait > 0:
            self._alarms.set(place, wait)
