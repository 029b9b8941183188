"""The bell: tells a queue that a row is due, and the courier that a thread has news. A hint, never the truth.

A lost ring changes nothing: the sweep rings again. So a broker that is away is logged, and work goes on.
"""

import logging
from collections.abc import Iterator
from typing import Protocol

from celery import Celery
from redis import Redis
from redis.exceptions import RedisError

from ledger.queues import CELERY_SETTINGS, HINTS, Queue, Task

logger = logging.getLogger(__name__)


class Bell(Protocol):
    """Rings queues and hints at threads."""

    def ring(self, task: Task, workspace: str, row: str, queue: Queue) -> None:
        """Tell `queue` that a row is due for `task`. Never fails."""

    def hint(self, thread: str) -> None:
        """Tell the courier that a thread has something to send or to show. Never fails."""

    def hints(self, seconds: float) -> Iterator[str]:
        """The threads hinted at within `seconds`; ends early at the first one, and at once where nobody can hint."""


class RedisBell(Bell):
    """A bell on Redis. url: redis://…, or redis+socket://… for a unix socket."""

    def __init__(self, url: str) -> None:
        self._celery = Celery("threadcast", broker=url)
        self._celery.conf.update(CELERY_SETTINGS)
        self._redis = connect(url)
        self._heard = self._redis.pubsub(ignore_subscribe_messages=True)  # type: ignore[no-untyped-call]  # redis gives it no types

    def ring(self, task: Task, workspace: str, row: str, queue: Queue) -> None:
        try:
            self._celery.send_task(task.value, args=[workspace, row], queue=queue.value)
        except Exception as error:  # noqa: BLE001  whatever the broker's driver raises, the sweep makes up for it
            logger.warning("ring lost", extra={"task": task.value, "subject": row, "why": type(error).__name__})

    def hint(self, thread: str) -> None:
        try:
            self._redis.publish(HINTS, thread)
        except RedisError as error:
            logger.warning("hint lost", extra={"subject": thread, "why": type(error).__name__})

    def hints(self, seconds: float) -> Iterator[str]:
        try:
            if not self._heard.subscribed:
                self._heard.subscribe(HINTS)
            message = self._heard.get_message(timeout=seconds)
            while message is not None:
                yield str(message["data"])
                message = self._heard.get_message()
        except RedisError as error:
            self._heard.reset()
            logger.warning("hints lost", extra={"why": type(error).__name__})


def connect(url: str) -> "Redis":
    """A client of the same server that Celery's `url` names."""
    plain = url.replace("redis+socket://", "unix://", 1)
    return Redis.from_url(plain, decode_responses=True, socket_connect_timeout=2)


class SilentBell(Bell):
    """A bell that nobody hears: for one process alone, and for tests, which can see what was rung."""

    def __init__(self) -> None:
        self.rung: list[tuple[Task, str, str, Queue]] = []
        self.hinted: list[str] = []

    def ring(self, task: Task, workspace: str, row: str, queue: Queue) -> None:
        self.rung.append((task, workspace, row, queue))

    def hint(self, thread: str) -> None:
        self.hinted.append(thread)

    def hints(self, seconds: float) -> Iterator[str]:
        del seconds
        yield from self.hinted
        self.hinted.clear()
