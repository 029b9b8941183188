"""Whether an answer can go to a channel, before it is sent there."""

import logging
from dataclasses import dataclass

from aiohttp import ClientError
from anyio import fail_after
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.platform import Json

logger = logging.getLogger(__name__)

_PATIENCE_SECONDS = 1.5
"""The form that was sent is to be acknowledged within three."""
_ABSENT = "I am not in that channel. Invite me there with /invite, then share again."


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel. name: as people read it. obstacle: why nothing can be posted there, with what to do; else None."""

    id: str
    name: str
    obstacle: str | None = None


async def channel_of(client: AsyncWebClient, channel: str) -> Channel:
    """What Slack says of a channel. Where it does not say, posting is tried."""
    try:
        with fail_after(_PATIENCE_SECONDS):
            answer = await client.conversations_info(channel=channel)
    except SlackApiError as error:
        absent = error.response.get("error") == "channel_not_found"
        return Channel(channel, "the channel", _ABSENT if absent else None)
    except (SlackClientError, ClientError, OSError) as error:
        logger.warning("channel not known", extra={"subject": channel, "why": type(error).__name__})
        return Channel(channel, "the channel")
    found: Json = answer.get("channel") or {}
    name = f"#{found['name']}" if found.get("name") else "the channel"
    return Channel(channel, name, _obstacle(found))


def _obstacle(found: Json) -> str | None:
    if found.get("is_archived"):
        return "That channel is archived. Choose another one."
    if found.get("is_ext_shared"):
        return "People of another company are in that channel. Choose one of your own company."
    if found.get("is_member") is False:
        return _ABSENT
    return None
