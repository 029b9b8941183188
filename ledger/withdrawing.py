"""Withdrawing questions: they end without an answer, and with them what works on them."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.leases import move
from ledger.locking import LOCKED
from ledger.repositories.jobs import Jobs
from ledger.states import FINISHED_QUESTION, JobState, QuestionState
from ledger.tables import Job, Question


def withdraw(session: Session, question: Question) -> bool:
    """End a question without an answer, and its jobs. False, with nothing done, where it has ended."""
    session.refresh(question, with_for_update=LOCKED)
    if question.state in FINISHED_QUESTION:
        return False
    Jobs(session).ask_stop(question.workspace_id, question.id)
    cancel_unbegun(session, question)
    move(session, question, QuestionState.WITHDRAWN)
    question.lease_token = question.lease_until = None
    return True


def cancel_unbegun(session: Session, question: Question) -> list[str]:
    """Cancel the jobs that no worker has taken; their purposes."""
    waiting = session.scalars(
        select(Job)
        .where(
            Job.workspace_id == question.workspace_id,
            Job.question_id == question.id,
            Job.state == JobState.QUEUED,
            or_(Job.lease_until.is_(None), Job.lease_until < now()),
        )
        .with_for_update(**LOCKED)
    ).all()
    for job in waiting:
        move(session, job, JobState.CANCELLED)
        job.finished_at = now()
    return [job.purpose for job in waiting]
