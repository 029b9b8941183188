"""Delivering one thread: its unsent rows in order, then the edits of its told plans.

Exactly once: a row is claimed and marked as being sent before it is posted; one that is found in that state later may
have been posted, and the platform is asked before it is posted again. Its files are brought under a lease of their own.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.courier.contents import changing, content, numbers
from bot.courier.ordering import sendable
from bot.courier.outcomes import Outcomes, unknown
from bot.courier.rendering import Shown
from bot.health.metrics import ANSWERED
from bot.platform import DeliveryError, Letter, Platform
from bot.searching import Place
from ledger.clock import now
from ledger.database import Database
from ledger.holding import holding
from ledger.leases import Lease, claim, move
from ledger.repositories.outbox import Outbox, amended
from ledger.repositories.questions import Questions
from ledger.states import OutboxState
from ledger.tables import OutboxRow

EDIT_SECONDS = 1.0
"""The least time between two edits of one message."""
_SENDABLE = (OutboxState.DUE, OutboxState.SENDING)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A row that was claimed to be sent. doubtful: it may have been posted before."""

    lease: Lease
    row: OutboxRow
    content: Shown
    asked_at: datetime
    doubtful: bool


class Delivery:
    """Delivers threads, each by one caller at a time."""

    def __init__(self, database: Database, platform: Platform) -> None:
        self._database = database
        self._platform = platform
        self._outcomes = Outcomes(database)

    def attend(self, place: Place) -> float:
        """Send what may be sent in a thread, and show what has changed.

        Seconds until the platform takes more of what waits there; 0 where nothing waits for that.
        """
        wait = self._send_all(place)
        self._edit(place)
        return wait

    def _send_all(self, place: Place) -> float:
        for row in self._sendable(place):
            wait = self._platform.pause(place.workspace, place.thread)
            if wait > 0:
                return wait
            parcel = self._take(place, row)
            if parcel is None or not self._send(place, parcel):
                break
        return 0.0

    def _sendable(self, place: Place) -> list[str]:
        with self._database.read() as session:
            rows = Outbox(session).unsent(place.workspace, place.thread)
            if not rows:
                return []
            unfinished = Questions(session).unfinished(place.workspace, place.thread)
            return [row.id for row in sendable(rows, numbers(session, place, rows), unfinished)]

    def _take(self, place: Place, row_id: str) -> Parcel | None:
        """Claim a row, so that it is being sent; None where it is not due yet or another holds it."""
        with self._database.write() as session:
            taken = claim(session, OutboxRow, place.workspace, row_id, _SENDABLE)
            if taken is None:
                return None
            lease, row = taken
            doubtful = row.state == OutboxState.SENDING
            if not doubtful:
                move(session, row, OutboxState.SENDING)
            return Parcel(lease, row, *content(session, row), doubtful)

    def _send(self, place: Place, parcel: Parcel) -> bool:
        """Post a row, or find that it was. Whether those behind it may go."""
        letter = _letter(place, parcel.row, parcel.content)
        try:
            with holding(self._database, parcel.lease, table=OutboxRow):
                found = self._found(letter) if parcel.doubtful else None
                message = self._platform.post(letter) if found is None else found
        except DeliveryError as error:
            return self._outcomes.refused(parcel.lease, parcel.row, error)
        except Exception as error:  # noqa: BLE001  whatever an adapter raises, the outcome is unknown
            return self._outcomes.refused(parcel.lease, parcel.row, unknown(parcel.row.attempts, error))
        sent = self._outcomes.sent(parcel.lease, message, parcel.content, known=found is None)
        _observe(parcel.row, parcel.asked_at)
        if found is None and parcel.content.attaches:
            self._settle(place, sent, parcel.content)
        return True

    def _found(self, letter: Letter) -> str | None:
        """Whether a letter was posted after all. Where that can't be told now, it is as unknown as before."""
        try:
            return self._platform.find(letter)
        except DeliveryError as error:
            error.known = False
            raise

    def _edit(self, place: Place) -> None:
        with self._database.read() as session:
            found = changing(session, place)
        for row, current, asked_at in found:
            same = current.fingerprint == row.shown
            if same and not current.settled:
                continue
            rested = row.edited_at is None or now() - row.edited_at >= timedelta(seconds=EDIT_SECONDS)
            if current.settled or rested:
                self._show(place, row, current, asked_at)

    def _show(self, place: Place, row: OutboxRow, current: Shown, asked_at: datetime) -> None:
        """Bring a message to what it should show; where it will not change any more, its files too."""
        changed = current.fingerprint != row.shown
        try:
            if changed:
                self._platform.edit(row.message or "", _letter(place, row, current))
        except DeliveryError as error:
            self._outcomes.edit_refused(row, error)
            return
        except Exception as error:  # noqa: BLE001  an edit may be made twice
            self._outcomes.edit_refused(row, unknown(row.attempts + 1, error))
            return
        if changed or not current.attaches:
            self._outcomes.edited(row, current)
        if changed and row.shown is not None:
            _observe(row, asked_at)
        if current.attaches:
            self._settle(place, row, current)

    def _settle(self, place: Place, row: OutboxRow, current: Shown) -> None:
        """Bring the files of a message, which then is settled. Nothing where another courier is at it."""
        with self._database.write() as session:
            taken = claim(session, OutboxRow, place.workspace, row.id, (OutboxState.SENT,))
        if taken is None:
            return
        lease, row = taken
        try:
            with holding(self._database, lease, table=OutboxRow):
                self._platform.attach(row.message or "", _letter(place, row, current))
        except DeliveryError as error:
            self._outcomes.attachment_refused(lease, row, error)
        except Exception as error:  # noqa: BLE001  what was brought is known, and the rest is tried again
            self._outcomes.attachment_refused(lease, row, unknown(row.attempts, error))
        else:
            self._outcomes.attached(lease, current)


def _observe(row: OutboxRow, asked_at: datetime) -> None:
    if row.role == "answer" and not amended(row.reply):
        ANSWERED.observe((now() - asked_at).total_seconds())


def _letter(place: Place, row: OutboxRow, content: Shown) -> Letter:
    return Letter(place.workspace, place.thread, row.id, row.role, row.question_id, content.reply)
