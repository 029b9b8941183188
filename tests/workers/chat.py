"""A thread as the chat's side leaves it in the ledger, and as workers take it up."""

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import numpy as np
import pandas as pd

from ledger.leases import move
from ledger.repositories.arrivals import Arrival
from ledger.repositories.datasets import Datasets
from ledger.repositories.jobs import Jobs
from ledger.repositories.outbox import Outbox
from ledger.repositories.people import People, Threads, Workspaces
from ledger.repositories.questions import Questions
from ledger.states import JobState, QuestionState
from ledger.tables import Job, OutboxRow, Question
from reports.reply import Choices, Reply
from reports.stored import load_reply
from workers.analysis.desk import Desk
from workers.analysis.working import work_job
from workers.answering import answer_question
from workers.planning import plan_question
from workers.wiring import Wired

WORKSPACE = "local"


def sales(months: int = 48, *, more: float = 0.0) -> pd.DataFrame:
    """Monthly sales of two regions up to October 2026. more: added to every value."""
    steps = np.arange(months)
    dates = pd.date_range(end="2026-10-01", periods=months, freq="MS").strftime("%Y-%m-%d")
    random = np.random.default_rng(1)
    rows = [
        pd.DataFrame(
            {
                "Month": dates,
                "Region": region,
                "Sales": (level + steps + 20 * np.sin(steps * np.pi / 6) + random.normal(0, 4, months) + more).round(2),
            }
        )
        for region, level in (("East", 200.0), ("West", 300.0))
    ]
    return pd.concat(rows)


@dataclass
class Chat:
    """A person's thread."""

    wired: Wired
    folder: Path
    thread: str = "t"

    def say(
        self,
        words: str = "",
        *,
        file: pd.DataFrame | bytes | None = None,
        name: str = "sales.csv",
        kind: str = "asked",
        parent: str | None = None,
        choice: str | None = None,
        changes: dict[str, str | list[str]] | None = None,
        event: str = "",
    ) -> str:
        """Words, a file, a click or a form, as intake leaves them: a question that is ready. Its id.

        event: of it, as its platform names it.
        """
        with self.wired.database.write() as session:
            Workspaces(session).ensure(WORKSPACE, "web", "Local")
            person = People(session).ensure(WORKSPACE, "me", "Me")
            thread = Threads(session).ensure(WORKSPACE, self.thread, person.id)
            chosen = [choice] if choice else []
            arrival = Arrival(event or str(uuid4()), thread.id, person.id, words, kind, parent, chosen, changes or {})
            question = Questions(session).receive(WORKSPACE, arrival)
            assert question is not None
            if file is not None:
                key = f"{WORKSPACE}/{question.id}/original/{name}"
                dataset = Datasets(session).add(WORKSPACE, question, name, 1, "sha", key)
                question.dataset_id = dataset.id
                self.wired.files.put(key, self._written(file))
            move(session, question, QuestionState.READY)
            return question.id

    def borrow(self, question: str, name: str) -> None:
        """Have the file of a question be one that was sent elsewhere before."""
        with self.wired.database.write() as session:
            found = Questions(session).get(WORKSPACE, question)
            assert found is not None
            found.attachments = [{"name": name, "earlier": True}]

    def plan(self, question: str) -> None:
        plan_question(self.wired, WORKSPACE, question)

    def work(self, desk: Desk, question: str, *purposes: str) -> None:
        """Work the jobs of a question, of all purposes where none is named; the look first."""
        for job in reversed(self.jobs(question)):
            if not purposes or job.purpose in purposes:
                work_job(self.wired, desk, WORKSPACE, job.id)

    def answer(self, question: str) -> None:
        answer_question(self.wired, WORKSPACE, question)

    def asked(self, question: str) -> Question:
        with self.wired.database.read() as session:
            found = Questions(session).get(WORKSPACE, question)
        assert found is not None
        return found

    def jobs(self, question: str) -> list[Job]:
        with self.wired.database.read() as session:
            return list(Jobs(session).of_question(WORKSPACE, question))

    def job(self, question: str, purpose: str = "full") -> Job:
        return next(job for job in self.jobs(question) if job.purpose == purpose)

    def end_jobs(self, question: str, state: JobState = JobState.DONE, **outcome: object) -> None:
        """Settle the jobs as if they had been worked."""
        with self.wired.database.write() as session:
            for job in Jobs(session).of_question(WORKSPACE, question):
                move(session, job, JobState.RUNNING)
                move(session, job, state)
                for name, value in outcome.items():
                    setattr(job, name, value)

    def row(self, question: str, role: str = "answer") -> OutboxRow | None:
        with self.wired.database.read() as session:
            return Outbox(session).of_question(WORKSPACE, question, role)

    def reply(self, question: str, role: str = "answer") -> Reply:
        row = self.row(question, role)
        assert row is not None, f"no {role}"
        return load_reply(row.reply)

    def choices(self, question: str) -> Choices:
        return next(part for part in self.reply(question).parts if isinstance(part, Choices))

    def _written(self, file: pd.DataFrame | bytes) -> Path:
        path = self.folder / f"upload-{uuid4()}"
        if isinstance(file, bytes):
            path.write_bytes(file)
        else:
            file.to_csv(path, index=False)
        return path
