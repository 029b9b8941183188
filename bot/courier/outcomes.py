"""What became of a delivery, written down: sent, to be tried again, given up, edited."""

import logging
from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.courier.rendering import Shown
from bot.disconnecting import note_disconnected
from bot.health.metrics import DELIVERIES
from bot.platform import DeliveryError
from ledger.clock import now
from ledger.database import Database
from ledger.leases import Lease, release, settle
from ledger.locking import LOCKED
from ledger.repositories.outbox import Outbox, amended, forgo_files
from ledger.states import OutboxState
from ledger.tables import OutboxRow

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 40
_WITHOUT_FILES = "The files of this answer could not be brought here. Ask the question again to get them."
_FIRST_PAUSE_SECONDS = 0.5
_LONGEST_PAUSE_SECONDS = 60.0
_LONGEST_OUTAGE_PAUSE_SECONDS = 900.0
_ATTEMPTS_EACH = 3
"""After so many attempts whose outcome nobody knows the pause doubles: forty of them outlast hours of an outage."""


class Outcomes:
    """Writes the outcomes of deliveries; each a transaction of its own, after the platform has answered."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sent(self, lease: Lease, message: str, content: Shown, *, known: bool) -> OutboxRow:
        """A message stands in the thread. known: with that content; else it is brought to it by an edit."""
        moment = now()
        with self._database.write() as session:
            row = settle(
                session,
                OutboxRow,
                lease,
                OutboxState.SENT,
                message=message,
                shown=content.fingerprint if known else None,
                settled=known and content.settled and not content.attaches,
                sent_at=moment,
                edited_at=moment,
            )
            row.settled = row.settled and row.reply == content.stored
        DELIVERIES.labels("post").inc()
        return row

    def refused(self, lease: Lease, row: OutboxRow, error: DeliveryError) -> bool:
        """A message was not taken, or nobody knows. Whether the row is given up, so that others may go."""
        logger.warning("delivery refused", extra={"subject": row.id, "known": error.known, "why": str(error)})
        with self._database.write() as session:
            if error.retry_after is None or row.attempts > MOST_ATTEMPTS:
                settle(session, OutboxRow, lease, OutboxState.DEAD, settled=True)
                DELIVERIES.labels("dead").inc()
                return True
            DELIVERIES.labels("retry").inc()
            note_disconnected(session, lease.workspace, error)
            if error.known:
                due = now() + timedelta(seconds=error.retry_after)
                settle(session, OutboxRow, lease, OutboxState.DUE, due_at=due)
            else:
                release(session, OutboxRow, lease, after=_pause(row.attempts, error), counted=_counts(error))
            return False

    def edited(self, row: OutboxRow, content: Shown) -> None:
        """A message shows something new."""
        with self._database.write() as session:
            settled = content.settled and not content.attaches and _as_shown(session, row, content)
            _change(session, row, shown=content.fingerprint, settled=settled, edited_at=now(), attempts=0)
        DELIVERIES.labels("edit").inc()

    def edit_refused(self, row: OutboxRow, error: DeliveryError) -> None:
        """An edit was not taken: it is tried again later, or the message stays as it is.

        An answer whose message can't show it is put in the thread as a message of its own; what was only amended, since
        somebody clicked, stands there already.
        """
        logger.warning("edit refused", extra={"subject": row.id, "known": error.known, "why": str(error)})
        DELIVERIES.labels("retry").inc()
        if error.retry_after is not None and row.attempts <= MOST_ATTEMPTS:
            self._again(row, error)
            return
        with self._database.write() as session:
            if amended(row.reply) or Outbox(session).put_anew(row.workspace_id, row.id) is None:
                _change(session, row, settled=True)

    def attached(self, lease: Lease, content: Shown) -> None:
        """The files of a message stand beside it."""
        with self._database.write() as session:
            row = settle(session, OutboxRow, lease, OutboxState.SENT, attempts=0)
            row.settled = row.reply == content.stored

    def attachment_refused(self, lease: Lease, row: OutboxRow, error: DeliveryError) -> None:
        """Files were not taken: they are tried again later, or the message says that it stays without them."""
        logger.warning("files refused", extra={"subject": row.id, "known": error.known, "why": str(error)})
        DELIVERIES.labels("retry").inc()
        with self._database.write() as session:
            note_disconnected(session, lease.workspace, error)
            if error.retry_after is None or row.attempts > MOST_ATTEMPTS:
                sent = settle(session, OutboxRow, lease, OutboxState.SENT, attempts=0)
                forgo_files(sent, error.told or _WITHOUT_FILES)
            else:
                release(session, OutboxRow, lease, after=_pause(row.attempts, error), counted=_counts(error))

    def _again(self, row: OutboxRow, error: DeliveryError) -> None:
        due = now() + timedelta(seconds=_pause(row.attempts, error))
        with self._database.write() as session:
            note_disconnected(session, row.workspace_id, error)
            _change(session, row, due_at=due, attempts=row.attempts + _counts(error))


def _change(session: Session, row: OutboxRow, **values: object) -> None:
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.workspace_id == row.workspace_id, OutboxRow.id == row.id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def _as_shown(session: Session, row: OutboxRow, content: Shown) -> bool:
    """Whether a row still says what its message shows: a click may have changed it meanwhile."""
    current = session.get(OutboxRow, row.id, with_for_update=LOCKED, populate_existing=True)
    return current is not None and current.reply == content.stored


def _counts(error: DeliveryError) -> bool:
    """Whether it counts as an attempt: not where the platform only asks for patience."""
    return not (error.known or error.asked_to_wait)


def _pause(attempts: int, error: DeliveryError) -> float:
    """Seconds until it is tried again: as the platform says, ever longer where nobody knows what became of it."""
    told = error.retry_after or 0.0
    if not _counts(error):
        return told
    return max(told, min(told * 2.0 ** (attempts // _ATTEMPTS_EACH), _LONGEST_OUTAGE_PAUSE_SECONDS))


def unknown(attempts: int, error: Exception) -> DeliveryError:
    """What an adapter's unforeseen failure means: nobody knows the outcome, and it is tried ever more rarely."""
    pause = min(_FIRST_PAUSE_SECONDS * 2 ** min(attempts, 10), _LONGEST_PAUSE_SECONDS)
    return DeliveryError(type(error).__name__, retry_after=pause, known=False)
