"""Files seen in conversations: remembered by their ids, so that a later question takes them."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.slack.heard import Heard
from bot.slack.naming import Spot
from ledger.clock import now
from ledger.identity import new_id
from ledger.once import insert_once
from ledger.tables import Json, SlackFile
from ledger.texts import storable

IN_CHANNEL = timedelta(minutes=15)
"""How long somebody's file in a channel is what their next question there is about."""
IN_CONVERSATION = timedelta(days=1)
_NAME_LENGTH = 300


def remember(session: Session, said: Heard) -> None:
    """Note the files of a message."""
    for each in said.files:
        insert_once(
            session,
            SlackFile,
            id=new_id("sf"),
            workspace_id=said.ear.workspace,
            channel=said.spot.channel,
            ts=said.spot.ts,
            thread_ts=said.root.ts,
            file=each["reference"],
            platform_user=said.user,
            name=storable(each["name"], _NAME_LENGTH),
            bytes=each["bytes"],
        )


def meant(session: Session, said: Heard) -> Sequence[Json]:
    """The files that a message is about: its own; else those in its thread; else its author's last one there."""
    if said.files:
        return said.files
    found = _in_thread(session, said) if not said.begins else _before(session, said)
    return [{"reference": each.file, "name": each.name, "bytes": each.bytes} for each in found]


def taken(session: Session, said: Heard, question: str) -> None:
    """Note that a question took the files that stand in its thread: the next one there has them already."""
    session.execute(
        update(SlackFile)
        .where(
            SlackFile.workspace_id == said.ear.workspace,
            SlackFile.channel == said.spot.channel,
            SlackFile.thread_ts == said.root.ts,
            SlackFile.question_id.is_(None),
        )
        .values(question_id=question)
        .execution_options(synchronize_session=False)
    )


def forget(session: Session, workspace: str, spot: Spot) -> None:
    """A message was deleted: its files are nobody's to ask about."""
    session.execute(
        delete(SlackFile).where(
            SlackFile.workspace_id == workspace, SlackFile.channel == spot.channel, SlackFile.ts == spot.ts
        )
    )


def _in_thread(session: Session, said: Heard) -> Sequence[SlackFile]:
    """The files in a thread that no question took yet."""
    return session.scalars(
        select(SlackFile)
        .where(
            SlackFile.workspace_id == said.ear.workspace,
            SlackFile.channel == said.spot.channel,
            SlackFile.thread_ts == said.root.ts,
            SlackFile.question_id.is_(None),
        )
        .order_by(SlackFile.ts)
    ).all()


def _before(session: Session, said: Heard) -> Sequence[SlackFile]:
    """The files of the last message with files of the same person, in the channel itself and not long ago."""
    since = now() - (IN_CONVERSATION if said.direct else IN_CHANNEL)
    own = (
        SlackFile.workspace_id == said.ear.workspace,
        SlackFile.channel == said.spot.channel,
        SlackFile.platform_user == said.user,
    )
    last = select(SlackFile.ts).where(*own, SlackFile.created_at >= since).order_by(SlackFile.ts.desc()).limit(1)
    return session.scalars(select(SlackFile).where(*own, SlackFile.ts == last.scalar_subquery())).all()
