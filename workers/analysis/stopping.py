"""Jobs that were asked to stop before any worker took them."""

from sqlalchemy import select

from ledger.clock import now
from ledger.leases import move
from ledger.queues import Queue, Task
from ledger.states import JobState
from ledger.tables import Job
from workers.wiring import Wired


def stop_waiting(wired: Wired) -> None:
    """End them; the answer is what there is."""
    with wired.database.write() as session:
        waiting = select(Job).where(Job.state == JobState.QUEUED, Job.stop_asked, Job.lease_token.is_(None))
        stopped = session.scalars(waiting.with_for_update(skip_locked=True)).all()
        for job in stopped:
            move(session, job, JobState.CANCELLED)
            job.finished_at = now()
    for job in stopped:
        if job.purpose == "full":
            wired.bell.ring(Task.ANSWER, job.workspace_id, job.question_id, Queue.LIGHT)
