"""What was heard in Slack, handed to the desk: with the files that it is about, where it is meant for the bot."""

from asyncio import wrap_future
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from time import perf_counter

from anyio import to_thread
from sqlalchemy.orm import Session

from bot.errors import Refused
from bot.health.metrics import ACKNOWLEDGED
from bot.inquiry import Inquiry, Listening
from bot.slack.errands import Errands
from bot.slack.hearing.addressed import addressed, note_voice
from bot.slack.hearing.files import meant, remember, taken
from bot.slack.hearing.heard import Heard
from bot.slack.house import SlackHouse
from bot.slack.naming import message_event
from bot.slack.refusing import Attempt, Guest, audit_once
from bot.slack.whispering import Whisper, tell
from ledger.policy import Action

_REST_WITHIN = timedelta(seconds=1.5)
"""How long a mention that tells of no files waits for the message that does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned(Inquiry):
    """What was said, as the desk takes it, and as it was heard."""

    said: Heard


class Hearing(Listening[Mentioned]):
    """Judges what is meant for the bot, and finds the files that it is about."""

    def refine(self, session: Session, asked: Sequence[Mentioned]) -> list[Mentioned | Refused | None]:
        judged = [_judged(session, each.said) for each in asked]
        about = iter(meant(session, [each.said for each, why in zip(asked, judged, strict=True) if why is True]))
        return [
            replace(each, attachments=next(about)) if why is True else why or None
            for each, why in zip(asked, judged, strict=True)
        ]

    def kept(self, session: Session, asked: Mentioned, question: str) -> None:
        taken(session, asked.said, question)


class Receiving:
    """Takes messages. What is not taken is said in words, after Slack has its acknowledgement."""

    def __init__(self, house: SlackHouse) -> None:
        self._house = house
        self._hearing = Hearing()
        self._errands = Errands()

    async def receive(self, said: Heard, version: str = "") -> bool:
        """Keep a message as a question. version: which wording. False where it is not meant for the bot."""
        began = perf_counter()
        try:
            receipt = await wrap_future(self._house.desk.receive(_inquiry(said, version), self._hearing))
        except Refused as refused:
            self._errands.begin("refusal", self._decline(said, refused))
            return True
        ACKNOWLEDGED.observe(perf_counter() - began)
        return bool(receipt.question)

    async def _decline(self, said: Heard, refused: Refused) -> None:
        """Audit that a message is not taken, and tell who wrote it: once, though Slack tells of a mention twice."""
        tried = Attempt(said.ear.workspace, said.user, Action.ASK, said.spot.text)
        if await to_thread.run_sync(audit_once, self._house.database, tried, refused):
            thread = None if said.begins else said.root.ts
            words = f"{refused.sentence} {refused.remedy}"
            await tell(self._house.clients, Whisper(said.ear.workspace, said.user, words, said.spot.channel, thread))


def _judged(session: Session, said: Heard) -> bool | Guest:
    """Whether a message is meant for the bot; its files, and its author, are remembered where that may matter."""
    remember(session, said)
    if not addressed(session, said):
        note_voice(session, said)
        return False
    return Guest() if said.guest else True


def _inquiry(said: Heard, version: str) -> Mentioned:
    return Mentioned(
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
        said=said,
    )
