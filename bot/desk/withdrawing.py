"""Stopping and withdrawing questions, within a transaction of the desk."""

from sqlalchemy.orm import Session

from ledger.leases import move
from ledger.locking import LOCKED
from ledger.repositories.jobs import Jobs
from ledger.repositories.outbox import Outbox
from ledger.repositories.questions import Questions
from ledger.states import FINISHED_QUESTION, OutboxState, QuestionState
from ledger.tables import Question
from ledger.withdrawing import cancel_unbegun
from ledger.withdrawing import withdraw as end
from reports.reply import Paragraph, Reply
from reports.stored import dump_reply

_STOPPED = "Stopped before the work began, so there is no answer. Ask again whenever you like."


def stop_question(session: Session, question: Question) -> bool:
    """Stop a question. Whether all its work ended unbegun, so that an answer has to say so."""
    session.refresh(question, with_for_update=LOCKED)
    if question.state in (QuestionState.RECEIVED, QuestionState.READY):
        withdraw(session, question, note=_STOPPED)
        return False
    if question.state in FINISHED_QUESTION:
        return False
    Jobs(session).ask_stop(question.workspace_id, question.id)
    return "full" in cancel_unbegun(session, question)


def withdraw(session: Session, question: Question, *, note: str | None) -> bool:
    """End a question without an answer, and its jobs; `note` says why in the thread. False where it has ended."""
    if not end(session, question):
        return False
    if note is not None:
        Outbox(session).put(question.workspace_id, question, "note", dump_reply(Reply([Paragraph(note)])))
    return True


def withdraw_silently(session: Session, workspace: str, question: str) -> Question | None:
    """End a question without a word; what was to be said of it is not said. None where it has ended."""
    found = Questions(session).get(workspace, question)
    if found is None or not withdraw(session, found, note=None):
        return None
    for row in Outbox(session).unsent(workspace, found.thread_id):
        if row.question_id == question and row.state == OutboxState.DUE:
            move(session, row, OutboxState.DEAD)
            row.settled = True
    return found
