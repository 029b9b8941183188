"""Stopping and withdrawing questions, within a transaction of the desk."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.leases import move
from ledger.repositories.jobs import Jobs
from ledger.repositories.outbox import Outbox
from ledger.states import FINISHED_QUESTION, JobState, QuestionState
from ledger.tables import Job, Question
from reports.reply import Paragraph, Reply
from reports.stored import dump_reply

_STOPPED = "Stopped before the work began, so there is no answer. Ask again whenever you like."


def stop_question(session: Session, question: Question) -> bool:
    """Stop a question. Whether all its work ended unbegun, so that an answer has to say so."""
    session.refresh(question, with_for_update=True)
    if question.state in (QuestionState.RECEIVED, QuestionState.READY):
        withdraw(session, question, note=_STOPPED)
        return False
    if question.state in FINISHED_QUESTION:
        return False
    Jobs(session).ask_stop(question.workspace_id, question.id)
    return "full" in _cancel_unbegun(session, question)


def withdraw(session: Session, question: Question, *, note: str | None) -> None:
    """End a question without an answer, and its jobs; `note` says why in the thread. Nothing where it has ended."""
    session.refresh(question, with_for_update=True)
    if question.state in FINISHED_QUESTION:
        return
    Jobs(session).ask_stop(question.workspace_id, question.id)
    _cancel_unbegun(session, question)
    move(session, question, QuestionState.WITHDRAWN)
    question.lease_token = question.lease_until = None
    if note is not None:
        Outbox(session).put(question.workspace_id, question, "note", dump_reply(Reply([Paragraph(note)])))


def _cancel_unbegun(session: Session, question: Question) -> list[str]:
    """Cancel the jobs that no worker has taken; their purposes."""
    waiting = session.scalars(
        select(Job)
        .where(
            Job.workspace_id == question.workspace_id,
            Job.question_id == question.id,
            Job.state == JobState.QUEUED,
            or_(Job.lease_until.is_(None), Job.lease_until < now()),
        )
        .with_for_update()
    ).all()
    for job in waiting:
        move(session, job, JobState.CANCELLED)
        job.finished_at = now()
    return [job.purpose for job in waiting]
