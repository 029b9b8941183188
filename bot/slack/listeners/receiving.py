"""What was heard in Slack, handed to the desk: with the files that it is about, where it is meant for the bot."""

from asyncio import wrap_future
from dataclasses import replace
from datetime import timedelta
from time import perf_counter

from sqlalchemy.orm import Session

from bot.errors import Refused
from bot.health.metrics import ACKNOWLEDGED
from bot.inquiry import Inquiry
from bot.slack.errands import Errands
from bot.slack.heard import Heard
from bot.slack.house import SlackHouse
from bot.slack.listeners.addressed import addressed, note_voice
from bot.slack.listeners.declining import Stranger, decline
from bot.slack.listeners.files import meant, remember, taken
from bot.slack.naming import message_event

_REST_WITHIN = timedelta(seconds=1.5)
"""How long a mention that tells of no files waits for the message that does."""


class Receiving:
    """Takes messages. What is not taken is said in words, after Slack has its acknowledgement."""

    def __init__(self, house: SlackHouse) -> None:
        self._house = house
        self._errands = Errands()

    async def receive(self, said: Heard, version: str = "") -> bool:
        """Keep a message as a question. version: which wording. False where it is not meant for the bot."""
        began = perf_counter()
        try:
            receipt = await wrap_future(
                self._house.desk.receive(
                    _inquiry(said, version),
                    lambda session, inquiry: _refined(session, said, inquiry),
                    lambda session, question: taken(session, said, question),
                )
            )
        except Refused as refused:
            self._errands.begin("refusal", decline(self._house, said, refused))
            return True
        ACKNOWLEDGED.observe(perf_counter() - began)
        return bool(receipt.question)


def _refined(session: Session, said: Heard, inquiry: Inquiry) -> Inquiry | None:
    """The inquiry with the files that it is about; None where it is not meant for the bot. Stranger."""
    remember(session, said)
    if not addressed(session, said):
        note_voice(session, said)
        return None
    if said.guest:
        raise Stranger
    return replace(inquiry, attachments=meant(session, said))


def _inquiry(said: Heard, version: str) -> Inquiry:
    return Inquiry(
        platform="slack",
        workspace=said.ear.workspace,
        person=said.user,
        thread=said.root.text,
        message=message_event(said.spot),
        begins=said.begins,
        version=version,
        words=said.words,
        private=said.direct,
        attachments=said.files,
        waits=timedelta(0) if said.whole else _REST_WITHIN,
    )
