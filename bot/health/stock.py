"""What lies in the ledger at this moment, counted for the metrics."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.database import Database
from ledger.states import OutboxState
from ledger.tables import Job, OutboxRow, Question

_UNSENT = (OutboxState.DUE, OutboxState.SENDING)


def stock(database: Database) -> bytes:
    """The counts, in Prometheus' own form."""
    registry = CollectorRegistry()
    registry.register(_Stock(database))
    return generate_latest(registry)


class _Stock:
    """Counts at the moment of asking."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def describe(self) -> list[Metric]:
        """Nothing beforehand: asking costs queries."""
        return []

    def collect(self) -> Iterator[Metric]:
        with self._database.read() as session:
            yield _questions(session)
            yield _jobs(session)
            yield from _outbox(session)


def _questions(session: Session) -> Metric:
    family = GaugeMetricFamily("threadcast_questions", "Questions by state.", labels=["state"])
    for state, count in session.execute(select(Question.state, func.count()).group_by(Question.state)):
        family.add_metric([state], count)
    return family


def _jobs(session: Session) -> Metric:
    family = GaugeMetricFamily("threadcast_jobs", "Jobs by queue and state.", labels=["queue", "state"])
    for queue, state, count in session.execute(
        select(Job.queue, Job.state, func.count()).group_by(Job.queue, Job.state)
    ):
        family.add_metric([queue, state], count)
    return family


def _outbox(session: Session) -> Iterator[Metric]:
    count, oldest = session.execute(
        select(func.count(), func.min(OutboxRow.created_at)).where(
            OutboxRow.settled.is_(False), OutboxRow.state.in_(_UNSENT)
        )
    ).one()
    age = (now() - oldest).total_seconds() if oldest is not None else 0.0
    yield GaugeMetricFamily("threadcast_outbox_due", "Replies that are not sent yet.", value=count)
    yield GaugeMetricFamily("threadcast_outbox_oldest_seconds", "Age of the oldest of them.", value=age)
