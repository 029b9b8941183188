"""Work: a job is claimed, worked by a child under supervision, and settled."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from automl.errors import ThreadcastError
from ledger.clock import now
from ledger.leases import Lease, StaleLeaseError, claim, move, settle
from ledger.repositories.jobs import Jobs, answering
from ledger.repositories.models import Models
from ledger.repositories.questions import Questions
from ledger.states import JobState
from ledger.tables import Job
from workers.analysis.desk import Desk
from workers.analysis.ending import Ending, How
from workers.analysis.errand import Errand
from workers.analysis.results import Kept
from workers.analysis.scratch import scratch_of
from workers.analysis.settling import settle_job
from workers.analysis.supervising import Supervision, wanted
from workers.attempts import MOST_ATTEMPTS
from workers.conversation import Conversation, conversation
from workers.left import model_folder
from workers.reading import table_file
from workers.remains import clear
from workers.wiring import Wired

logger = logging.getLogger(__name__)


def work_job(wired: Wired, desk: Desk, workspace: str, job: str) -> None:
    """Work a job that is due and that nobody works on."""
    taken = None if desk.closing.is_set() else _taken(wired, workspace, job)
    if taken is None:
        return
    lease, row = taken
    wired.bell.hint(row.thread_id)
    try:
        _worked(wired, desk, lease, row)
    except StaleLeaseError:
        logger.info("lease lost", extra={"subject": job})
    finally:
        clear(wired, workspace, row.question_id)
    wired.bell.hint(row.thread_id)


def _taken(wired: Wired, workspace: str, job: str) -> tuple[Lease, Job] | None:
    with wired.database.write() as session:
        taken = claim(session, Job, workspace, job, (JobState.QUEUED, JobState.RUNNING))
        if taken is None:
            return None
        lease, row = taken
        if not wanted(session, row):
            settle(session, Job, lease, JobState.CANCELLED, finished_at=now())
            return None
        move(session, row, JobState.RUNNING)
        row.started_at = row.started_at or now()
        return lease, row


def _worked(wired: Wired, desk: Desk, lease: Lease, job: Job) -> None:
    with scratch_of(wired, lease) as folder:
        kept = Kept(wired, job, lease, folder)
        try:
            ending = _ending(wired, desk, lease, job, kept, folder)
        except ThreadcastError as error:
            ending = Ending(How.REFUSED, error.problem)
        except Exception:
            logger.exception("supervision failed", extra={"subject": job.id})
            ending = Ending(How.BROKEN)
        settle_job(wired, lease, job, kept, ending)


def _ending(wired: Wired, desk: Desk, lease: Lease, job: Job, kept: Kept, folder: Path) -> Ending:
    if job.attempts > MOST_ATTEMPTS:
        return Ending(How.BROKEN)
    if job.stop_asked:
        return Ending(How.STOPPED)
    with wired.database.read() as session:
        question = Questions(session).get(job.workspace_id, job.question_id)
        thread = conversation(session, job.workspace_id, question) if question else None
    if thread is None:
        return Ending(How.UNWANTED)
    with table_file(wired, thread.dataset(), thread.question.handling) as table:
        child = desk.nursery.start(_errand(wired, job, thread, folder, table))
        try:
            return Supervision(wired, desk, lease, job, kept).watch(child)
        finally:
            child.end()


def _errand(wired: Wired, job: Job, thread: Conversation, folder: Path, table: Path) -> Errand:
    settings = wired.settings
    return Errand(
        folder=str(folder),
        table=str(table),
        plans=thread.question.plans,
        circumstances=thread.circumstances(settings, wired.clock).model_dump(mode="json"),
        quick=job.purpose == "look",
        weights=str(settings.weights.resolve()) if settings.weights else None,
        budget=job.budget_seconds,
        gigabytes=settings.training_gigabytes,
        models=dict(_models(wired, job.workspace_id, thread.question.plans)),
        told=dict(_told(wired, job.workspace_id, thread.question.plans, folder)),
    )


def _models(wired: Wired, workspace: str, plans: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """The folders of the models that plans name."""
    for named in {plan["model"] for plan in plans if plan.get("model")}:
        with wired.database.read() as session:
            model = Models(session).get(workspace, named)
        folder = model and model_folder(wired, model)
        if folder:
            yield named, str(folder)


def _told(wired: Wired, workspace: str, plans: Sequence[Mapping[str, Any]], folder: Path) -> Iterator[tuple[str, str]]:
    """The results of the forecasts that plans name, laid where the child finds them."""
    for named in {plan["forecast"] for plan in plans if plan.get("forecast")}:
        with wired.database.read() as session:
            source = answering(Jobs(session).of_question(workspace, named))
        if source is None or not wired.files.exists(str(source.result_key)):
            continue
        path = folder / f"told-{named}.json"
        with wired.files.read(str(source.result_key)) as stored:
            path.write_bytes(stored.read())
        yield named, str(path)
