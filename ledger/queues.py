"""The names of queues and tasks: what processes call one another by. Messages carry ids only."""

from enum import StrEnum


class Queue(StrEnum):
    """light: reading, planning, answering. quick: first looks. analysis, gpu: trainings."""

    LIGHT = "light"
    QUICK = "quick"
    ANALYSIS = "analysis"
    GPU = "gpu"


class Task(StrEnum):
    """What a message asks for. All but the sweep and tidying take a workspace's id and a row's."""

    PLAN = "threadcast.plan"
    WORK = "threadcast.work"
    ANSWER = "threadcast.answer"
    SWEEP = "threadcast.sweep"
    TIDY = "threadcast.tidy"


HINTS = "threadcast:hints"
"""The channel on which threads are named in which something is to be sent or shown."""
CELERY_SETTINGS = {
    "task_ignore_result": True,
    "task_serializer": "json",
    "accept_content": ["json"],
    "task_default_queue": Queue.LIGHT.value,
    "task_acks_late": False,
    "task_publish_retry": False,
    "worker_prefetch_multiplier": 1,
    "broker_connection_retry_on_startup": True,
    "broker_connection_max_retries": None,
    "broker_transport_options": {"socket_timeout": 10, "socket_connect_timeout": 2},
    "timezone": "UTC",
}
"""What every Celery process shares, senders and workers alike."""
