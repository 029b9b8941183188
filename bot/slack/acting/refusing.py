"""Telling one person alone: what was not done and why, written to the audit, or that something was."""

import logging

from anyio import to_thread
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.access import NotAllowed, audit_refusal
from bot.errors import Refused
from bot.slack.acting.clicks import Actor, Place
from bot.slack.house import SlackHouse
from bot.slack.rendering.escaping import marked
from ledger.database import Database
from ledger.policy import Action
from ledger.repositories.audit import Audit
from ledger.repositories.people import Workspaces

logger = logging.getLogger(__name__)

FAILED = ("Something went wrong here.", "Try again in a minute.")


class Guest(Refused):
    """Somebody of another company."""

    def __init__(self) -> None:
        super().__init__(
            "Only people of the company that has set Threadcast up here may use it.",
            "Ask somebody of that company to do it for you.",
        )


def admit(actor: Actor) -> None:
    """Let in the people of the company that has the app. Guest, for others."""
    if actor.guest:
        raise Guest


def audit(database: Database, actor: Actor, action: Action, subject: str, refused: Refused) -> None:
    """Record that somebody was refused."""
    if isinstance(refused, NotAllowed):
        audit_refusal(database, refused)
        return
    with database.write() as session:
        Workspaces(session).ensure(actor.workspace, "slack", actor.workspace)
        why = {"why": refused.sentence, "user": actor.user}
        Audit(session).add(actor.workspace, None, action, subject, allowed=False, detail=why)


async def whisper(house: SlackHouse, actor: Actor, place: Place | None, *words: str) -> None:
    """Tell the person alone, where they are or else in their own conversation with the bot. Never fails."""
    text = marked(" ".join(words))
    try:
        client = await to_thread.run_sync(house.clients.asynchronous, actor.workspace)
        if place is None or not await _beside(client, actor, place, text):
            await client.chat_postMessage(channel=actor.user, text=text, unfurl_links=False, unfurl_media=False)
    except Exception as error:  # noqa: BLE001  words that cannot be told are not worth a failed click
        logger.warning("not told", extra={"subject": actor.workspace, "why": type(error).__name__})


async def _beside(client: AsyncWebClient, actor: Actor, place: Place, text: str) -> bool:
    try:
        await client.chat_postEphemeral(channel=place.channel, user=actor.user, text=text, thread_ts=place.thread)
    except SlackClientError as error:
        logger.warning("not whispered", extra={"subject": actor.workspace, "why": type(error).__name__})
        return False
    return True
