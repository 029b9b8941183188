"""The outbox: replies on their way, in order for each thread."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.identity import new_id
from ledger.locking import LOCKED
from ledger.once import insert_once
from ledger.states import OutboxState
from ledger.tables import Json, OutboxRow, Question
from ledger.transitions import announce

_ROLES = ("told", "note", "answer")
ACKNOWLEDGEMENT: Json = {"acknowledges": True, "parts": []}
"""The reply that only says that a question has come: whatever is said to it first takes this one's place."""


def position(number: int, role: str) -> int:
    """The place in the thread of what is said to the question of that number."""
    return number * 10 + _ROLES.index(role)


def acknowledges(reply: Json) -> bool:
    """Whether a stored reply is no more than an acknowledgement."""
    return bool(reply.get("acknowledges"))


def is_replaced(reply: Json) -> bool:
    """Whether a stored reply is of a question whose place another took."""
    return bool(reply.get("replaced"))


def is_planned(reply: Json) -> bool:
    """Whether a stored reply is an answer whose plan was said back before."""
    return bool(reply.get("planned"))


def plan_of(reply: Json) -> str | None:
    """The outbox row of the plan of an answer, where that has a form to change it."""
    found = reply.get("changes")
    return None if found is None else str(found)


def amend(row: OutboxRow, parts: list[Json]) -> None:
    """Change what a message says that stands in a thread already, since somebody acted upon it."""
    row.reply, row.settled, row.due_at = {**row.reply, "parts": parts, "amended": True}, False, now()


def forgo_files(row: OutboxRow, words: str) -> None:
    """Bring the files of a message no more, and have it end with words about that."""
    amend(row, [*row.reply["parts"], {"kind": "footnote", "text": words}])
    row.reply = {**row.reply, "forgone": True}


def forgoes_files(reply: Json) -> bool:
    """Whether the files of a stored reply are not brought any more."""
    return bool(reply.get("forgone"))


def amended(reply: Json) -> bool:
    """Whether a stored reply was changed after it stood in the thread."""
    return bool(reply.get("amended"))


class Outbox:
    """The outbox rows of a workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, workspace: str, question: Question, role: str, reply: Json) -> OutboxRow | None:
        """A reply to be sent; None where the question has one of that role. Answers go in the order of questions.

        Where the question was acknowledged, the acknowledgement becomes this reply: what stands in the thread already
        is edited, and nothing is posted beside it.
        """
        return self._instead(workspace, question, role, reply) or self._new(workspace, question, role, reply)

    def _instead(self, workspace: str, question: Question, role: str, reply: Json) -> OutboxRow | None:
        row = self._session.scalars(
            select(OutboxRow)
            .where(
                OutboxRow.workspace_id == workspace,
                OutboxRow.question_id == question.id,
                OutboxRow.role == "told",
                OutboxRow.state != OutboxState.DEAD,
            )
            .with_for_update(**LOCKED)
            .execution_options(populate_existing=True)
        ).one_or_none()
        if row is None or not acknowledges(row.reply):
            return None
        row.role, row.position, row.reply, row.settled = role, position(question.number, role), reply, False
        return row

    def _new(self, workspace: str, question: Question, role: str, reply: Json) -> OutboxRow | None:
        row = insert_once(
            self._session,
            OutboxRow,
            id=new_id("o"),
            workspace_id=workspace,
            thread_id=question.thread_id,
            question_id=question.id,
            role=role,
            position=position(question.number, role),
            reply=reply,
            state=OutboxState.DUE,
        )
        if row is not None:
            announce(self._session, "outbox", row.id, None, OutboxState.DUE)
        return row

    def put_answer(self, workspace: str, question: Question, reply: Json) -> OutboxRow | None:
        """The answer, which says of itself whether the thread has its plan: then it need not say the same again."""
        told = self.of_question(workspace, question.id, "told")
        if told is not None and told.state != OutboxState.DEAD and not acknowledges(told.reply):
            reply = {**reply, "planned": True}
            if any(part["kind"] == "form" for part in told.reply["parts"]):
                reply["changes"] = told.id
        return self.put(workspace, question, "answer", reply)

    def replaced(self, workspace: str, question: str) -> None:
        """Have the plan that was said back to a question, or its acknowledgement, say that another took its place."""
        row = self._session.scalars(
            select(OutboxRow)
            .where(
                OutboxRow.workspace_id == workspace,
                OutboxRow.question_id == question,
                OutboxRow.role == "told",
            )
            .with_for_update(**LOCKED)
            .execution_options(populate_existing=True)
        ).one_or_none()
        if row is not None:
            row.reply = {**row.reply, "replaced": True}

    def put_anew(self, workspace: str, row: str) -> OutboxRow | None:
        """The same reply as a row of its own, since the message that was to show it is gone. None where it has one."""
        gone = self._session.scalars(
            select(OutboxRow)
            .where(OutboxRow.workspace_id == workspace, OutboxRow.id == row, OutboxRow.role != "told")
            .with_for_update(**LOCKED)
            .execution_options(populate_existing=True)
        ).one_or_none()
        if gone is None:
            return None
        question, role, reply = self._session.get_one(Question, gone.question_id), gone.role, gone.reply
        gone.role, gone.reply, gone.settled = "told", {"parts": []}, True
        self._session.flush()
        return self._new(workspace, question, role, reply)

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
