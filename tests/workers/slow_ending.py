"""The workers' Celery application: processes make way often and end slowly, and only their own end says that they did.

So nothing makes up for an end that was missed, as Celery's round of every five seconds would.
"""

import os
import time
from typing import Any

from celery import signals

from workers.app import app
from workers.pool import Pool, Processes

TASKS_EACH = 20
_SLOWLY_SECONDS = 0.1


class _WithoutRounds(Processes):
    @property
    def timers(self) -> dict[Any, Any]:
        return {}


class SlowPool(Pool):
    """The light worker's pool, with nobody who looks again."""

    Pool = _WithoutRounds


app.conf.update(worker_pool=f"{__name__}:{SlowPool.__name__}", worker_max_tasks_per_child=TASKS_EACH)


@signals.worker_process_shutdown.connect
def _end_slowly(**_: object) -> None:
    """As the system ends a process on a busy machine: its files are closed first, and it can be reaped later."""
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    time.sleep(_SLOWLY_SECONDS)


__all__ = ["app"]
