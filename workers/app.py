"""The Celery application: `python -m celery -A workers.app worker …`, and `… beat`."""

import logging
import os
from importlib import import_module
from typing import Any

from celery import Celery, signals

from ledger.logs import configure
from ledger.queues import CELERY_SETTINGS, Queue, Task
from ledger.settings import load_or_exit
from workers import tasks
from workers.pool import most_kilobytes
from workers.wiring import broker

logger = logging.getLogger(__name__)
_PROCESS = "THREADCAST_PROCESS"
"""Names this process in its logs, and in those of the processes that it starts."""
SWEEP_SECONDS = 5.0
TIDY_SECONDS = 600.0
HARD_LIMIT_SECONDS = 180
"""Of planning and answering: a process that hangs is ended, and the sweep tries again."""

app = Celery("threadcast", broker=broker(load_or_exit()))
app.conf.update(
    CELERY_SETTINGS,
    worker_hijack_root_logger=False,
    worker_send_task_events=False,
    worker_pool="workers.pool:Pool",
    worker_cancel_long_running_tasks_on_connection_loss=False,
    beat_scheduler="celery.beat:Scheduler",
    beat_schedule={
        "sweep": {"task": Task.SWEEP.value, "schedule": SWEEP_SECONDS, "options": {"expires": 10}},
        "tidy": {"task": Task.TIDY.value, "schedule": TIDY_SECONDS, "options": {"expires": 60}},
    },
)
app.task(name=Task.PLAN.value, time_limit=HARD_LIMIT_SECONDS)(tasks.plan)
app.task(name=Task.ANSWER.value, time_limit=HARD_LIMIT_SECONDS)(tasks.answer)
app.task(name=Task.SWEEP.value, time_limit=HARD_LIMIT_SECONDS)(tasks.sweep)
app.task(name=Task.TIDY.value, time_limit=HARD_LIMIT_SECONDS)(tasks.tidy)
app.task(name=Task.WORK.value)(tasks.work)


@signals.celeryd_init.connect
def _name(sender: str, **_: object) -> None:
    os.environ[_PROCESS] = sender.partition("@")[0]


@signals.setup_logging.connect
def _log(**_: object) -> None:
    configure(os.environ.get(_PROCESS, "beat"))


@signals.worker_init.connect
def _warm(sender: Any, **_: object) -> None:
    """A worker is warm before it takes work."""
    queues = set(sender.app.amqp.queues.consume_from)
    if Queue.LIGHT in queues:
        import_module("workers.warm")
        sender.max_memory_per_child = most_kilobytes()
    if queues - {Queue.LIGHT}:
        from workers.analysis.desk import open_desk  # noqa: PLC0415  light workers and the beat need none

        open_desk(only_quick=queues - {Queue.LIGHT} == {Queue.QUICK})


@signals.worker_ready.connect
def _say_so(**_: object) -> None:
    logger.info("ready")


@signals.worker_shutting_down.connect
def _close(**_: object) -> None:
    """Running trainings are given back rather than finished."""
    from workers.analysis.desk import close_desk  # noqa: PLC0415

    close_desk()
