"""Who may act: people of the company that has the app, also where they belong to another team of its enterprise."""

from contextlib import suppress
from typing import Any

from aiohttp import ClientError
from anyio import move_on_after, to_thread
from slack_sdk.errors import SlackClientError

from bot.platform import DeliveryError
from bot.slack.acting.clicks import Actor
from bot.slack.house import SlackHouse
from bot.slack.installations.roster import of_enterprise
from bot.slack.naming import workspace_of
from bot.slack.people import PATIENCE_SECONDS
from bot.slack.refusing import Guest


async def admit(house: SlackHouse, who: Actor) -> None:
    """Guest, for who does not belong to the company that has the app."""
    if who.guest and not await _colleague(house, who):
        raise Guest


async def _colleague(house: SlackHouse, who: Actor) -> bool:
    """Whether somebody of another team is of the same enterprise: as the roster knows, else as Slack says in time."""
    if who.enterprise is None:
        return False
    if await to_thread.run_sync(_listed, house, who):
        return True
    with move_on_after(PATIENCE_SECONDS), suppress(DeliveryError, SlackClientError, ClientError, OSError):
        client = await to_thread.run_sync(house.clients.asynchronous, who.workspace, abandon_on_cancel=True)
        told: dict[str, Any] = (await client.users_info(user=who.user)).get("user") or {}
        return (told.get("enterprise_user") or {}).get("enterprise_id") == who.enterprise
    return False


def _listed(house: SlackHouse, who: Actor) -> bool:
    with house.database.read() as session:
        return workspace_of(who.home or "") in of_enterprise(session, who.enterprise)
