"""The workers' Celery application, with trainings that hang after a first answer."""

from celery import signals

from tests.workers.analysis import trainings
from workers.analysis.desk import Desk, use
from workers.analysis.nursery import Nursery
from workers.app import app


@signals.worker_init.connect
def _hang(**_: object) -> None:
    use(Desk(Nursery("workers.analysis.child", trainings.hanging)))


__all__ = ["app"]
