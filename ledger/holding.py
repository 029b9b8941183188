"""Leases that are renewed while the work lasts."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from sqlalchemy.exc import SQLAlchemyError

from ledger.database import Database
from ledger.leases import LEASE_SECONDS, Lease, StaleLeaseError, renew
from ledger.tables import OutboxRow, Question

logger = logging.getLogger(__name__)

Held = type[Question | OutboxRow]


class Holding:
    """A lease that a thread of its own renews."""

    def __init__(self, database: Database, table: Held, lease: Lease, seconds: float) -> None:
        self._database, self._table, self._lease, self._seconds = database, table, lease, seconds
        self._over, self._lost = Event(), Event()

    @property
    def stale(self) -> bool:
        """Whether the lease has passed to another."""
        return self._lost.is_set()

    def renew_until_over(self) -> None:
        while not self._over.wait(self._seconds / 3) and not self.stale:
            try:
                with self._database.write() as session:
                    renew(session, self._table, self._lease, seconds=self._seconds)  # type: ignore[type-var]
            except StaleLeaseError:
                self._lost.set()
            except SQLAlchemyError:
                logger.warning("lease not renewed", exc_info=True, extra={"subject": self._lease.id})

    def end(self) -> None:
        self._over.set()


@contextmanager
def holding(
    database: Database, lease: Lease, seconds: float = LEASE_SECONDS, *, table: Held = Question
) -> Iterator[Holding]:
    """Renew the lease on a question, or a row of another table, until the block ends.

    The block may look whether it went stale meanwhile.
    """
    held = Holding(database, table, lease, seconds)
    thread = Thread(target=held.renew_until_over, name=f"renews {lease.id}", daemon=True)
    thread.start()
    try:
        yield held
    finally:
        held.end()
        thread.join()
