"""Where a question's work stands, from its jobs: the progress that a told plan shows while it is worked. Pure."""

from collections.abc import Sequence

from ledger.states import FINISHED_JOB, FINISHED_QUESTION, JobState, QuestionState
from ledger.tables import Job, Question
from reports.reply import ProgressPart

_LOOKING = "Looking into it"
_WAITING = "Waiting for its turn"
_STARTING = "Starting"
_STOPPING = "Stopping; the best so far will be the answer"
_REPLACED = "Replaced; what holds now is below"
_LOOK = 1 / 3
"""What the first look is of the whole work: what it has done is not taken back when the full work begins."""


def progress(question: Question, jobs: Sequence[Job], *, replaced: bool = False) -> ProgressPart | None:
    """The progress of a question; None where it has no work to show. replaced: another took its place."""
    full = next((job for job in jobs if job.purpose == "full"), None)
    if full is None:
        return None
    if question.state in FINISHED_QUESTION:
        return _ended(question, full, replaced=replaced)
    return _working(full, _leading(full, jobs), max(_share(full), _LOOK * _looked(jobs)))


def looking(question: Question) -> ProgressPart:
    """The progress of a question that was not looked into yet."""
    names = [str(each.get("name") or "the file") for each in question.attachments]
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    stage = f"Reading {names[0]}{more}" if names else _LOOKING
    return ProgressPart(stage, 0.0, None, None, "waiting")


def withdrawn(*, replaced: bool) -> ProgressPart:
    """The progress of a question that has ended without an answer, since nobody wants one any more, or another one."""
    return ProgressPart(_REPLACED if replaced else "Stopped without an answer", 1.0, None, None, "stopped")


def _leading(full: Job, jobs: Sequence[Job]) -> Job:
    """The job whose progress is shown: the full one, or the first look until the full one has begun."""
    look = next((job for job in jobs if job.purpose == "look" and job.state == JobState.RUNNING), None)
    return look if look is not None and full.state == JobState.QUEUED else full


def _looked(jobs: Sequence[Job]) -> float:
    return max((_share(job) for job in jobs if job.purpose == "look"), default=0.0)


def _share(job: Job) -> float:
    return min(1.0, max(0.0, float((job.progress or {}).get("share") or 0.0)))


def _working(full: Job, leading: Job, share: float) -> ProgressPart:
    told = leading.progress or {}
    stage = str(told.get("stage") or (_STARTING if leading.state == JobState.RUNNING else _WAITING))
    if full.stop_asked:
        return ProgressPart(_STOPPING, share, told.get("best"), None, "stopping")
    if full.state in FINISHED_JOB:
        return ProgressPart("Writing the answer", 1.0, told.get("best"), None, "running")
    if leading.state != JobState.RUNNING:
        return ProgressPart(stage, share, told.get("best"), None, "waiting")
    return ProgressPart(stage, share, told.get("best"), told.get("seconds_left"), "running")


def _ended(question: Question, full: Job, *, replaced: bool) -> ProgressPart:
    if question.state == QuestionState.WITHDRAWN:
        return withdrawn(replaced=replaced)
    if question.state == QuestionState.APOLOGISED:
        return ProgressPart("Ended without an answer; the reason is below", 1.0, None, None, "failed")
    if full.state == JobState.CANCELLED:
        return ProgressPart("Stopped; the answer below is the best so far", 1.0, None, None, "stopped")
    return ProgressPart("Done; the answer is below", 1.0, None, None, "done")
