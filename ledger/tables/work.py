"""What is worked on: questions, the jobs that answer them, and the replies on their way out."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ledger.tables.base import ID_LENGTH, Base, Json, Leased, Owned


class Question(Leased, Base):
    """A request in a thread: received → ready → planned → answered, apologised or withdrawn (ledger/states.py).

    event_id: the platform's id of the event, unique in the workspace: a replay changes nothing. number: its place in
    the thread, from 1. kind: asked (words, perhaps with files), choice (a clarifying question's choice was clicked:
    `choices` holds it, `parent_id` the question that asked), changed (the plan of `parent_id` with `changes`).
    attachments: remote references of files to fetch: [{"reference", "name", "bytes"}], each with the id of its
    "dataset" once it was fetched; "earlier" marks those that came with another message. plans: what was understood, in
    the form of the JSON contract, one after the other. handling: of the file, as wishes, when it was planned.
    facts: of the answer, as JSON, for later questions about it.
    instant: answered at once, without waiting for earlier questions of the thread.
    """

    __tablename__ = "questions"
    __table_args__ = (
        UniqueConstraint("workspace_id", "event_id"),
        UniqueConstraint("thread_id", "number"),
        Index(None, "state", "due_at"),
        Index(None, "person_id", "state"),
    )

    thread_id: Mapped[str] = mapped_column(ForeignKey("threads.id"), index=True)
    person_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    event_id: Mapped[str] = mapped_column(String(200))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16), default="asked")
    words: Mapped[str] = mapped_column(Text, default="")
    parent_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    choices: Mapped[list[str]] = mapped_column(default=list)
    changes: Mapped[Json] = mapped_column(default=dict)
    attachments: Mapped[list[Json]] = mapped_column(default=list)
    dataset_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    plans: Mapped[list[Json]] = mapped_column(default=list)
    handling: Mapped[list[str] | None]
    facts: Mapped[list[Json]] = mapped_column(default=list)
    instant: Mapped[bool] = mapped_column(default=False)
    problem: Mapped[Json | None]
    """{"sentence", "remedy"} where intake, planning or the job failed: the apology's words."""
    answered_at: Mapped[datetime | None]


class Retraction(Owned, Base):
    """A message that was deleted on its platform, which may tell of it before it tells of the message.

    message: as the events of its questions begin.
    """

    __tablename__ = "retractions"
    __table_args__ = (UniqueConstraint("workspace_id", "message"),)

    message: Mapped[str] = mapped_column(String(200))


class Job(Leased, Base):
    """Plans being worked: queued → running → done, failed or cancelled.

    queue: light, quick, analysis or gpu. purpose: look (a first forecast, shown while the full one is worked) or full.
    progress: {"stage", "share", "best", "seconds_left"}. result_key, look_key: where the file store holds the results.
    """

    __tablename__ = "jobs"
    __table_args__ = (UniqueConstraint("question_id", "purpose"), Index(None, "queue", "state", "due_at"))

    question_id: Mapped[str] = mapped_column(ForeignKey("questions.id"))
    thread_id: Mapped[str] = mapped_column(ForeignKey("threads.id"), index=True)
    queue: Mapped[str] = mapped_column(String(16))
    purpose: Mapped[str] = mapped_column(String(8), default="full")
    budget_seconds: Mapped[float]
    progress: Mapped[Json] = mapped_column(default=dict)
    stop_asked: Mapped[bool] = mapped_column(default=False)
    result_key: Mapped[str | None] = mapped_column(String(300))
    problem: Mapped[Json | None]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class OutboxRow(Leased, Base):
    """A reply on its way to a thread: due → sending → sent, or dead.

    role: told (the plan said back, edited while the job runs), answer (exactly one for each question) or note.
    position: place in the thread; earlier ones go first. reply: parts as JSON (reports/stored.py). message: the
    platform's id of what was posted. shown: a fingerprint of what the message shows. settled: no more edits.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("question_id", "role"),
        Index(None, "thread_id", "position"),
        Index(None, "settled", "due_at"),
    )

    thread_id: Mapped[str] = mapped_column(ForeignKey("threads.id"))
    question_id: Mapped[str] = mapped_column(ForeignKey("questions.id"))
    role: Mapped[str] = mapped_column(String(8))
    position: Mapped[int]
    reply: Mapped[Json]
    message: Mapped[str | None] = mapped_column(String(200))
    shown: Mapped[str | None] = mapped_column(String(64))
    settled: Mapped[bool] = mapped_column(default=False)
    edited_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
