"""What the web chat's routes share: the parts of the process, handed on by the application."""

from dataclasses import dataclass, field

from fastapi import Request
from fastapi.templating import Jinja2Templates

from bot.desk.desk import Desk
from bot.desk.removal import Removal
from bot.web.visitor import Recent
from bot.web.watching import Watching
from ledger.bell import Bell
from ledger.database import Database
from ledger.files import Files
from ledger.settings import Settings

WORKSPACE = "local"
"""The web chat's one workspace."""


@dataclass(frozen=True)
class House:
    """The parts. origin: the chat's own address, such as http://127.0.0.1:8765 without a slash at its end."""

    settings: Settings
    database: Database
    files: Files
    bell: Bell
    desk: Desk
    removal: Removal
    watching: Watching
    templates: Jinja2Templates
    port: int
    recent: Recent = field(default_factory=Recent)


def house(request: Request) -> House:
    """The house of a request's application."""
    found: House = request.app.state.house
    return found
