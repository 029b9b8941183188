"""What Slack's side of the chat process is wired with."""

from fastapi import APIRouter
from slack_bolt.async_app import AsyncApp

from bot.desk.desk import Desk
from bot.desk.removal import Removal
from bot.door import Door
from bot.slack.app import slack_app
from bot.slack.clients import Clients
from bot.slack.house import SlackHouse
from bot.slack.routes import routes
from bot.slack.settings import SlackSettings
from bot.slack.socket import Socket
from ledger.bell import Bell
from ledger.database import Database
from ledger.files import Files
from ledger.settings import Settings


class SlackDoor(Door):
    """Listens to Slack: at an address where there is a signing secret, through a socket where there is an app token."""

    def __init__(self, house: SlackHouse) -> None:
        app = slack_app(house)
        self.router = routes(app) if house.slack.signing_secret else APIRouter()
        self._socket = _socket(app, house.slack)

    async def begin(self) -> None:
        if self._socket is not None:
            await self._socket.begin()

    async def end(self) -> None:
        if self._socket is not None:
            await self._socket.end()


def _socket(app: AsyncApp, slack: SlackSettings) -> Socket | None:
    return None if slack.app_token is None else Socket(app, slack.app_token.get_secret_value())
