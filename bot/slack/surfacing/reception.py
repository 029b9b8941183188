"""Reception: gives people their Home, and what their commands ask for."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from aiohttp import ClientError
from anyio import move_on_after, to_thread
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.orm import Session

from bot.desk.configuring import in_force
from bot.platform import DeliveryError, Json
from bot.slack.house import SlackHouse
from bot.slack.people import PATIENCE_SECONDS, person_of
from bot.slack.refusing import Attempt, Guest, audit
from bot.slack.surfacing.home import home, lost
from bot.slack.surfacing.links import Links
from bot.slack.surfacing.overview import Overview, overview
from bot.slack.surfacing.wishes import shown
from ledger.policy import Action, may
from ledger.repositories.people import Workspaces
from ledger.tables import Person

Found = TypeVar("Found")


class Reception:
    """Reads the ledger in threads and calls Slack on the server's loop."""

    def __init__(self, house: SlackHouse) -> None:
        self._house = house
        self._bases: dict[str, str] = {}

    async def client(self, workspace: str) -> AsyncWebClient:
        """A client for a workspace. DeliveryError."""
        return await to_thread.run_sync(self._house.clients.asynchronous, workspace, abandon_on_cancel=True)

    async def person(self, workspace: str, user: str) -> Person:
        """Who somebody is, with the role that Slack gives them, where it says so in time. Guest."""
        with move_on_after(PATIENCE_SECONDS), suppress(DeliveryError):
            return await person_of(self._house.database, await self.client(workspace), workspace, user)
        return await self.known(workspace, user)

    async def known(self, workspace: str, user: str) -> Person:
        """Who somebody is to the ledger, without asking Slack."""
        return await person_of(self._house.database, None, workspace, user)

    async def publish(self, workspace: str, user: str) -> None:
        """Show somebody their Home as it is now. SlackApiError, DeliveryError."""
        client = await self.client(workspace)
        try:
            person = await person_of(self._house.database, client, workspace, user)
        except Guest as guest:
            await self.refuse(workspace, user, guest)
            await client.views_publish(user_id=user, view=lost(f"{guest.sentence} {guest.remedy}"))
            return
        links = await self.links(workspace)
        own, wishes = await self._read(lambda session: (overview(session, person), self.wishes(session, person)))
        await client.views_publish(user_id=user, view=home(own, links, shown(wishes) if wishes else []))

    async def overview(self, person: Person) -> Overview:
        """What a person has."""
        return await self._read(lambda session: overview(session, person))

    async def holding(self, person: Person) -> Json | None:
        """The workspace's settings, where the person may change them."""
        return await self._read(lambda session: self.wishes(session, person))

    async def links(self, workspace: str) -> Links:
        """Addresses in a workspace, where Slack tells its own in time."""
        if workspace not in self._bases:
            with move_on_after(PATIENCE_SECONDS), suppress(DeliveryError):
                if base := await _base(await self.client(workspace)):
                    self._bases[workspace] = base
        return Links(self._bases.get(workspace))

    def wishes(self, session: Session, person: Person) -> Json | None:
        workspace = Workspaces(session).get(person.workspace_id)
        if workspace is None or may(person, Action.CONFIGURE, workspace) is not None:
            return None
        return in_force(workspace.settings, self._house.settings)

    async def refuse(self, workspace: str, user: str, guest: Guest) -> None:
        """Record that somebody of another company was refused."""
        tried = Attempt(workspace, user, Action.SEE, user)
        await to_thread.run_sync(audit, self._house.database, tried, guest)

    async def _read(self, reading: Callable[[Session], Found]) -> Found:
        def read() -> Found:
            with self._house.database.read() as session:
                return reading(session)

        return await to_thread.run_sync(read)


async def _base(client: AsyncWebClient) -> str:
    try:
        return str((await client.auth_test()).get("url") or "")
    except (SlackClientError, ClientError, OSError):
        return ""
