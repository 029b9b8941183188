"""Each change of state is told twice to the log: before its transaction commits, and after."""

import logging

from sqlalchemy import event
from sqlalchemy.orm import Session

from ledger.states import ROAD

logger = logging.getLogger("threadcast.transitions")
_PENDING = "threadcast_transitions"


class WrongTransitionError(RuntimeError):
    """A change of state that the road does not have: a defect in the program."""


def announce(session: Session, table: str, row: str, before: str | None, after: str) -> None:
    """Say that a row goes from one state to another; None is its making. WrongTransitionError where no road leads."""
    if before is not None and after not in ROAD[table].get(before, ()):
        raise WrongTransitionError(f"{table} {row}: {before} → {after}")
    _tell("moving", table, row, before, after)
    session.info.setdefault(_PENDING, []).append((table, row, before, after))


@event.listens_for(Session, "after_commit")
def _committed(session: Session) -> None:
    if session.in_nested_transaction():
        return
    for moved in session.info.pop(_PENDING, []):
        _tell("moved", *moved)


@event.listens_for(Session, "after_rollback")
def _forgotten(session: Session) -> None:
    if session.in_nested_transaction():
        return
    session.info.pop(_PENDING, None)


def _tell(event_name: str, table: str, row: str, before: str | None, after: str) -> None:
    fields = {"table": table, "row": row, "before": before, "after": after}
    logger.info(event_name, extra={"transition": fields})
