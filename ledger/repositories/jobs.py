"""Jobs: the plans being worked."""

from collections.abc import Sequence

from sqlalchemy import ScalarResult, select, update
from sqlalchemy.orm import Session

from ledger.identity import new_id
from ledger.once import insert_once
from ledger.states import JobState
from ledger.tables import Job, Question
from ledger.transitions import announce


class Jobs:
    """The jobs of a workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def open(self, workspace: str, question: Question, queue: str, purpose: str, budget_seconds: float) -> Job:
        """A new job of a question, queued; the one that is there where it has one of that purpose."""
        job = insert_once(
            self._session,
            Job,
            id=new_id("j"),
            workspace_id=workspace,
            question_id=question.id,
            thread_id=question.thread_id,
            queue=queue,
            purpose=purpose,
            budget_seconds=budget_seconds,
            state=JobState.QUEUED,
        )
        if job is None:
            return self._of_purpose(workspace, question.id, purpose).one()
        announce(self._session, "jobs", job.id, None, JobState.QUEUED)
        return job

    def get(self, workspace: str, job: str) -> Job | None:
        return self._session.scalars(select(Job).where(Job.workspace_id == workspace, Job.id == job)).one_or_none()

    def of_question(self, workspace: str, question: str) -> Sequence[Job]:
        """The jobs of a question: the full one, and the look where there is one."""
        return self._session.scalars(
            select(Job).where(Job.workspace_id == workspace, Job.question_id == question).order_by(Job.purpose)
        ).all()

    def full(self, workspace: str, question: str) -> Job | None:
        return self._of_purpose(workspace, question, "full").one_or_none()

    def ask_stop(self, workspace: str, question: str) -> None:
        """Ask that a question's jobs stop; the best so far becomes the answer."""
        self._session.execute(
            update(Job)
            .where(Job.workspace_id == workspace, Job.question_id == question)
            .values(stop_asked=True)
            .execution_options(synchronize_session=False)
        )

    def _of_purpose(self, workspace: str, question: str, purpose: str) -> ScalarResult[Job]:
        return self._session.scalars(
            select(Job).where(Job.workspace_id == workspace, Job.question_id == question, Job.purpose == purpose)
        )


def answering(jobs: Sequence[Job]) -> Job | None:
    """Of a question's jobs the one whose result is the answer: the full one, or else the look; None without one."""
    told = sorted((job for job in jobs if job.result_key), key=lambda job: job.purpose != "full")
    return next(iter(told), None)
