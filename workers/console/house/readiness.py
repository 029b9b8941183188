"""What must be right before anything is started; each problem is a sentence and a remedy."""

import socket
import urllib.error
import urllib.request
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from automl.errors import ThreadcastError
from ledger.migrating import migrate
from ledger.settings import Settings
from workers.console.house.redis import answers

HOST = "127.0.0.1"
_HEALTH_SECONDS = 2.0


def prepare_home(home: Path) -> Path:
    """The home, made where it is new; readable by its owner alone."""
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        (home / ".writable").touch()
        (home / ".writable").unlink()
    except OSError as error:
        raise ThreadcastError(
            f"Nothing can be written to the folder {home}.", "Set THREADCAST_HOME to a folder that is yours."
        ) from error
    return home.resolve()


def free_port(wanted: int) -> int:
    """The port for the web chat: the wanted one, or any free one for 0."""
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((HOST, wanted))
        except OSError as error:
            raise ThreadcastError(
                f"Port {wanted} is taken by another program, or may not be used.",
                "End that program, or set THREADCAST_WEB_PORT to another port; 0 takes any free one.",
            ) from error
        return int(door.getsockname()[1])


def check_redis(settings: Settings) -> None:
    """Whether the Redis of the settings, where one is named, answers."""
    try:
        there = settings.redis_url is None or answers(settings.redis_url)
    except ValueError:
        there = False
    if not there:
        raise ThreadcastError(
            "No Redis answers where THREADCAST_REDIS_URL points.",
            "Start it, correct the address, or leave the setting out: a private Redis is started then.",
        )


def prepare_database(settings: Settings) -> None:
    """Bring the database to the present form."""
    try:
        migrate(settings.database)
    except (SQLAlchemyError, OSError, ValueError) as error:
        raise ThreadcastError(
            "The database cannot be opened.",
            "Check THREADCAST_DATABASE_URL, and that the database runs; without it a file in the home is used.",
        ) from error


def healthy(url: str) -> bool:
    """Whether the web chat answers."""
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=_HEALTH_SECONDS) as answer:  # noqa: S310  our own, on this machine
            return bool(answer.status == 200)  # noqa: PLR2004  HTTP's own number for “fine”
    except (OSError, urllib.error.URLError):
        return False
