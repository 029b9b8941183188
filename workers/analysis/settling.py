"""The outcome of a job, written once: done, failed, cancelled, or given back."""

from automl.errors import Problem
from ledger.clock import now
from ledger.leases import Lease, release, settle
from ledger.queues import Queue, Task
from ledger.states import JobState
from ledger.tables import Job
from reports.apology import problem_of
from workers.analysis.ending import WITH_BEST, Ending, How
from workers.analysis.results import Kept
from workers.attempts import MOST_ATTEMPTS, given_up, pause
from workers.wiring import Wired

_OUT_OF_TIME = Problem(
    "There was no first answer within the time allowed.", "Ask about fewer groups or a shorter period."
)


def settle_job(wired: Wired, lease: Lease, job: Job, kept: Kept, ending: Ending) -> None:
    """Write how a job ended, and tell who is next. StaleLeaseError where it has passed to another."""
    match ending.how:
        case How.STALE:
            return
        case How.CLOSING:
            _give_back(wired, lease)
            wired.bell.ring(Task.WORK, job.workspace_id, job.id, Queue(job.queue))
        case How.KILLED if job.attempts == 1:
            _give_back(wired, lease, after=pause(job.attempts))
        case How.BROKEN if job.attempts < MOST_ATTEMPTS and not kept.any:
            _give_back(wired, lease, after=pause(job.attempts))
        case _:
            _finish(wired, lease, job, kept, ending)
            if job.purpose == "full":
                wired.bell.ring(Task.ANSWER, job.workspace_id, job.question_id, Queue.LIGHT)


def _give_back(wired: Wired, lease: Lease, after: float | None = None) -> None:
    """To be worked anew. after: seconds to wait once an attempt has failed."""
    with wired.database.write() as session:
        release(session, Job, lease, after=after or 0.0, counted=after is not None)


def _finish(wired: Wired, lease: Lease, job: Job, kept: Kept, ending: Ending) -> None:
    state, problem = _state(job, kept, ending)
    with wired.database.write() as session:
        row = settle(session, Job, lease, state, finished_at=now())
        row.result_key = kept.key or row.result_key
        row.problem = None if problem is None else {"sentence": problem.sentence, "remedy": problem.remedy}


def _state(job: Job, kept: Kept, ending: Ending) -> tuple[JobState, Problem | None]:
    if ending.how is How.DONE:
        kept.finish()
        return JobState.DONE, None
    best = ending.how in WITH_BEST and kept.mark(_CAUTIONS[ending.how])
    if ending.how in (How.STOPPED, How.UNWANTED):
        return JobState.CANCELLED, None
    return (JobState.DONE, None) if best else (JobState.FAILED, _problem(job, ending))


def _problem(job: Job, ending: Ending) -> Problem:
    match ending.how:
        case How.OUT_OF_TIME:
            return _OUT_OF_TIME
        case How.OUT_OF_MEMORY | How.KILLED:
            return problem_of(MemoryError())
        case _:
            return ending.problem or given_up(job.id)


_CAUTIONS = {
    How.STOPPED: "stopped",
    How.OUT_OF_TIME: "out_of_time",
    How.OUT_OF_MEMORY: "out_of_memory",
    How.KILLED: "out_of_memory",
    How.BROKEN: "ended_early",
}
