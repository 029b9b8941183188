"""Tidying: uploads that joined no message, what crashes left of the deleted and the never kept, and old memories.

Memories are what a platform's adapter remembers of what it has seen or done, for questions and crashes that come soon.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.states import QuestionState
from ledger.tables import Question, Retraction, SlackFile, SlackOAuthState, SlackUpload, SlackVoice, Workspace
from workers.remains import standing
from workers.wiring import Wired

UPLOADS_STAY = timedelta(days=1)
"""How long an upload waits for its message."""
REMAINS_STAY = timedelta(hours=1)
"""What is as new as this may belong to work whose outcome is not written yet."""
MEMORIES_STAY = timedelta(days=30)
_MEMORIES = (Retraction, SlackFile, SlackVoice)
_SHARED = "shared"
"""Files of answers that stand in their threads: as long as an answer can be clicked, they must not be brought anew."""
_AT_ONCE = 500
_UPLOADS = "uploads"


def tidy(wired: Wired) -> None:
    """Remove what nobody can reach any more. Several at once do no harm."""
    with wired.database.read() as session:
        workspaces = session.scalars(select(Workspace.id)).all()
    for workspace in workspaces:
        for prefix in (*_uploads(wired, workspace), *_remains(wired, workspace)):
            wired.files.remove(prefix)
    _forget(wired)


def _forget(wired: Wired) -> None:
    """Old memories go, and installations that were begun and never ended."""
    with wired.database.write() as session:
        for table in _MEMORIES:
            session.execute(delete(table).where(table.created_at < now() - MEMORIES_STAY))
        session.execute(
            delete(SlackUpload).where(SlackUpload.created_at < now() - MEMORIES_STAY, SlackUpload.state != _SHARED)
        )
        session.execute(delete(SlackOAuthState).where(SlackOAuthState.expire_at < now().replace(tzinfo=None)))


def _uploads(wired: Wired, workspace: str) -> Iterator[str]:
    """The folders of uploads that no message has named for a day."""
    found = wired.files.older(f"{workspace}/{_UPLOADS}", now() - UPLOADS_STAY)
    with wired.database.read() as session:
        awaited = _awaited(session, workspace) if found else set()
    yield from {key.rpartition("/")[0] for key in found if key not in awaited}


def _awaited(session: Session, workspace: str) -> set[str]:
    """The uploads of questions that wait for their files to be fetched."""
    waiting = select(Question.attachments).where(
        Question.workspace_id == workspace, Question.state == QuestionState.RECEIVED
    )
    return {str(each["reference"]) for attachments in session.scalars(waiting) for each in attachments}


def _remains(wired: Wired, workspace: str) -> Iterator[str]:
    """The folders of files and questions that are deleted, withdrawn or unknown."""
    found = {key.split("/")[1] for key in wired.files.older(workspace, now() - REMAINS_STAY)} - {_UPLOADS}
    for ids in _batches(sorted(found)):
        with wired.database.read() as session:
            kept = standing(session, workspace, ids)
        yield from (f"{workspace}/{row}" for row in ids if row not in kept)


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
