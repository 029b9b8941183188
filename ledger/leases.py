"""Leases: who works on a row, until when. Claims are atomic, and a stale holder's writes are refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.identity import new_id
from ledger.locking import LOCKED
from ledger.tables import Job, OutboxRow, Question
from ledger.transitions import announce

LEASE_SECONDS = 15.0
"""Renewed three times as often; a dead holder's work is taken over after it."""
Work = TypeVar("Work", Question, Job, OutboxRow)


class StaleLeaseError(RuntimeError):
    """The lease has passed to somebody else: whatever was done under it is to be forgotten."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to work on one row. workspace, id: the row's. token: names this holder."""

    workspace: str
    id: str
    token: str


def claim(
    session: Session,
    table: type[Work],
    workspace: str,
    row: str,
    states: Sequence[str],
    *,
    seconds: float = LEASE_SECONDS,
) -> tuple[Lease, Work] | None:
    """Take a row that is in one of `states`, due, and held by nobody; None where that can't be.

    Counts an attempt; whoever rings begins anew, should this holder die.
    """
    moment = now()
    lease = Lease(workspace, row, new_id("l"))
    taken = session.execute(
        update(table)
        .where(
            table.workspace_id == workspace,
            table.id == row,
            table.state.in_(states),
            table.due_at <= moment,
            or_(table.lease_until.is_(None), table.lease_until < moment),
        )
        .values(
            lease_token=lease.token,
            lease_until=moment + timedelta(seconds=seconds),
            attempts=table.attempts + 1,
            rung_at=None,
            rings=0,
        )
        .returning(table)
        .execution_options(synchronize_session=False, populate_existing=True)
    ).scalar_one_or_none()
    return None if taken is None else (lease, taken)


def renew(session: Session, table: type[Work], lease: Lease, *, seconds: float = LEASE_SECONDS) -> Work:
    """Hold on for longer; the row as it is now. StaleLeaseError where it has passed to another."""
    row = held(session, table, lease)
    row.lease_until = now() + timedelta(seconds=seconds)
    return row


def held(session: Session, table: type[Work], lease: Lease) -> Work:
    """The row, locked for this transaction. StaleLeaseError where the lease has passed to another."""
    row = session.execute(
        select(table)
        .where(table.workspace_id == lease.workspace, table.id == lease.id, table.lease_token == lease.token)
        .with_for_update(**LOCKED)
        .execution_options(populate_existing=True)
    ).scalar_one_or_none()
    if row is None:
        raise StaleLeaseError(f"{table.__tablename__} {lease.id}")
    return row


def move(session: Session, row: Question | Job | OutboxRow, state: str) -> None:
    """Change a row's state, announced."""
    announce(session, row.__tablename__, row.id, row.state, state)
    row.state = state


def settle(session: Session, table: type[Work], lease: Lease, state: str, **changes: Any) -> Work:
    """Write the outcome of the work and give the lease back; attempts of the new state begin anew.

    StaleLeaseError where the lease has passed to another.
    """
    row = held(session, table, lease)
    if row.state != state:
        move(session, row, state)
        row.attempts = 0
    for name, value in changes.items():
        setattr(row, name, value)
    row.lease_token = row.lease_until = row.rung_at = None
    row.rings = 0
    return row


def release(session: Session, table: type[Work], lease: Lease, *, after: float = 0.0, counted: bool = False) -> None:
    """Give the work back undone, due again in `after` seconds. counted: the attempt counts, since it failed."""
    row = held(session, table, lease)
    row.lease_token = row.lease_until = None
    row.due_at = now() + timedelta(seconds=after)
    if not counted:
        row.attempts = max(0, row.attempts - 1)
