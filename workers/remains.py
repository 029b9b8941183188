"""What work leaves of files that were deleted meanwhile: removed by whoever stored it, once it is stored.

Whoever deletes marks first and removes then; whoever works stores first and looks then. So one of them removes it.
"""

import logging
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from ledger.states import QuestionState
from ledger.tables import Dataset, Question, Thread
from workers.wiring import Wired

logger = logging.getLogger(__name__)


def clear(wired: Wired, workspace: str, row: str) -> None:
    """Remove what is stored of a file or a question, where it was deleted or withdrawn."""
    with wired.database.read() as session:
        stands = bool(standing(session, workspace, [row]))
    if not stands:
        _remove(wired, workspace, row)


def standing(session: Session, workspace: str, ids: Collection[str]) -> set[str]:
    """Of the ids of files and questions those that are not deleted, withdrawn or unknown."""
    files = select(Dataset.id).where(
        Dataset.workspace_id == workspace, Dataset.id.in_(ids), Dataset.deleted_at.is_(None)
    )
    questions = (
        select(Question.id)
        .join(Thread, Thread.id == Question.thread_id)
        .outerjoin(Dataset, Dataset.id == Question.dataset_id)
        .where(
            Question.workspace_id == workspace,
            Question.id.in_(ids),
            Question.state != QuestionState.WITHDRAWN,
            Thread.deleted_at.is_(None),
            Dataset.deleted_at.is_(None),
        )
    )
    return {*session.scalars(files), *session.scalars(questions)}


def _remove(wired: Wired, workspace: str, row: str) -> None:
    try:
        wired.files.remove(f"{workspace}/{row}")
    except OSError as error:  # the store is away: tidying removes it later
        logger.warning("removal waits", extra={"subject": row, "why": type(error).__name__})
