"""What is to be done, across workspaces: for intake and the courier alone. Each is one query on an index."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, String, and_, case, cast, func, or_, select, update
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.states import OutboxState, QuestionState
from ledger.tables import OutboxRow, Question, Workspace
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
    """Received questions that nobody holds, the oldest first; whether each has files to fetch.

    Those with files wait where the workspace is not connected.
    """
    moment = now()
    has_files = cast(Question.attachments, String).not_in(_NO_FILES)
    found = session.execute(
        select(Question.workspace_id, Question.id, has_files)
        .where(
            or_(~has_files, Question.workspace_id.not_in(_disconnected())),
            Question.state == QuestionState.RECEIVED,
            Question.due_at <= moment,
            or_(Question.lease_until.is_(None), Question.lease_until < moment),
        )
        .order_by(Question.due_at)
        .limit(_MOST_QUESTIONS)
    )
    return [(Address(workspace, row), bool(files)) for workspace, row, files in found]


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
    """Threads that have something to send, or a message that still changes, the workspaces by turns.

    What is to be sent comes before what changes. among: of these threads only.
    """
    moment = now()
    unsent = and_(
        OutboxRow.state.in_((OutboxState.DUE, OutboxState.SENDING)),
        or_(OutboxRow.lease_until.is_(None), OutboxRow.lease_until < moment),
    )
    query = select(
        OutboxRow.workspace_id,
        OutboxRow.thread_id,
        func.min(case((OutboxRow.state == OutboxState.SENT, 1), else_=0)).label("sent"),
        func.min(func.coalesce(OutboxRow.edited_at, OutboxRow.due_at)).label("since"),
    ).where(
        OutboxRow.settled.is_(False),
        OutboxRow.due_at <= moment,
        or_(unsent, OutboxRow.state == OutboxState.SENT),
        OutboxRow.workspace_id.not_in(_disconnected()),
    )
    if among is not None:
        query = query.where(OutboxRow.thread_id.in_(among))
    busy = query.group_by(OutboxRow.workspace_id, OutboxRow.thread_id).subquery()
    order = (busy.c.sent, busy.c.since)
    turn = func.row_number().over(partition_by=busy.c.workspace_id, order_by=order)
    found = session.execute(select(busy.c.workspace_id, busy.c.thread_id).order_by(turn, *order).limit(_MOST_THREADS))
    return [Place(workspace, thread) for workspace, thread in found]


def _disconnected() -> Select[str]:
    """Workspaces that take nothing at the moment: what is for them waits until they are connected again."""
    return select(Workspace.id).where(Workspace.disconnected_at.is_not(None))
