"""Forgetting a thread's words: what stays is that there were questions, for usage and the audit."""

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from bot.desk.withdrawing import withdraw
from ledger.clock import now
from ledger.leases import move
from ledger.repositories.outbox import Outbox
from ledger.repositories.questions import Questions
from ledger.states import OutboxState
from ledger.tables import Dataset, Job, Json, OutboxRow, Question, Thread, WebPost

_NOTHING: Json = {"parts": []}


def forget_thread(session: Session, thread: Thread) -> None:
    """Mark a thread as deleted and blank its words: questions, facts, replies and posts."""
    workspace = thread.workspace_id
    for question in Questions(session).unfinished(workspace, thread.id):
        withdraw(session, question, note=None)
    for row in Outbox(session).unsent(workspace, thread.id):
        move(session, row, OutboxState.DEAD)
        row.lease_token = row.lease_until = None
    session.flush()
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.workspace_id == workspace, OutboxRow.thread_id == thread.id)
        .values(reply=_NOTHING, settled=True)
    )
    session.execute(
        update(Question)
        .where(Question.workspace_id == workspace, Question.thread_id == thread.id)
        .values(words="", facts=[], plans=[], choices=[], changes={}, attachments=[], problem=None)
    )
    session.execute(
        update(Job).where(Job.workspace_id == workspace, Job.thread_id == thread.id).values(progress={}, problem=None)
    )
    session.execute(
        update(Dataset)
        .where(Dataset.workspace_id == workspace, Dataset.thread_id == thread.id)
        .values(name="", problem=None)
    )
    session.execute(delete(WebPost).where(WebPost.workspace_id == workspace, WebPost.thread_id == thread.id))
    thread.title, thread.deleted_at = "", now()
