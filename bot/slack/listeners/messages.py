"""Messages: said, edited, deleted. A mention comes as two events, and both are one message.

They are most of what Slack tells of, and it waits for each: so they are taken in passing, by a middleware of Bolt's own
kind, where every listener would have to be asked whether it is meant, with some forty arguments gathered for it.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from anyio import to_thread
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.slack.hearing.files import forget
from bot.slack.hearing.heard import Ear, heard
from bot.slack.hearing.receiving import Receiving
from bot.slack.hearing.words import mentioned
from bot.slack.house import SlackHouse
from bot.slack.naming import Spot, edit_version, message_event
from ledger.tables import Json


def register(app: AsyncApp, house: SlackHouse) -> None:
    """Have `app` listen to messages."""
    app.middleware(_Messages(house))


def ear(context: AsyncBoltContext, body: dict[str, Any]) -> Ear:
    """Who hears a request."""
    shared = body.get("is_ext_shared_channel")
    return Ear(context.team_id or "", context.bot_user_id, context.enterprise_id, shared)


class _Messages(AsyncMiddleware):
    """Translates what Slack tells of messages; all else goes on to its listeners."""

    def __init__(self, house: SlackHouse) -> None:
        self._house = house
        self._receiving = Receiving(house)
        self._acts = {None: self.said, "message_changed": self.changed, "message_deleted": self.deleted}

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002  Bolt's name for it
    ) -> BoltResponse:
        event = req.body.get("event")
        if not isinstance(event, dict) or event.get("type") not in ("message", "app_mention"):
            return await next()
        await self._acts.get(event.get("subtype"), self.said)(ear(req.context, req.body), event)
        return resp

    async def said(self, here: Ear, event: Json) -> None:
        found = heard(here, event)
        if found is not None:
            await self._receiving.receive(found)

    async def changed(self, here: Ear, event: Json) -> None:
        """Other words are asked anew. Slack also tells of links that it unfolded, and of roots that were deleted."""
        now, before = event.get("message") or {}, event.get("previous_message") or {}
        edited = (now.get("edited") or {}).get("ts")
        if now.get("subtype") == "tombstone":
            await self._gone(here, event, now.get("ts"), deleted=True)
            return
        found = heard(here, event, now)
        if found is None or not edited or now.get("text") == before.get("text"):
            return
        meant = await self._receiving.receive(found, edit_version(edited))
        if not meant and here.bot_user in mentioned(str(before.get("text") or "")):
            await self._gone(here, event, now.get("ts"), deleted=False)

    async def deleted(self, here: Ear, event: Json) -> None:
        await self._gone(here, event, event.get("deleted_ts"), deleted=True)

    async def _gone(self, here: Ear, event: Json, ts: str | None, *, deleted: bool) -> None:
        """A message asks nothing any more: what it asked is not worked, and its files are forgotten."""
        if ts and event.get("channel"):
            spot = Spot(event["channel"], ts)
            await to_thread.run_sync(partial(_forgotten, self._house, here.workspace, spot, deleted=deleted))


def _forgotten(house: SlackHouse, workspace: str, spot: Spot, *, deleted: bool) -> None:
    house.desk.retract(workspace, message_event(spot), deleted=deleted)
    with house.database.write() as session:
        forget(session, workspace, spot)
