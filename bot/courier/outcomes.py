"""What became of a delivery, written down: sent, to be tried again, given up, edited."""

import logging
from datetime import timedelta

from sqlalchemy import update

from bot.courier.rendering import Shown
from bot.health.metrics import DELIVERIES
from bot.platform import DeliveryError
from ledger.clock import now
from ledger.database import Database
from ledger.leases import Lease, release, settle
from ledger.states import OutboxState
from ledger.tables import OutboxRow

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 40
_FIRST_PAUSE_SECONDS = 0.5
_LONGEST_PAUSE_SECONDS = 60.0


class Outcomes:
    """Writes the outcomes of deliveries; each a transaction of its own, after the platform has answered."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sent(self, lease: Lease, message: str, content: Shown) -> None:
        """A message stands in the thread."""
        moment = now()
        with self._database.write() as session:
            settle(
                session,
                OutboxRow,
                lease,
                OutboxState.SENT,
                message=message,
                shown=content.fingerprint,
                settled=content.settled,
                sent_at=moment,
                edited_at=moment,
            )
        DELIVERIES.labels("post").inc()

    def refused(self, lease: Lease, row: OutboxRow, error: DeliveryError) -> bool:
        """A message was not taken, or nobody knows. Whether the row is given up, so that others may go."""
        logger.warning("delivery refused", extra={"subject": row.id, "known": error.known, "why": str(error)})
        with self._database.write() as session:
            if error.retry_after is None or row.attempts > MOST_ATTEMPTS:
                settle(session, OutboxRow, lease, OutboxState.DEAD, settled=True)
                DELIVERIES.labels("dead").inc()
                return True
            DELIVERIES.labels("retry").inc()
            if error.known:
                due = now() + timedelta(seconds=error.retry_after)
                settle(session, OutboxRow, lease, OutboxState.DUE, due_at=due)
            else:
                release(session, OutboxRow, lease, after=error.retry_after, counted=True)
            return False

    def edited(self, row: OutboxRow, content: Shown) -> None:
        """A message shows something new."""
        self._change(row, shown=content.fingerprint, settled=content.settled, edited_at=now())
        DELIVERIES.labels("edit").inc()

    def edit_refused(self, row: OutboxRow, error: DeliveryError) -> None:
        """An edit was not taken: it is tried again later, or the message stays as it is."""
        DELIVERIES.labels("retry").inc()
        if error.retry_after is None:
            self._change(row, settled=True)
        else:
            self._change(row, due_at=now() + timedelta(seconds=error.retry_after))

    def _change(self, row: OutboxRow, **values: object) -> None:
        with self._database.write() as session:
            session.execute(
                update(OutboxRow)
                .where(OutboxRow.workspace_id == row.workspace_id, OutboxRow.id == row.id)
                .values(**values)
                .execution_options(synchronize_session=False)
            )


def unknown(attempts: int, error: Exception) -> DeliveryError:
    """What an adapter's unforeseen failure means: nobody knows the outcome, and it is tried ever more rarely."""
    pause = min(_FIRST_PAUSE_SECONDS * 2 ** min(attempts, 10), _LONGEST_PAUSE_SECONDS)
    return DeliveryError(type(error).__name__, retry_after=pause, known=False)
