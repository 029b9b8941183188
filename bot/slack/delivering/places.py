"""Where letters go on Slack, looked up in the ledger: channels, threads, and the people who asked."""

from collections import OrderedDict
from datetime import datetime
from threading import Lock

from sqlalchemy import select

from bot.platform import DeliveryError, Letter
from bot.slack.naming import Spot
from ledger.database import Database
from ledger.repositories.outbox import Outbox
from ledger.repositories.people import Threads
from ledger.tables import Person, Question

_MOST_KEPT = 5000


class Places:
    """Threads as Slack names them. Safe from any thread; a thread's place is looked up once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = Lock()
        self._spots: OrderedDict[tuple[str, str], Spot] = OrderedDict()

    def spot(self, workspace: str, thread: str) -> Spot:
        """A thread's place on Slack. DeliveryError, for good, where there is no such thread."""
        with self._lock:
            known = self._spots.get((workspace, thread))
        return known or self._looked_up(workspace, thread)

    def settle(self, letter: Letter, spot: Spot) -> None:
        """A thread that was still to begin has begun with this message."""
        with self._database.write() as session:
            thread = Threads(session).get(letter.workspace, letter.thread)
            if thread is not None:
                thread.platform_thread = spot.text
        with self._lock:
            self._spots.pop((letter.workspace, letter.thread), None)

    def asker(self, letter: Letter) -> str:
        """Slack's id of the person who asked."""
        with self._database.read() as session:
            return session.execute(
                select(Person.platform_user)
                .join(Question, Question.person_id == Person.id)
                .where(Question.workspace_id == letter.workspace, Question.id == letter.question)
            ).scalar_one()

    def since(self, letter: Letter) -> datetime:
        """The moment before which a letter can't have been posted."""
        with self._database.read() as session:
            row = Outbox(session).get(letter.workspace, letter.key)
            if row is None:
                raise DeliveryError("no such letter", retry_after=None, known=True)
            return row.created_at

    def _looked_up(self, workspace: str, thread: str) -> Spot:
        with self._database.read() as session:
            found = Threads(session).get(workspace, thread)
        if found is None:
            raise DeliveryError("the thread was deleted", retry_after=None, known=True)
        spot = Spot.of(found.platform_thread)
        with self._lock:
            self._spots[workspace, thread] = spot
            if len(self._spots) > _MOST_KEPT:
                self._spots.popitem(last=False)
        return spot
