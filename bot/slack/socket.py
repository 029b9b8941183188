"""Socket Mode: Slack's events come through a connection that this process opens, so it needs no public address."""

import asyncio
import logging

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

from bot.slack.connecting import connected_asynchronously, proxy_to
from bot.slack.settings import SlackSettings

logger = logging.getLogger(__name__)
_PING_SECONDS = 5.0


class Socket:
    """A connection that is opened again whenever it breaks. An event whose keeping failed is not acknowledged."""

    def __init__(self, app: AsyncApp, slack: SlackSettings, token: str) -> None:
        self._app = app
        self._slack = slack
        self._token = token
        self._handler: AsyncSocketModeHandler | None = None
        self._connecting: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Open it, as soon as Slack answers; events come on this loop."""
        client = connected_asynchronously(self._slack, None)
        self._handler = AsyncSocketModeHandler(
            self._app, self._token, web_client=client, proxy=client.proxy, ping_interval=_PING_SECONDS
        )
        self._handler.client.proxy = proxy_to(self._slack.base_url)
        self._connecting = asyncio.create_task(self._handler.connect_async())  # type: ignore[no-untyped-call]  # Bolt gives it no types
        logger.info("socket opens")

    async def end(self) -> None:
        """Close it: what is not acknowledged comes again, elsewhere or later."""
        if self._handler is not None and self._connecting is not None:
            self._connecting.cancel()
            await self._handler.close_async()  # type: ignore[no-untyped-call]  # as above
