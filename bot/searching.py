"""What is to be done, across workspaces: for intake and the courier alone. Each is one query on an index."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, String, cast, func, or_, select, update
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.states import OutboxState, QuestionState
from ledger.tables import OutboxRow, Question, Workspace
from ledger.transitions import announce

_MOST_QUESTIONS = 500
_MOST_THREADS = 500
_MOST_CHANGING = 200
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


def unsent_threads(session: Session, among: Collection[str] | None = None) -> list[Place]:
    """Threads that have something to send, the workspaces by turns, each thread by how long it waits.

    among: of these threads only.
    """
    moment = now()
    waiting = (
        _unsettled(among)
        .where(
            OutboxRow.state.in_((OutboxState.DUE, OutboxState.SENDING)),
            OutboxRow.due_at <= moment,
            or_(OutboxRow.lease_until.is_(None), OutboxRow.lease_until < moment),
        )
        .add_columns(func.min(OutboxRow.due_at).label("since"))
        .group_by(OutboxRow.workspace_id, OutboxRow.thread_id)
        .subquery()
    )
    turn = func.row_number().over(partition_by=waiting.c.workspace_id, order_by=waiting.c.since)
    query = select(waiting.c.workspace_id, waiting.c.thread_id).order_by(turn, waiting.c.since).limit(_MOST_THREADS)
    return [Place(workspace, thread) for workspace, thread in session.execute(query)]


def changing_threads(session: Session, among: Collection[str] | None = None) -> list[Place]:
    """Threads whose messages may still change; of very many some by chance, so that each has its turn.

    among: of these threads only.
    """
    query = (
        _unsettled(among)
        .where(OutboxRow.state == OutboxState.SENT, OutboxRow.due_at <= now())
        .group_by(OutboxRow.workspace_id, OutboxRow.thread_id)
        .order_by(func.random())
        .limit(_MOST_CHANGING)
    )
    return [Place(workspace, thread) for workspace, thread in session.execute(query)]


def _unsettled(among: Collection[str] | None) -> Select[str, str]:
    """The threads of rows that are not done with."""
    query = select(OutboxRow.workspace_id, OutboxRow.thread_id).where(
        OutboxRow.settled.is_(False), OutboxRow.workspace_id.not_in(_disconnected())
    )
    return query if among is None else query.where(OutboxRow.thread_id.in_(among))


def _disconnected() -> Select[str]:
    """Workspaces that take nothing at the moment: what is for them waits until they are connected again."""
    return select(Workspace.id).where(Workspace.disconnected_at.is_not(None))
