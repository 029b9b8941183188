"""Figures of the whole installation, across workspaces: counts and times alone, for metrics."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.states import OutboxState, QuestionState
from ledger.tables import Job, OutboxRow, Question

_MOST_ANSWERS = 10_000


@dataclass(frozen=True, slots=True)
class Answered:
    """Answers of the time asked for. p50, p90: seconds from question to answer; None where there was none."""

    count: int
    p50: float | None
    p90: float | None


class Figures:
    """What metrics show."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def questions(self) -> Mapping[str, int]:
        """Questions by state."""
        counted = self._session.execute(select(Question.state, func.count()).group_by(Question.state))
        return {row.state: row[1] for row in counted}

    def jobs(self) -> Mapping[tuple[str, str], int]:
        """Jobs by queue and state."""
        counted = self._session.execute(select(Job.queue, Job.state, func.count()).group_by(Job.queue, Job.state))
        return {(queue, state): count for queue, state, count in counted}

    def oldest_due_reply_seconds(self) -> float:
        """How long the reply that has waited longest is due; 0 where none is."""
        moment = now()
        oldest = self._session.execute(
            select(func.min(OutboxRow.due_at)).where(
                OutboxRow.state.in_((OutboxState.DUE, OutboxState.SENDING)), OutboxRow.due_at <= moment
            )
        ).scalar_one()
        return 0.0 if oldest is None else max(0.0, (moment - oldest).total_seconds())

    def answered(self, seconds: float = 3600) -> Answered:
        """The answers of the last `seconds`; of very many the latest."""
        since = now() - timedelta(seconds=seconds)
        rows = self._session.execute(
            select(Question.created_at, Question.answered_at)
            .where(Question.state == QuestionState.ANSWERED, Question.answered_at >= since)
            .order_by(Question.answered_at.desc())
            .limit(_MOST_ANSWERS)
        )
        took = sorted((answered - asked).total_seconds() for asked, answered in rows if answered is not None)
        return Answered(len(took), _quantile(took, 0.5), _quantile(took, 0.9))


def _quantile(ordered: Sequence[float], share: float) -> float | None:
    """The smallest value that at least `share` of all reach at most."""
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else None
