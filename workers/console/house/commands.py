"""What the serving commands do. ThreadcastError for what keeps them from it."""

import os
import sys
from pathlib import Path

from automl.errors import ThreadcastError
from ledger.clock import SystemClock
from ledger.keyrings import RINGS
from ledger.queues import Queue
from ledger.settings import Settings
from workers.console.configured import configured
from workers.console.house import parts
from workers.console.house.links import link
from workers.console.house.readiness import check_redis, prepare_database, prepare_home
from workers.console.house.state import Running, running
from workers.console.house.up import up, welcome


def up_command() -> None:
    settings = configured()
    up(settings, say, welcome(settings, say))


def demo_command(*, once: bool) -> None:
    from workers.console.house.demo import Demo  # noqa: PLC0415  the supervisor alone stays small

    os.environ.setdefault("THREADCAST_CURRENCY", "USD")  # the sample's amounts carry no mark
    settings = configured()
    demo = Demo(settings, say, once=once)
    up(settings, say, demo.talk)
    if once and not demo.answered:
        raise ThreadcastError("The demo ended without an answer.", f"The logs are in {settings.home / 'logs'}.")


def samples_command(folder: Path) -> None:
    from workers.console.samples import SAMPLES, write_samples  # noqa: PLC0415  the supervisor alone stays small

    for path, sample in zip(write_samples(folder, SystemClock().today()), SAMPLES, strict=True):
        say(f"{path}: “{sample.question}”")


def link_command(name: str) -> None:
    settings = configured()
    say(link(settings, _running(settings).url, name))


def bot_command() -> None:
    settings = configured()
    _become("bot", parts.bot_command(), settings)


def worker_command(queue: Queue) -> None:
    settings = configured()
    _become(queue.value, parts.worker_command(queue, settings), settings)


def migrate_command() -> None:
    settings = configured()
    prepare_home(settings.home)
    prepare_database(settings)
    say("The database is up to date.")


def say(words: str) -> None:
    """Print to the terminal, at once."""
    print(words, flush=True)  # noqa: T201  the command's output


def _become(name: str, command: list[str], settings: Settings) -> None:
    """Go on as `command`, on the queue of the settings, or else of the system that runs on this home."""
    prepare_home(settings.home)
    check_redis(settings)
    redis_url = settings.redis_url or _running(settings).redis_url
    sys.stdout.flush()
    told = parts.environment(settings, redis_url, settings.web_port, RINGS[name])
    os.execve(command[0], command, told)  # noqa: S606


def _running(settings: Settings) -> Running:
    found = running(settings.home)
    if found is None:
        raise ThreadcastError(
            f"Threadcast does not run on the folder {settings.home}.",
            "Start it with threadcast up; a part alone also runs where THREADCAST_REDIS_URL names a Redis.",
        )
    return found
