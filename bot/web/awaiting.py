"""What a person waits for: questions that nothing was said back to yet, and what the page says meanwhile."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ledger.states import QuestionState
from ledger.tables import Json, Question, Thread, WebPost

THINKING = "Thinking about it…"
_SAID_BACK = ("told", "answer")


def awaited_in(session: Session, thread: Thread) -> dict[str, str]:
    """By question of a thread that has neither plan nor answer on the page yet: what is being done with it."""
    said_back = select(WebPost.question_id).where(
        WebPost.workspace_id == thread.workspace_id,
        WebPost.thread_id == thread.id,
        WebPost.role.in_(_SAID_BACK),
        WebPost.question_id.is_not(None),
    )
    found = session.execute(
        select(Question.id, Question.attachments).where(
            Question.workspace_id == thread.workspace_id,
            Question.thread_id == thread.id,
            Question.state != QuestionState.WITHDRAWN,
            Question.id.not_in(said_back),
        )
    )
    return {question: _said(attachments) for question, attachments in found}


def _said(attachments: Sequence[Json]) -> str:
    names = [str(each["name"]) for each in attachments if each.get("name")]
    return f"Reading {names[0]}…" if names else THINKING
