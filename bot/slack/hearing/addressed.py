"""When a message is meant for the bot: in conversations with it alone always, in channels when it is mentioned.

A reply in a thread that nobody but one person and the bot has spoken in needs no mention. Slack does not let threads be
read again and again, so who has spoken is noted as it is heard, in the threads that the bot may have a part in.
"""

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from bot.slack.hearing.heard import Heard
from bot.slack.naming import message_event
from ledger.identity import new_id
from ledger.once import insert_once
from ledger.tables import Person, Question, SlackFile, SlackVoice, Thread


def addressed(session: Session, said: Heard) -> bool:
    """Whether a message is meant for the bot."""
    return said.direct or said.mentioned or _goes_on(session, said)


def note_voice(session: Session, said: Heard) -> None:
    """Note that somebody has spoken in a thread without addressing the bot, where that may matter."""
    if said.begins or not _followed(session, said):
        return
    insert_once(
        session,
        SlackVoice,
        id=new_id("v"),
        workspace_id=said.ear.workspace,
        channel=said.root.channel,
        thread_ts=said.root.ts,
        platform_user=said.user,
    )


def _goes_on(session: Session, said: Heard) -> bool:
    """Whether it goes on with what the bot and the same person alone talk about."""
    if said.begins or said.mentions_others or said.guest:
        return False
    events = _asked(session, said)
    return bool(events) and _seen_whole(session, said, events) and not _others(session, said)


def _asked(session: Session, said: Heard) -> list[str]:
    """The events of the questions in its thread."""
    return list(session.scalars(select(Question.event_id).join(Thread).where(*_thread(said))))


def _seen_whole(session: Session, said: Heard, events: list[str]) -> bool:
    """Whether the thread began with the same person's question, or file: so that nobody spoke there unheard."""
    began = message_event(said.root)
    return any(event == began or event.startswith(f"{began}/") for event in events) or bool(
        session.scalar(select(exists().where(*_root_file(said), SlackFile.platform_user == said.user)))
    )


def _others(session: Session, said: Heard) -> bool:
    """Whether somebody else has spoken in its thread, to the bot or not."""
    asked = select(Question.id).join(Thread).join(Person, Person.id == Question.person_id)
    spoke = select(SlackVoice.id).where(
        SlackVoice.workspace_id == said.ear.workspace,
        SlackVoice.channel == said.root.channel,
        SlackVoice.thread_ts == said.root.ts,
        SlackVoice.platform_user != said.user,
    )
    by_others = asked.where(*_thread(said), Person.platform_user != said.user)
    return bool(session.scalar(select(or_(spoke.exists(), by_others.exists()))))


def _followed(session: Session, said: Heard) -> bool:
    """Whether its thread is one that the bot has, or may come to have, a part in."""
    thread, file = exists().where(*_thread(said)), exists().where(*_root_file(said))
    return bool(session.scalar(select(or_(thread, file))))


def _thread(said: Heard) -> tuple[ColumnElement[bool], ...]:
    return (
        Thread.workspace_id == said.ear.workspace,
        Thread.platform_thread == said.root.text,
        Thread.deleted_at.is_(None),
    )


def _root_file(said: Heard) -> tuple[ColumnElement[bool], ...]:
    return (
        SlackFile.workspace_id == said.ear.workspace,
        SlackFile.channel == said.root.channel,
        SlackFile.ts == said.root.ts,
    )
