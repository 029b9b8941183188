"""The courier: brings replies to their threads. Several threads side by side, so that a slow one delays no other."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

from bot.courier.delivery import Delivery
from bot.patrol import POLL_SECONDS, Patrol
from bot.platform import Platform
from bot.searching import Place, busy_threads
from ledger.bell import Bell
from ledger.database import Database

logger = logging.getLogger(__name__)

_SIDE_BY_SIDE = 8


class Courier(Patrol):
    """Attends to threads that are hinted at, and once a second to every thread that has something to send or show."""

    name = "courier"

    def __init__(self, database: Database, bell: Bell, platform: Platform) -> None:
        super().__init__()
        self._database = database
        self._bell = bell
        self._delivery = Delivery(database, platform)
        self._pool = ThreadPoolExecutor(_SIDE_BY_SIDE, thread_name_prefix="deliver")
        self._lock = threading.Lock()
        self._attended: dict[Place, bool] = {}
        """Threads being attended to; True where there is more to do afterwards."""
        self._hinted: set[str] = set()
        self._polled = -POLL_SECONDS

    def round(self) -> None:
        hinted, self._hinted = self._hinted, set()
        poll = monotonic() - self._polled >= POLL_SECONDS or not hinted
        with self._database.read() as session:
            places = busy_threads(session, None if poll else hinted)
        self._polled = monotonic() if poll else self._polled
        for place in places:
            self._attend_soon(place, again=place.thread in hinted)

    def rest(self, seconds: float) -> None:
        """Listen for hints; where nobody can hint, wait."""
        began = monotonic()
        self._hinted = set(self._bell.hints(seconds))
        if not self._hinted:
            super().rest(max(0.0, seconds - (monotonic() - began)))

    def stop(self) -> None:
        super().stop()
        self._pool.shutdown()

    def _attend_soon(self, place: Place, *, again: bool) -> None:
        with self._lock:
            if place in self._attended:
                self._attended[place] |= again
            elif not self.stopping:
                self._attended[place] = False
                self._pool.submit(self._attend, place)

    def _attend(self, place: Place) -> None:
        while True:
            try:
                self._delivery.attend(place)
            except Exception as error:  # noqa: BLE001  what is due stays due, and the next round tries again
                logger.warning("delivery failed", extra={"subject": place.thread, "why": type(error).__name__})
            with self._lock:
                if not self._attended[place] or self.stopping:
                    del self._attended[place]
                    return
                self._attended[place] = False
