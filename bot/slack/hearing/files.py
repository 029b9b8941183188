"""Files seen in conversations: remembered by their ids, so that a later question takes them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, delete, select, update
from sqlalchemy.orm import Session

from bot.slack.hearing.heard import Heard
from bot.slack.naming import Spot
from ledger.clock import now
from ledger.identity import first_id, new_id
from ledger.listed import EachOf, found_for_each
from ledger.once import insert_once
from ledger.tables import Json, SlackFile
from ledger.texts import storable

IN_CHANNEL = timedelta(minutes=15)
"""How long somebody's file in a channel is what their next question there is about."""
IN_CONVERSATION = timedelta(days=1)
_PREFIX = "sf"
_NAME_LENGTH = 300
_MOST_TOGETHER = 20
_file = cast("Table", SlackFile.__table__)
_MESSAGE = _file.c.ts, _file.c.file, _file.c.name, _file.c.bytes
_LAST = EachOf(
    _file,
    _MESSAGE,
    parts=4,
    matches=lambda key: (
        _file.c.workspace_id == key[0],
        _file.c.channel == key[1],
        _file.c.platform_user == key[2],
        _file.c.id >= key[3],
    ),
    latest=_file.c.ts,
    most=_MOST_TOGETHER,
).prepared()
"""An acknowledgement waits for it."""


def remember(session: Session, said: Heard) -> None:
    """Note the files of a message."""
    for each in said.files:
        insert_once(
            session,
            SlackFile,
            id=new_id(_PREFIX),
            workspace_id=said.ear.workspace,
            channel=said.spot.channel,
            ts=said.spot.ts,
            thread_ts=said.root.ts,
            file=each["reference"],
            platform_user=said.user,
            name=storable(each["name"], _NAME_LENGTH),
            bytes=each["bytes"],
        )


def meant(session: Session, heard: Sequence[Heard]) -> list[Sequence[Json]]:
    """The files that each message is about: its own; else those in its thread; else its author's last one there.

    Those of other messages are marked as earlier ones: they are named in what is said back.
    """
    bare = [said for said in heard if said.begins and not said.files]
    before = iter(_before(session, bare))
    return [said.files or (next(before) if said.begins else _in_thread(session, said)) for said in heard]


def taken(session: Session, said: Heard, question: str) -> None:
    """Note that a question took the files that stand in its thread: the next one there has them already."""
    if said.begins and not said.files:
        return
    session.execute(
        update(SlackFile)
        .where(*_untaken(said))
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


def _untaken(said: Heard) -> tuple[ColumnElement[bool], ...]:
    """The files in the thread of a message that no question took."""
    return (
        SlackFile.workspace_id == said.ear.workspace,
        SlackFile.channel == said.spot.channel,
        SlackFile.thread_ts == said.root.ts,
        SlackFile.question_id.is_(None),
    )


def _in_thread(session: Session, said: Heard) -> list[Json]:
    """The files in a thread that no question took yet."""
    found = session.connection().execute(select(*_MESSAGE).where(*_untaken(said)).order_by(_file.c.ts))
    return _earlier(found.all())


def _before(session: Session, heard: Sequence[Heard]) -> list[list[Json]]:
    """For each the files of the last message with files of the same person, in the same place and not long ago."""
    keys = [(said.ear.workspace, said.spot.channel, said.user, _oldest(said)) for said in heard]
    found = found_for_each(session.connection(), _LAST, keys)
    return [_earlier([each for each in rows if each[0] == rows[0][0]]) for rows in found]


def _oldest(said: Heard) -> str:
    return first_id(_PREFIX, now() - (IN_CONVERSATION if said.direct else IN_CHANNEL))


def _earlier(found: Sequence[Sequence[Any]]) -> list[Json]:
    return [{"reference": file, "name": name, "bytes": size, "earlier": True} for _, file, name, size in found]
