"""Telling one person alone what came of what they said or did."""

import logging
from dataclasses import dataclass

from aiohttp import ClientError
from anyio import to_thread
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.clients import Clients
from bot.slack.rendering.escaping import marked

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Whisper:
    """Words for one person, not escaped yet. workspace: the ledger's id. user, channel, thread: Slack's.

    channel: where they are; None where that is no conversation. thread: its first message; None in the channel itself.
    """

    workspace: str
    user: str
    words: str
    channel: str | None = None
    thread: str | None = None


async def tell(clients: Clients, whisper: Whisper) -> None:
    """Tell the person alone, where they are or else in their own conversation with the bot."""
    text = marked(whisper.words)
    client = await to_thread.run_sync(clients.asynchronous, whisper.workspace)
    if whisper.channel is None or not await _beside(client, whisper, whisper.channel, text):
        await client.chat_postMessage(channel=whisper.user, text=text, unfurl_links=False, unfurl_media=False)


async def _beside(client: AsyncWebClient, whisper: Whisper, channel: str, text: str) -> bool:
    try:
        await client.chat_postEphemeral(channel=channel, user=whisper.user, text=text, thread_ts=whisper.thread)
    except (SlackClientError, ClientError, OSError) as error:
        logger.warning("not whispered", extra={"subject": whisper.workspace, "why": type(error).__name__})
        return False
    return True
