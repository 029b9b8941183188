"""Who somebody in Slack is to the ledger, and whether Slack calls them an admin."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientError
from anyio import move_on_after, to_thread
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.platform import DeliveryError
from bot.slack.house import SlackHouse
from bot.slack.naming import team_of
from bot.slack.refusing import Guest
from ledger.database import Database
from ledger.repositories.audit import Audit
from ledger.repositories.people import NAME_LENGTH, People, Workspaces
from ledger.tables import Person
from ledger.texts import storable

PATIENCE_SECONDS = 1.5
"""How long an answer that Slack waits for may itself wait for Slack."""
_ADMIN = ("is_admin", "is_owner", "is_primary_owner")


@dataclass(frozen=True, slots=True)
class Who:
    """What Slack says of somebody. guest: they belong to another company."""

    name: str
    admin: bool
    guest: bool


async def person_of(database: Database, client: AsyncWebClient | None, workspace: str, user: str) -> Person:
    """The person in the ledger, with the name and role that Slack gives them now; as known where Slack does not say.

    Whoever installed the app is an admin, too. Guest, for somebody of another company.
    """
    who = None if client is None else await _who(client, user)
    if who is not None and who.guest:
        raise Guest
    return await to_thread.run_sync(_kept(database, workspace, user, who))


async def promoted(house: SlackHouse, person: Person) -> bool:
    """Whether somebody who was not known as an admin is one: Slack is asked where it matters. Guest."""
    if person.role == "admin":
        return False
    now = await met(house, person.workspace_id, person.platform_user)
    return now is not None and now.role == "admin"


async def met(house: SlackHouse, workspace: str, user: str) -> Person | None:
    """Somebody as Slack tells of them now, by name and role; None where it does not in time. Guest."""
    with move_on_after(PATIENCE_SECONDS), suppress(DeliveryError):
        client = await to_thread.run_sync(house.clients.asynchronous, workspace, abandon_on_cancel=True)
        return await person_of(house.database, client, workspace, user)
    return None


async def _who(client: AsyncWebClient, user: str) -> Who | None:
    try:
        told = (await client.users_info(user=user))["user"]
        return _read(told, user)
    except (SlackClientError, ClientError, OSError, KeyError, TypeError, AttributeError):
        return None


def _read(told: dict[str, Any], user: str) -> Who:
    guest = bool(told.get("is_stranger"))
    admin = not guest and any(told.get(each) for each in _ADMIN)
    return Who(str(told.get("real_name") or told.get("name") or user), admin, guest)


def _kept(database: Database, workspace: str, user: str, who: Who | None) -> Callable[[], Person]:
    def kept() -> Person:
        with database.write() as session:
            Workspaces(session).ensure(workspace, "slack", team_of(workspace))
            person = People(session).ensure(workspace, user, who.name if who else user)
            if who is not None:
                person.name = storable(who.name, NAME_LENGTH)
                looks_after = who.admin or Audit(session).has_done(workspace, person.id, "install")
                person.role = "admin" if looks_after else "member"
            return person

    return kept
