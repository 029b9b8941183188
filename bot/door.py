"""A platform's side of the chat process, besides the web chat's own."""

from collections.abc import Sequence
from typing import Protocol

from starlette.routing import BaseRoute

from bot.desk.desk import Desk
from bot.desk.removal import Removal
from bot.patrol import Patrol
from bot.platform import Platform
from ledger.bell import Bell


class Door(Protocol):
    """What comes in. routes: what the platform calls. It is begun and ended with the server, on its loop."""

    routes: Sequence[BaseRoute]

    async def begin(self) -> None:
        """Begin to listen."""

    async def end(self) -> None:
        """Listen no more."""


class Side(Protocol):
    """A platform as the chat process is wired with it. platform: what goes out. patrols: its own rounds of work."""

    platform: Platform
    patrols: Sequence[Patrol]

    def door(self, bell: Bell, desk: Desk, removal: Removal) -> Door:
        """The door to the desk."""
