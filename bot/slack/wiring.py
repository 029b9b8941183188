"""What Slack's side of the chat process is wired with."""

from collections.abc import Sequence

from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow

from bot.desk.desk import Desk
from bot.desk.removal import Removal
from bot.door import Door, Side
from bot.patrol import Patrol
from bot.platform import Platform
from bot.slack.app import slack_app
from bot.slack.delivering.platform import SlackPlatform
from bot.slack.house import SlackHouse
from bot.slack.installations.routes import install_routes
from bot.slack.installations.wiring import installations
from bot.slack.routes import routes
from bot.slack.settings import SlackSettings
from bot.slack.socket import Socket
from ledger.bell import Bell
from ledger.database import Database
from ledger.files import Files
from ledger.settings import Settings


class SlackSide(Side):
    """Slack, as it is set up."""

    def __init__(self, settings: Settings, slack: SlackSettings, database: Database, files: Files) -> None:
        self._settings = settings
        self._slack = slack
        self._database = database
        self._installed = installations(slack, settings, database)
        self.platform: Platform = SlackPlatform(database, files, self._installed.clients, slack)
        self.patrols: Sequence[Patrol] = (self._installed.reconnecting,)

    def door(self, bell: Bell, desk: Desk, removal: Removal) -> Door:
        clients, connection, flow = self._installed.clients, self._installed.connection, self._installed.flow
        parts = (self._settings, self._slack, self._database, bell, desk, removal)
        return SlackDoor(SlackHouse(*parts, clients, connection), flow)


class SlackDoor(Door):
    """Listens to Slack: at an address where there is a signing secret, through a socket where there is an app token."""

    def __init__(self, house: SlackHouse, flow: AsyncOAuthFlow | None = None) -> None:
        app = slack_app(house)
        signed = routes(app) if _signed(house.slack) else ()
        self.routes = (*signed, *(install_routes(flow) if flow is not None else ()))
        self._socket = _socket(app, house.slack)

    async def begin(self) -> None:
        if self._socket is not None:
            await self._socket.begin()

    async def end(self) -> None:
        if self._socket is not None:
            await self._socket.end()


def _signed(slack: SlackSettings) -> bool:
    """Whether there is a secret to check signatures with; without one nobody may call."""
    return slack.signing_secret is not None and bool(slack.signing_secret.get_secret_value())


def _socket(app: AsyncApp, slack: SlackSettings) -> Socket | None:
    return None if slack.app_token is None else Socket(app, slack, slack.app_token.get_secret_value())
