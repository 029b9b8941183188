"""What a thread reads at once of a question, before it is looked into: for platforms where silence is long."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from ledger.repositories.arrivals import Arrivals
from reports.reply import ProgressPart, Reply
from reports.stored import dump_reply

_LOOKING = "Looking into it"


def acknowledge(session: Session, workspace: str, question: str, files: Sequence[str]) -> None:
    """Say, in the arrival's transaction, that a question has come. files: the names of those that it came with.

    The plan, or the answer where there is one at once, takes this message's place (ledger/repositories/outbox.py).
    """
    standing = ProgressPart(_stage(files), 0.0, None, None, "waiting")
    Arrivals(session).acknowledge(workspace, question, dump_reply(Reply([standing])))


def _stage(files: Sequence[str]) -> str:
    named = [name for name in files if name]
    if not files:
        return _LOOKING
    if len(files) > 1:
        return f"Reading {named[0]} and {len(files) - 1} more" if named else f"Reading {len(files)} files"
    return f"Reading {named[0]}" if named else "Reading the file"
