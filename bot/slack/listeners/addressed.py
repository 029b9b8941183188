"""When a message is meant for the bot: in conversations with it alone always, in channels when it is mentioned.

A reply in a thread that nobody but one person and the bot has spoken in needs no mention.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.slack.heard import Heard
from bot.slack.naming import message_event
from ledger.tables import Person, Question, Thread


def addressed(session: Session, said: Heard) -> bool:
    """Whether a message is meant for the bot."""
    return said.direct or said.mentioned or _goes_on(session, said)


def _goes_on(session: Session, said: Heard) -> bool:
    """Whether it goes on with what the bot and the same person alone talk about."""
    if said.begins or said.mentions_others:
        return False
    asked = session.execute(
        select(Question.event_id, Person.platform_user)
        .join(Thread, Thread.id == Question.thread_id)
        .join(Person, Person.id == Question.person_id)
        .where(
            Thread.workspace_id == said.ear.workspace,
            Thread.platform_thread == said.root.text,
            Thread.deleted_at.is_(None),
        )
    ).all()
    began = any(event.startswith(message_event(said.root)) for event, _ in asked)
    return began and all(user == said.user for _, user in asked)
