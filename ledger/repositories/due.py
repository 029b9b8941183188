"""What is due and has nobody: the one view across workspaces, for the sweep alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from ledger.clock import now
from ledger.queues import Queue, Task
from ledger.states import FINISHED_JOB, JobState, QuestionState
from ledger.tables import Job, Question

FIRST_RING_SECONDS = 5.0
LONGEST_RING_SECONDS = 30.0
_MOST = 500
Row = TypeVar("Row", Question, Job)


@dataclass(frozen=True, slots=True)
class Ring:
    """A row that some queue should hear of."""

    task: Task
    workspace: str
    row: str
    queue: Queue


class Due:
    """Finds rows whose message may have been lost, and notes that they were rung. most: of each kind, at once."""

    def __init__(self, session: Session, most: int = _MOST) -> None:
        self._session = session
        self._most = most
        self._now = now()

    def rings(self) -> list[Ring]:
        """What to ring now. Each is rung ever more rarely, at most every half minute, until somebody takes it."""
        return [*self._questions(_ready(), Task.PLAN), *self._questions(_worked(), Task.ANSWER), *self._jobs()]

    def _questions(self, query: Select[Question], task: Task) -> Iterator[Ring]:
        for row in self._session.scalars(self._waiting(query, Question)):
            if self._rung(row):
                yield Ring(task, row.workspace_id, row.id, Queue.LIGHT)

    def _jobs(self) -> Iterator[Ring]:
        query = select(Job).where(Job.state.in_((JobState.QUEUED, JobState.RUNNING)))
        for row in self._session.scalars(self._waiting(query, Job)):
            if self._rung(row):
                yield Ring(Task.WORK, row.workspace_id, row.id, Queue(row.queue))

    def _waiting(self, query: Select[Row], table: type[Question] | type[Job]) -> Select[Row]:
        """Those rung longest ago come first, so that nobody is forgotten behind a long queue."""
        return (
            query.where(table.due_at <= self._now, or_(table.lease_until.is_(None), table.lease_until < self._now))
            .order_by(func.coalesce(table.rung_at, table.created_at))
            .limit(self._most)
        )

    def _rung(self, row: Question | Job) -> bool:
        pause = min(FIRST_RING_SECONDS * 2**row.rings, LONGEST_RING_SECONDS)
        since = row.rung_at or row.created_at
        if self._now - since < timedelta(seconds=pause):
            return False
        row.rung_at, row.rings = self._now, row.rings + 1
        return True


def _ready() -> Select[Question]:
    return select(Question).where(Question.state == QuestionState.READY)


def _worked() -> Select[Question]:
    """Planned questions whose full job has ended."""
    full = aliased(Job)
    ended = exists().where(full.question_id == Question.id, full.purpose == "full", full.state.in_(FINISHED_JOB))
    return select(Question).where(Question.state == QuestionState.PLANNED, ended)
