"""What is to be done, across workspaces: for intake and the courier alone. Each is one query on an index."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import String, and_, cast, or_, select, update
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.states import OutboxState, QuestionState
from ledger.tables import OutboxRow, Question
from ledger.transitions import announce

_MOST_QUESTIONS = 500
_MOST_THREADS = 500
_NO_FILES = ("[]", "null")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a row is."""

    workspace: str
    row: str


@dataclass(frozen=True, slots=True)
class Place:
    """A thread."""

    workspace: str
    thread: str


def received(session: Session) -> list[tuple[Address, bool]]:
    """Received questions that nobody holds, the oldest first; whether each has files to fetch."""
    moment = now()
    found = session.execute(
        select(Question.workspace_id, Question.id, cast(Question.attachments, String).not_in(_NO_FILES))
        .where(
            Question.state == QuestionState.RECEIVED,
            Question.due_at <= moment,
            or_(Question.lease_until.is_(None), Question.lease_until < moment),
        )
        .order_by(Question.due_at)
        .limit(_MOST_QUESTIONS)
    )
    return [(Address(workspace, row), bool(has_files)) for workspace, row, has_files in found]


def make_ready(session: Session, addresses: Sequence[Address]) -> list[Address]:
    """Move received questions that nobody holds to ready; those that it was."""
    moved = session.execute(
        update(Question)
        .where(
            Question.workspace_id.in_({address.workspace for address in addresses}),
            Question.id.in_([address.row for address in addresses]),
            Question.state == QuestionState.RECEIVED,
            or_(Question.lease_until.is_(None), Question.lease_until < now()),
        )
        .values(state=QuestionState.READY, attempts=0, lease_token=None, lease_until=None, rung_at=None, rings=0)
        .returning(Question.workspace_id, Question.id)
        .execution_options(synchronize_session=False)
    ).all()
    for _, row in moved:
        announce(session, "questions", row, QuestionState.RECEIVED, QuestionState.READY)
    return [Address(workspace, row) for workspace, row in moved]


def busy_threads(session: Session, among: Collection[str] | None = None) -> list[Place]:
    """Threads that have something to send, or a message that still changes. among: of these only."""
    moment = now()
    unsent = and_(
        OutboxRow.state.in_((OutboxState.DUE, OutboxState.SENDING)),
        or_(OutboxRow.lease_until.is_(None), OutboxRow.lease_until < moment),
    )
    query = select(OutboxRow.workspace_id, OutboxRow.thread_id).where(
        OutboxRow.settled.is_(False), OutboxRow.due_at <= moment, or_(unsent, OutboxRow.state == OutboxState.SENT)
    )
    if among is not None:
        query = query.where(OutboxRow.thread_id.in_(among))
    found = session.execute(query.distinct().limit(_MOST_THREADS))
    return [Place(workspace, thread) for workspace, thread in found]
