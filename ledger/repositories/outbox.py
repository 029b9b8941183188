"""The outbox: replies on their way, in order for each thread."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ledger.identity import new_id
from ledger.once import insert_once
from ledger.states import OutboxState
from ledger.tables import Json, OutboxRow, Question
from ledger.transitions import announce

_ROLES = ("told", "note", "answer")


class Outbox:
    """The outbox rows of a workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, workspace: str, question: Question, role: str, reply: Json) -> OutboxRow | None:
        """A reply to be sent; None where the question has one of that role. Answers go in the order of questions."""
        row = insert_once(
            self._session,
            OutboxRow,
            id=new_id("o"),
            workspace_id=workspace,
            thread_id=question.thread_id,
            question_id=question.id,
            role=role,
            position=question.number * 10 + _ROLES.index(role),
            reply=reply,
            state=OutboxState.DUE,
        )
        if row is not None:
            announce(self._session, "outbox", row.id, None, OutboxState.DUE)
        return row

    def of_question(self, workspace: str, question: str, role: str) -> OutboxRow | None:
        return self._session.scalars(
            select(OutboxRow).where(
                OutboxRow.workspace_id == workspace, OutboxRow.question_id == question, OutboxRow.role == role
            )
        ).one_or_none()

    def get(self, workspace: str, row: str) -> OutboxRow | None:
        return self._session.scalars(
            select(OutboxRow).where(OutboxRow.workspace_id == workspace, OutboxRow.id == row)
        ).one_or_none()

    def unsent(self, workspace: str, thread: str) -> Sequence[OutboxRow]:
        """What is to be sent in a thread, in order."""
        return self._session.scalars(
            select(OutboxRow)
            .where(
                OutboxRow.workspace_id == workspace,
                OutboxRow.thread_id == thread,
                OutboxRow.state.in_((OutboxState.DUE, OutboxState.SENDING)),
            )
            .order_by(OutboxRow.position)
        ).all()
