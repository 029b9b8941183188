"""Files seen in conversations: remembered by their ids, so that a later question takes them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from bot.slack.hearing.heard import Heard
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
_MOST_TOGETHER = 20
_LAST = (
    select(SlackFile.ts, SlackFile.file, SlackFile.name, SlackFile.bytes)
    .where(
        SlackFile.workspace_id == bindparam("workspace"),
        SlackFile.channel == bindparam("channel"),
        SlackFile.platform_user == bindparam("user"),
        SlackFile.created_at >= bindparam("since"),
    )
    .order_by(SlackFile.ts.desc())
    .limit(_MOST_TOGETHER)
)
"""An acknowledgement waits for it, so it is prepared."""


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
    """The files that a message is about: its own; else those in its thread; else its author's last one there.

    Those of other messages are marked as earlier ones: they are named in what is said back.
    """
    if said.files:
        return said.files
    found: Sequence[Any] = _before(session, said) if said.begins else _in_thread(session, said)
    return [{"reference": each.file, "name": each.name, "bytes": each.bytes, "earlier": True} for each in found]


def taken(session: Session, said: Heard, question: str) -> None:
    """Note that a question took the files that stand in its thread: the next one there has them already."""
    if said.begins and not said.files:
        return
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


def _before(session: Session, said: Heard) -> list[Any]:
    """The files of the last message with files of the same person, in the channel itself and not long ago."""
    since = now() - (IN_CONVERSATION if said.direct else IN_CHANNEL)
    place = {"workspace": said.ear.workspace, "channel": said.spot.channel, "user": said.user, "since": since}
    found = session.connection().execute(_LAST, place).all()
    return [each for each in found if each.ts == found[0].ts]
