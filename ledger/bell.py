"""The bell: tells a queue that a row is due, and the courier that a thread has news. A hint, never the truth.

A lost ring changes nothing: the sweep rings again. So a broker that is away is logged, and work goes on.
"""

import logging
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Protocol

from celery import Celery
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from ledger.queues import CELERY_SETTINGS, HINTS, Queue, Task

ANSWER_SECONDS = 2.0
"""How long Redis may take to answer."""
AWAY_SECONDS = 2.0
"""How long nothing is sent after a failure."""
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
    """A bell on Redis. url: redis://…, or redis+socket://… for a unix socket.

    While Redis is away each ring and hint would wait for it in vain; so after a failure they are dropped for a while.
    """

    def __init__(self, url: str) -> None:
        self._celery = Celery("threadcast", broker=url)
        self._celery.conf.update(CELERY_SETTINGS)
        self._redis = connect(url)
        self._heard = self._redis.pubsub(ignore_subscribe_messages=True)  # type: ignore[no-untyped-call]  # redis gives it no types
        self._away_until = 0.0

    def ring(self, task: Task, workspace: str, row: str, queue: Queue) -> None:
        def send() -> None:
            self._redis.ping()  # Celery's own connection would try for long
            self._celery.send_task(task.value, args=[workspace, row], queue=queue.value)

        self._try(send, f"{task.value} lost", row)

    def hint(self, thread: str) -> None:
        self._try(lambda: self._redis.publish(HINTS, thread), "hint lost", thread)

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

    def _try(self, send: Callable[[], object], lost: str, subject: str) -> None:
        if monotonic() < self._away_until:
            return
        try:
            send()
        except Exception as error:  # noqa: BLE001  whatever the broker's driver raises, the sweep makes up for it
            self._away_until = monotonic() + AWAY_SECONDS
            logger.warning(lost, extra={"subject": subject, "why": type(error).__name__})


def connect(url: str) -> "Redis":
    """A client of the same server that Celery's `url` names: it gives up soon, and does not try again by itself."""
    plain = url.replace("redis+socket://", "unix://", 1)
    return Redis.from_url(
        plain,
        decode_responses=True,
        socket_connect_timeout=ANSWER_SECONDS,
        socket_timeout=ANSWER_SECONDS,
        retry=Retry(NoBackoff(), 0),
    )


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
