"""What Slack's listeners share: the parts of the process, handed on when they are registered."""

from dataclasses import dataclass

from bot.desk.desk import Desk
from bot.desk.removal import Removal
from bot.slack.clients import Clients
from bot.slack.installations.connection import Connection
from bot.slack.settings import SlackSettings
from ledger.bell import Bell
from ledger.database import Database
from ledger.settings import Settings


@dataclass(frozen=True)
class SlackHouse:
    """The parts. clients: by workspace; ask in a thread, since it may call Slack.

    connection: tells which workspaces are connected.
    """

    settings: Settings
    slack: SlackSettings
    database: Database
    bell: Bell
    desk: Desk
    removal: Removal
    clients: Clients
    connection: Connection
