"""Messages: said, edited, deleted. A mention comes as two events, and both are one message."""

from typing import Any

from anyio import to_thread
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.heard import Ear, heard
from bot.slack.house import SlackHouse
from bot.slack.listeners.files import forget
from bot.slack.listeners.receiving import receive
from bot.slack.naming import Spot, edit_version, message_event
from bot.slack.words import mentioned
from ledger.tables import Json


def register(app: AsyncApp, house: SlackHouse) -> None:
    """Have `app` listen to messages."""

    async def said(context: AsyncBoltContext, body: Json, event: Json) -> None:
        found = heard(ear(context, body), event)
        if found is not None:
            await receive(house, found)

    async def changed(context: AsyncBoltContext, body: Json, event: Json) -> None:
        await _changed(house, ear(context, body), event)

    async def deleted(context: AsyncBoltContext, body: Json, event: Json) -> None:
        await _gone(house, ear(context, body), event, event.get("deleted_ts"))

    app.event({"type": "message", "subtype": "message_changed"})(changed)
    app.event({"type": "message", "subtype": "message_deleted"})(deleted)
    app.event("app_mention")(said)
    app.event("message")(said)


def ear(context: AsyncBoltContext, body: dict[str, Any]) -> Ear:
    """Who hears a request."""
    shared = body.get("is_ext_shared_channel")
    return Ear(context.team_id or "", context.bot_user_id, context.enterprise_id, shared)


async def _changed(house: SlackHouse, here: Ear, event: Json) -> None:
    """Other words are asked anew. Slack also tells of links that it unfolded, and of roots that were deleted."""
    now, before = event.get("message") or {}, event.get("previous_message") or {}
    if now.get("subtype") == "tombstone":
        await _gone(house, here, event, now.get("ts"))
        return
    edited = (now.get("edited") or {}).get("ts")
    found = heard(here, event, now)
    if found is None or not edited or now.get("text") == before.get("text"):
        return
    receipt = await receive(house, found, edit_version(edited))
    if not receipt.question and here.bot_user in mentioned(str(before.get("text") or "")):
        await _gone(house, here, event, now.get("ts"))


async def _gone(house: SlackHouse, here: Ear, event: Json, ts: str | None) -> None:
    """A message is not there any more: what it asked is not worked, and its files are forgotten."""
    if not ts or not event.get("channel"):
        return
    spot = Spot(event["channel"], ts)

    def forgotten() -> None:
        house.desk.retract(here.workspace, message_event(spot))
        with house.database.write() as session:
            forget(session, here.workspace, spot)

    await to_thread.run_sync(forgotten)
