"""Answering: the result of a question's job becomes words, charts and files, and the thread's answer."""

import contextlib
import logging
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from automl.errors import Problem
from ledger.clock import now
from ledger.holding import holding
from ledger.leases import Lease, StaleLeaseError, claim, release, settle
from ledger.repositories.jobs import Jobs, answering
from ledger.repositories.outbox import Outbox
from ledger.repositories.people import Threads
from ledger.states import FINISHED_JOB, QuestionState
from ledger.tables import Job, Question
from reports.apology import apology
from reports.stored import dump_facts, dump_reply
from workers.attempts import AgainError, attempted, pause
from workers.records import keep_forecasts, keep_models, keep_usage
from workers.remains import clear
from workers.telling import Told, nothing_to_tell, tell
from workers.wiring import Wired

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Worked:
    """A question whose job has ended."""

    lease: Lease
    question: Question
    jobs: tuple[Job, ...]

    @property
    def full(self) -> Job:
        return next(job for job in self.jobs if job.purpose == "full")

    @property
    def source(self) -> Job | None:
        """The job whose result is the answer: the full one, or else the look."""
        return answering(self.jobs)


def answer_question(wired: Wired, workspace: str, question: str) -> None:
    """Answer a planned question whose job has ended."""
    worked = _taken(wired, workspace, question)
    if worked is None:
        return
    try:
        with holding(wired.database, worked.lease), TemporaryDirectory(prefix="answer-", dir=wired.scratch) as folder:
            told = attempted(lambda: _told(wired, worked, Path(folder)), worked.question.attempts, question)
        _written(wired, worked, told)
    except AgainError:
        with contextlib.suppress(StaleLeaseError), wired.database.write() as session:
            release(session, Question, worked.lease, after=pause(worked.question.attempts), counted=True)
    except StaleLeaseError:
        logger.info("lease lost", extra={"subject": question})
        clear(wired, workspace, question)
    else:
        wired.bell.hint(worked.question.thread_id)


def _taken(wired: Wired, workspace: str, question: str) -> Worked | None:
    with wired.database.write() as session:
        jobs = tuple(Jobs(session).of_question(workspace, question))
        if not any(job.purpose == "full" and job.state in FINISHED_JOB for job in jobs):
            return None
        taken = claim(session, Question, workspace, question, (QuestionState.PLANNED,))
        if taken is None:
            return None
        lease, row = taken
        if Threads(session).get(workspace, row.thread_id) is None:
            settle(session, Question, lease, QuestionState.WITHDRAWN)
            return None
        return Worked(lease, row, jobs)


def _told(wired: Wired, worked: Worked, folder: Path) -> Told | Problem:
    """The answer, its files already in the store; the problem where there is no result."""
    if worked.source is None or worked.source.result_key is None:
        return nothing_to_tell(worked.full)
    return tell(wired, worked.question, worked.source.result_key, folder)


def _written(wired: Wired, worked: Worked, told: Told | Problem) -> None:
    """One short transaction: the outbox row, and what is remembered of the answer."""
    reply = apology(told) if isinstance(told, Problem) else told.reply
    state = QuestionState.APOLOGISED if isinstance(told, Problem) else QuestionState.ANSWERED
    facts = () if isinstance(told, Problem) else told.facts
    with wired.database.write() as session:
        row = settle(session, Question, worked.lease, state, facts=dump_facts(facts), answered_at=now())
        Outbox(session).put_answer(row.workspace_id, row, dump_reply(reply))
        keep_usage(session, row, worked.jobs)
        if not isinstance(told, Problem):
            keep_forecasts(session, row, told.plans, told.results)
            keep_models(session, worked.source, told.cards)
