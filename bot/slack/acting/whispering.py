"""Telling one person alone what came of what they did."""

import logging
from dataclasses import dataclass

from anyio import to_thread
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.acting.clicks import Actor, Place
from bot.slack.house import SlackHouse
from bot.slack.rendering.escaping import marked

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Whisper:
    """Words for one person. place: the message that they are about; None where there is none."""

    actor: Actor
    place: Place | None
    words: str


async def tell(house: SlackHouse, whisper: Whisper) -> None:
    """Tell the person alone, where they are or else in their own conversation with the bot."""
    text = marked(whisper.words)
    client = await to_thread.run_sync(house.clients.asynchronous, whisper.actor.workspace)
    if whisper.place is None or not await _beside(client, whisper.actor, whisper.place, text):
        await client.chat_postMessage(channel=whisper.actor.user, text=text, unfurl_links=False, unfurl_media=False)


async def _beside(client: AsyncWebClient, actor: Actor, place: Place, text: str) -> bool:
    try:
        await client.chat_postEphemeral(channel=place.channel, user=actor.user, text=text, thread_ts=place.thread)
    except SlackClientError as error:
        logger.warning("not whispered", extra={"subject": actor.workspace, "why": type(error).__name__})
        return False
    return True
