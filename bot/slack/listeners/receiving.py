"""What was heard in Slack, handed to the desk: with the files that it is about, where it is meant for the bot."""

from asyncio import wrap_future
from dataclasses import replace
from datetime import timedelta
from time import perf_counter

from sqlalchemy.orm import Session

from bot.desk.clerk import Receipt
from bot.health.metrics import ACKNOWLEDGED
from bot.inquiry import Inquiry
from bot.slack.heard import Heard
from bot.slack.house import SlackHouse
from bot.slack.listeners.addressed import addressed
from bot.slack.listeners.files import meant, remember, taken
from bot.slack.naming import message_event

_REST_WITHIN = timedelta(seconds=1.5)
"""How long a mention that tells of no files waits for the message that does."""


async def receive(house: SlackHouse, said: Heard, version: str = "") -> Receipt:
    """Keep a message as a question, where it is meant for the bot. version: which wording, where it was edited."""
    began = perf_counter()

    def refine(session: Session, inquiry: Inquiry) -> Inquiry | None:
        remember(session, said)
        if not addressed(session, said):
            return None
        return replace(inquiry, attachments=meant(session, said))

    def alongside(session: Session, question: str) -> None:
        taken(session, said, question)

    receipt = await wrap_future(house.desk.receive(_inquiry(said, version), refine, alongside))
    ACKNOWLEDGED.observe(perf_counter() - began)
    return receipt


def _inquiry(said: Heard, version: str) -> Inquiry:
    return Inquiry(
        platform="slack",
        workspace=said.ear.workspace,
        person=said.user,
        thread=said.root.text,
        message=message_event(said.spot),
        version=version,
        words=said.words,
        private=said.direct,
        attachments=said.files,
        waits=timedelta(0) if said.whole else _REST_WITHIN,
    )
