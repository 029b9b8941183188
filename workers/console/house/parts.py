"""The parts of the product as processes: what each is started with."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ledger.keyrings import RINGS, Ring, only
from ledger.queues import Queue
from ledger.settings import Settings
from workers.console.house.keys import source_keys

PLANNERS = 2
"""Processes that plan and answer."""
LOOKS = 2
"""First looks side by side."""
_QUIET = ("--without-gossip", "--without-mingle", "--without-heartbeat")


@dataclass(frozen=True, slots=True)
class Part:
    """A process of the product. command: absolute. environment: all of it. order: those of the highest stop first."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    order: int


def worker_command(queue: Queue, settings: Settings) -> list[str]:
    """The Celery worker of a queue. light: short work in processes. The others: threads, each minding a child."""
    pool, number = _pool(queue, settings)
    options = ["-Q", queue.value, "-n", f"{queue.value}@%h", "-P", pool, "-c", str(number), "-l", "INFO", *_QUIET]
    return [*_celery(), "worker", *options]


def beat_command() -> list[str]:
    """The schedule: one static tick, with nothing to remember."""
    return [*_celery(), "beat", "-S", "celery.beat:Scheduler", "--pidfile=", "-l", "INFO"]


def bot_command() -> list[str]:
    return [sys.executable, "-m", "bot"]


def environment(settings: Settings, redis_url: str, port: int, ring: Ring) -> dict[str, str]:
    """What a part is told: where the home, the queue and the door are; of the keys only those of its own ring."""
    return {
        **only(os.environ, ring),
        **(source_keys(settings.home) if ring is Ring.LIGHT else {}),
        "THREADCAST_HOME": str(settings.home.resolve()),
        "THREADCAST_REDIS_URL": redis_url,
        "THREADCAST_WEB_PORT": str(port),
        "PYTHONUNBUFFERED": "1",
    }


def parts(settings: Settings, redis_url: str, port: int, folder: Path) -> list[Part]:
    """All but Redis. folder: for what they write for a moment; a process that is killed leaves it there."""

    def part(name: str, command: Sequence[str], order: int) -> Part:
        told = environment(settings, redis_url, port, RINGS.get(name, Ring.NONE))
        return Part(name, command, {**told, "TMPDIR": str(folder)}, order)

    queues = dict.fromkeys((Queue.LIGHT, Queue.QUICK, Queue(settings.training_queue)))
    return [
        part("bot", bot_command(), 3),
        *(part(queue.value, worker_command(queue, settings), 2) for queue in queues),
        part("beat", beat_command(), 3),
    ]


def redis_part(command: Sequence[str]) -> Part:
    """Redis needs nothing of our settings, and no key."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("THREADCAST_")}
    return Part("redis", command, only(kept, Ring.NONE), 1)


def _celery() -> list[str]:
    return [sys.executable, "-m", "celery", "--quiet", "-A", "workers.app"]


def _pool(queue: Queue, settings: Settings) -> tuple[str, int]:
    if queue is Queue.LIGHT:
        return "prefork", PLANNERS
    return "threads", LOOKS if queue is Queue.QUICK else settings.trainings


LAUNCH = Path(__file__).with_name("launch.py")
WATCHMAN = Path(__file__).with_name("watchman.py")
