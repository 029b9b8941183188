"""Supervision of one child: what it tells reaches the job's row, and what the row says reaches the child."""

import logging
import signal
from collections.abc import Iterator
from time import monotonic
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from automl.errors import Problem
from ledger.leases import Lease, StaleLeaseError, held, renew
from ledger.repositories.jobs import Jobs
from ledger.repositories.questions import Questions
from ledger.states import FINISHED_JOB, QuestionState
from ledger.tables import Job
from workers.analysis.desk import Desk
from workers.analysis.ending import Ending, How
from workers.analysis.nursery import Child
from workers.analysis.results import Kept
from workers.wiring import Wired

logger = logging.getLogger(__name__)
LISTEN_SECONDS = 0.2
LOOK_SECONDS = 0.5
"""Between looks at the row, and at least between two writes of progress."""
RENEW_SECONDS = 4.0
LATE = 1.25
"""Of the budget, after which the best so far is the answer."""
GRACE_SECONDS = 2.0
_ENDS = {-signal.SIGABRT: How.OUT_OF_MEMORY, -signal.SIGKILL: How.KILLED, None: How.KILLED}


class Supervision:
    """Watches one child until it is done, or must not go on."""

    def __init__(self, wired: Wired, desk: Desk, lease: Lease, job: Job, kept: Kept) -> None:
        self._wired, self._desk, self._lease, self._job, self._kept = wired, desk, lease, job, kept
        self._began = self._looked = self._renewed = monotonic()
        self._progress: dict[str, Any] = {"share": float(job.progress.get("share") or 0.0)}
        self._news = False

    def watch(self, child: Child) -> Ending:
        """How the child ended, or why it must. The child is left to be ended."""
        while True:
            alive = child.alive
            for message in child.heard(LISTEN_SECONDS):
                if (ending := self._take(message)) is not None:
                    return ending
            if not alive:
                return _fallen(child)
            if (why := self._must_end()) is not None:
                return Ending(why)

    def _take(self, message: dict[str, Any]) -> Ending | None:
        match message:
            case {"kind": "progress", "stage": stage, "share": share}:
                self._progress |= {"stage": stage, "share": max(share, self._progress["share"])}
                self._news = True
            case {"kind": "kept", "best": best}:
                self._kept.store()
                self._progress |= {"best": best} if best else {}
                self._news = True
            case {"kind": "done"}:
                return Ending(How.DONE)
            case {"kind": "problem", "sentence": sentence, "remedy": remedy}:
                return Ending(How.REFUSED, Problem(sentence, remedy))
            case {"kind": "memory"}:
                return Ending(How.OUT_OF_MEMORY)
            case _:
                return Ending(How.BROKEN)
        return None

    def _must_end(self) -> How | None:
        if self._desk.closing.is_set():
            return How.CLOSING
        if monotonic() - self._began > LATE * self._job.budget_seconds + GRACE_SECONDS:
            return How.OUT_OF_TIME
        if monotonic() - self._looked < LOOK_SECONDS:
            return None
        self._looked = monotonic()
        try:
            return next(self._reasons(), None)
        except StaleLeaseError:
            return How.STALE
        except SQLAlchemyError:
            logger.warning("the ledger is away", exc_info=True, extra={"subject": self._lease.id})
            return None

    def _reasons(self) -> Iterator[How]:
        """Why the row says that the child must end; where it need not, the row hears of progress."""
        with self._wired.database.read() as session:
            row = held(session, Job, self._lease)
            if row.stop_asked:
                yield How.STOPPED
            if not wanted(session, row):
                yield How.UNWANTED
        if self._news or monotonic() - self._renewed > RENEW_SECONDS:
            self._write()

    def _write(self) -> None:
        left = max(0.0, self._job.budget_seconds - (monotonic() - self._began))
        with self._wired.database.write() as session:
            row = renew(session, Job, self._lease)
            row.progress = {**row.progress, **self._progress, "seconds_left": round(left)}
            row.result_key = self._kept.key or row.result_key
        if self._news:
            self._wired.bell.hint(self._job.thread_id)
        self._renewed, self._news = monotonic(), False


def wanted(session: Session, job: Job) -> bool:
    """Whether somebody waits for a job: its question is planned, and for a look the full answer is not there yet."""
    question = Questions(session).get(job.workspace_id, job.question_id)
    full = Jobs(session).full(job.workspace_id, job.question_id)
    overtaken = job.purpose == "look" and full is not None and full.state in FINISHED_JOB
    return question is not None and question.state == QuestionState.PLANNED and not overtaken


def _fallen(child: Child) -> Ending:
    """A child that ended without a word."""
    logger.warning("a training ended by itself", extra={"status": child.process.exitcode})
    return Ending(_ENDS.get(child.process.exitcode, How.BROKEN))
