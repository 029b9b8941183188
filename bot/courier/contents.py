"""What the courier reads of a thread: rows with their questions and jobs. A few queries, however many rows."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.courier.ordering import Numbers
from bot.courier.rendering import Shown, shown
from bot.searching import Place
from ledger.clock import now
from ledger.repositories.jobs import Jobs
from ledger.states import OutboxState
from ledger.tables import Job, OutboxRow, Question


def numbers(session: Session, place: Place, rows: Sequence[OutboxRow]) -> Numbers:
    """The place in the thread of the rows' questions, and whether each was answered at once."""
    asked = [row.question_id for row in rows]
    found = session.execute(
        select(Question.id, Question.number, Question.instant).where(
            Question.workspace_id == place.workspace, Question.id.in_(asked)
        )
    )
    return {question: (number, instant) for question, number, instant in found}


def content(session: Session, row: OutboxRow) -> tuple[Shown, datetime]:
    """What a row's message shows now, and when its question came."""
    question = session.get_one(Question, row.question_id)
    jobs = Jobs(session).of_question(row.workspace_id, row.question_id) if row.role == "told" else []
    return shown(row, question, jobs), question.created_at


def changing(session: Session, place: Place) -> list[tuple[OutboxRow, Shown, datetime]]:
    """The messages of a thread that still change, each with what it should show now, and when its question came."""
    found = session.execute(
        select(OutboxRow, Question)
        .join(Question, Question.id == OutboxRow.question_id)
        .where(
            OutboxRow.workspace_id == place.workspace,
            OutboxRow.thread_id == place.thread,
            OutboxRow.state == OutboxState.SENT,
            OutboxRow.settled.is_(False),
            OutboxRow.due_at <= now(),
        )
        .order_by(OutboxRow.position)
    ).all()
    jobs = _jobs(session, place, [question.id for _, question in found])
    return [(row, shown(row, question, jobs.get(question.id, [])), question.created_at) for row, question in found]


def _jobs(session: Session, place: Place, questions: Sequence[str]) -> dict[str, list[Job]]:
    by_question: dict[str, list[Job]] = {}
    if questions:
        found = select(Job).where(Job.workspace_id == place.workspace, Job.question_id.in_(questions))
        for job in session.scalars(found):
            by_question.setdefault(job.question_id, []).append(job)
    return by_question
