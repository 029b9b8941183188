"""What the chat process is wired with."""

from dataclasses import dataclass

from fastapi.templating import Jinja2Templates

from bot.courier.courier import Courier
from bot.desk.clerk import Clerk
from bot.desk.desk import Desk
from bot.desk.removal import Removal
from bot.intake.intake import Intake
from bot.web.house import House
from bot.web.platform import WebPlatform
from bot.web.rendering import environment
from bot.web.watching import Watching
from ledger.bell import Bell, RedisBell, SilentBell
from ledger.database import Database
from ledger.files import StoredFiles
from ledger.settings import Settings


@dataclass(frozen=True)
class Wired:
    """The parts of the chat process."""

    house: House
    clerk: Clerk
    intake: Intake
    courier: Courier


def wire(settings: Settings, port: int) -> Wired:
    """The parts, wired; nothing runs yet. port: where the web chat listens."""
    database = Database(settings.database)
    files = StoredFiles(settings.files, settings.scratch)
    bell: Bell = RedisBell(settings.redis_url) if settings.redis_url else SilentBell()
    watching = Watching()
    platform = WebPlatform(database, files, watching)
    intake = Intake(settings, database, files, bell, platform)
    courier = Courier(database, bell, platform)
    clerk = Clerk(database, intake.wake)
    desk = Desk(database, bell, clerk)
    removal = Removal(database, files, bell, platform)
    templates = Jinja2Templates(env=environment())
    house = House(settings, database, files, bell, desk, removal, watching, templates, port)
    return Wired(house, clerk, intake, courier)
