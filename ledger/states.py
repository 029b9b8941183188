"""The states that questions, jobs and outbox rows pass through, and how far each may go.

Question  received ─▶ ready ─▶ planned ─▶ answered
              └─────────┴─────────┴─────▶ apologised | withdrawn
Job       queued ─▶ running ─▶ done | failed | cancelled
Outbox    due ─▶ sending ─▶ sent | dead
"""

from collections.abc import Mapping
from enum import StrEnum


class QuestionState(StrEnum):
    RECEIVED = "received"
    READY = "ready"
    PLANNED = "planned"
    ANSWERED = "answered"
    APOLOGISED = "apologised"
    WITHDRAWN = "withdrawn"


class JobState(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class OutboxState(StrEnum):
    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"


FINISHED_QUESTION = (QuestionState.ANSWERED, QuestionState.APOLOGISED, QuestionState.WITHDRAWN)
FINISHED_JOB = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)

ROAD: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "questions": {
        QuestionState.RECEIVED: (QuestionState.READY, *FINISHED_QUESTION[1:]),
        QuestionState.READY: (QuestionState.PLANNED, *FINISHED_QUESTION),
        QuestionState.PLANNED: FINISHED_QUESTION,
    },
    "jobs": {
        JobState.QUEUED: (JobState.RUNNING, JobState.CANCELLED, JobState.FAILED),
        JobState.RUNNING: (JobState.RUNNING, *FINISHED_JOB),
    },
    "outbox": {
        OutboxState.DUE: (OutboxState.SENDING, OutboxState.DEAD),
        OutboxState.SENDING: (OutboxState.SENDING, OutboxState.SENT, OutboxState.DUE, OutboxState.DEAD),
    },
}
"""By table and state: the states that may follow."""
