"""The processes of the light worker: how far one may grow, and that the end of one is noticed at once."""

from typing import Any

from billiard.compat import mem_rss
from celery.concurrency.asynpool import AsynPool
from celery.concurrency.prefork import TaskPool

ROOM_KILOBYTES = 300_000
"""Beyond what all processes share. Ordinary plans and answers take a fifth of it; who read a large file makes way."""


def most_kilobytes() -> int:
    """The peak at which a process makes way for a fresh one; asked before the first is forked, with all loaded."""
    return int(mem_rss()) + ROOM_KILOBYTES


class Processes(AsynPool):
    """A process closes its files a moment before it can be reaped.

    Celery looks once, at the first of these moments. Where the second is yet to come, it takes the process for alive
    until it looks again, after five seconds, and whatever it handed to it meanwhile waits so long.
    """

    def _event_process_exit(self, hub: Any, proc: Any) -> None:
        proc.join()
        super()._event_process_exit(hub, proc)  # type: ignore[misc]  # its types leave it out


class Pool(TaskPool):
    """Celery's pool of processes, over those."""

    Pool = Processes
