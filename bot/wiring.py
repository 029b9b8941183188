"""What the chat process is wired with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi.templating import Jinja2Templates

from bot.courier.courier import Courier
from bot.desk.clerk import Clerk
from bot.desk.desk import Desk
from bot.desk.removal import Removal
from bot.door import Door, Side
from bot.intake.intake import Intake
from bot.patrol import Patrol
from bot.platforms import Platforms
from bot.rush import Rush
from bot.slack.naming import PREFIX
from bot.slack.settings import SlackSettings
from bot.web.house import House
from bot.web.platform import WebPlatform
from bot.web.rendering import environment
from bot.web.watching import Watching
from ledger.bell import Bell, RedisBell, SilentBell
from ledger.database import Database
from ledger.files import Files, StoredFiles
from ledger.settings import Settings


@dataclass(frozen=True)
class Wired:
    """The parts of the chat process. doors: of the platforms besides the web chat that are set up."""

    house: House
    clerk: Clerk
    patrols: Sequence[Patrol]
    doors: Sequence[Door]


def wire(settings: Settings, port: int, slack: SlackSettings | None = None) -> Wired:
    """The parts, wired; nothing runs yet. port: where the web chat listens."""
    database = Database(settings.database)
    files = StoredFiles(settings.files, settings.scratch)
    bell: Bell = RedisBell(settings.redis_url) if settings.redis_url else SilentBell()
    watching = Watching()
    web = WebPlatform(database, files, watching)
    others = {} if slack is None else _others(settings, slack, database, files)
    platform = Platforms(web, {start: each.platform for start, each in others.items()})
    rush = Rush()
    intake = Intake(settings, database, files, bell, platform, rush)
    courier = Courier(database, bell, platform, rush)
    clerk = Clerk(database, intake.wake, courier.wake, rush=rush)
    desk = Desk(database, bell, clerk)
    removal = Removal(database, files, bell, platform)
    house = House(settings, database, files, bell, desk, removal, watching, Jinja2Templates(env=environment()), port)
    doors = [each.door(bell, desk, removal) for each in others.values()]
    patrols = [intake, courier, *(patrol for each in others.values() for patrol in each.patrols)]
    return Wired(house, clerk, patrols, doors)


def _others(settings: Settings, slack: SlackSettings, database: Database, files: Files) -> Mapping[str, Side]:
    """The platforms besides the web chat that are set up, by the beginnings of their workspaces' ids."""
    if not slack.wanted:
        return {}
    from bot.slack.wiring import SlackSide  # noqa: PLC0415  who does not use Slack does not carry its libraries

    return {PREFIX: SlackSide(settings, slack, database, files)}
