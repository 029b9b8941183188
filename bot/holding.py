"""Holding a lease while something slow is done."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from ledger.database import Database
from ledger.leases import LEASE_SECONDS, Lease, StaleLeaseError, renew
from ledger.tables import Question

_RENEWED_EVERY = LEASE_SECONDS / 3


@contextmanager
def holding(database: Database, lease: Lease) -> Iterator[None]:
    """Renew a question's lease for as long as the block lasts. One that is lost shows when the outcome is written."""
    done = threading.Event()
    keeper = threading.Thread(target=_keep, args=(database, lease, done), name="holding", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        done.set()
        keeper.join()


def _keep(database: Database, lease: Lease, done: threading.Event) -> None:
    while not done.wait(_RENEWED_EVERY):
        try:
            with database.write() as session:
                renew(session, Question, lease)
        except StaleLeaseError:
            return
        except SQLAlchemyError:  # the database is away: the next renewal may come in time
            continue
