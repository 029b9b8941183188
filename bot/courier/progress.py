"""Where a question's work stands, from its jobs: the progress that a told plan shows while it is worked. Pure."""

from collections.abc import Sequence

from ledger.states import FINISHED_JOB, FINISHED_QUESTION, JobState, QuestionState
from ledger.tables import Job, Question
from reports.reply import ProgressPart

_LOOKING = "Looking into it"
_WAITING = "Waiting for its turn"
_STARTING = "Starting"
_LOOKED = "The first look is done; the full work waits for its turn"
_GOING_ON = "The first look is done; the full work begins"
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
    look = next((job for job in jobs if job.purpose == "look"), None)
    return _working(full, look)


def looking(question: Question) -> ProgressPart:
    """The progress of a question that was not looked into yet."""
    names = [str(each.get("name") or "the file") for each in question.attachments]
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    stage = f"Reading {names[0]}{more}" if names else _LOOKING
    return ProgressPart(stage, 0.0, None, None, "waiting")


def withdrawn(*, replaced: bool) -> ProgressPart:
    """The progress of a question that has ended without an answer, since nobody wants one any more, or another one."""
    return ProgressPart(_REPLACED if replaced else "Stopped without an answer", 1.0, None, None, "stopped")


def _leading(full: Job, look: Job | None) -> Job:
    """The job whose progress is shown: the full one, or the first look until the full one has something to say."""
    told = full.state in FINISHED_JOB or bool((full.progress or {}).get("stage"))
    return look if look is not None and look.state == JobState.RUNNING and not told else full


def _unsaid(leading: Job, look: Job | None) -> str:
    """The stage of a job that has not told any: never one that the thread has read before."""
    looked, begun = look is not None and look.state == JobState.DONE, leading.state == JobState.RUNNING
    return (_GOING_ON if begun else _LOOKED) if looked else (_STARTING if begun else _WAITING)


def _share(job: Job) -> float:
    return min(1.0, max(0.0, float((job.progress or {}).get("share") or 0.0)))


def _working(full: Job, look: Job | None) -> ProgressPart:
    leading, looked = _leading(full, look), (look.progress if look is not None else None) or {}
    told = leading.progress or {}
    share = max(_share(full), _LOOK * _share(look)) if look is not None else _share(full)
    stage, best = str(told.get("stage") or _unsaid(leading, look)), told.get("best") or looked.get("best")
    if full.stop_asked:
        return ProgressPart(_STOPPING, share, best, None, "stopping")
    if full.state in FINISHED_JOB:
        return ProgressPart("Writing the answer", 1.0, best, None, "running")
    if leading.state != JobState.RUNNING:
        return ProgressPart(stage, share, best, None, "waiting")
    return ProgressPart(stage, share, best, told.get("seconds_left"), "running")


def _ended(question: Question, full: Job, *, replaced: bool) -> ProgressPart:
    if question.state == QuestionState.WITHDRAWN:
        return withdrawn(replaced=replaced)
    if question.state == QuestionState.APOLOGISED:
        return ProgressPart("Ended without an answer; the reason is below", 1.0, None, None, "failed")
    if full.state == JobState.CANCELLED:
        return ProgressPart("Stopped; the answer below is the best so far", 1.0, None, None, "stopped")
    return ProgressPart("Done; the answer is below", 1.0, None, None, "done")
