"""Planning: a question that is ready becomes a job, or is answered at once."""

import contextlib
import logging
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from automl.errors import Problem
from automl.stored import dump_plan
from ledger.clock import now
from ledger.holding import holding
from ledger.leases import Lease, StaleLeaseError, claim, release, settle
from ledger.queues import Queue, Task
from ledger.repositories.jobs import Jobs
from ledger.repositories.outbox import Outbox
from ledger.repositories.questions import Questions
from ledger.states import QuestionState
from ledger.tables import Job, Question
from ledger.withdrawing import withdraw
from reports.about import about
from reports.stored import dump_facts, dump_reply
from workers.attempts import AgainError, attempted, pause
from workers.considering import considered
from workers.conversation import conversation
from workers.outcomes import AtOnce, Outcome, ToWork, Withdrawn, refused
from workers.sources.asking import considered_with_sources
from workers.wiring import Wired

logger = logging.getLogger(__name__)
LOOK_SECONDS = 10.0
REPORT_SECONDS = 3.0
"""Set aside for the chart and the workbook."""
AT_ONCE = ("describe", "ask", "explain", "whatif", "score")
"""What takes seconds, so that no first look stands beside it."""
LEAST_SHARE = 0.5
"""Of the time allowed, what the job gets however long reading took."""


def plan_question(wired: Wired, workspace: str, question: str) -> None:
    """Plan a question, if it is ready, due, and the first of its thread that waits."""
    taken = _taken(wired, workspace, question)
    if taken is None:
        return
    lease, row = taken
    try:
        with holding(wired.database, lease):
            outcome = _outcome(wired, row)
        jobs = _written(wired, lease, outcome)
    except AgainError:
        _again(wired, lease, row.attempts)
    except StaleLeaseError:
        logger.info("lease lost", extra={"subject": question})
    else:
        _told(wired, row, jobs)


def _taken(wired: Wired, workspace: str, question: str) -> tuple[Lease, Question] | None:
    with wired.database.write() as session:
        row = Questions(session).get(workspace, question)
        if row is None or Questions(session).waits_for_plan(workspace, row):
            return None
        return claim(session, Question, workspace, question, (QuestionState.READY,))


def _outcome(wired: Wired, row: Question) -> Outcome:
    with wired.database.read() as session:
        thread = conversation(session, row.workspace_id, row)
    if thread is None:
        return Withdrawn()
    outcome = attempted(lambda: considered_with_sources(wired, thread, considered), row.attempts, row.id)
    return refused(outcome) if isinstance(outcome, Problem) else _about(outcome, row)


def _about(outcome: Outcome, row: Question) -> Outcome:
    """What was found, naming the files that the question did not bring itself."""
    earlier = [str(each["name"]) for each in row.attachments if each.get("earlier")]
    match outcome:
        case ToWork() if earlier:
            return replace(outcome, told=about(outcome.told, earlier))
        case AtOnce(state=QuestionState.ANSWERED, talk=False) if earlier:
            return replace(outcome, reply=about(outcome.reply, earlier))
    return outcome


def _written(wired: Wired, lease: Lease, outcome: Outcome) -> list[Job]:
    """Write the outcome in one transaction; the jobs that were opened."""
    with wired.database.write() as session:
        match outcome:
            case ToWork():
                return _opened(session, lease, outcome)
            case AtOnce():
                _answered(session, lease, outcome)
            case Withdrawn():
                settle(session, Question, lease, QuestionState.WITHDRAWN)
        return []


def _opened(session: Session, lease: Lease, outcome: ToWork) -> list[Job]:
    plans = [dump_plan(plan) for plan in outcome.plans]
    known = {"plans": plans, "dataset_id": outcome.dataset, "handling": list(outcome.handling)}
    row = settle(session, Question, lease, QuestionState.PLANNED, **known)
    _replace(session, row)
    Outbox(session).put(lease.workspace, row, "told", dump_reply(outcome.told))
    return _jobs(session, row, outcome)


def _replace(session: Session, row: Question) -> None:
    """What its asker has changed takes the place of what is still worked as it was, which ends without an answer.

    A file that is read differently by a click changes no question that was asked of it as it was.
    """
    parent = Questions(session).get(row.workspace_id, row.parent_id or "")
    if parent is None or parent.state != QuestionState.PLANNED:
        return
    same = (row.dataset_id, row.handling) == (parent.dataset_id, parent.handling)
    own = row.kind == "choice" and row.person_id == parent.person_id and same
    if row.kind == "changed" or own:
        withdraw(session, parent)
        Outbox(session).replaced(row.workspace_id, parent.id)


def _jobs(session: Session, row: Question, outcome: ToWork) -> list[Job]:
    """The job of the answer, and a first look beside one that takes its time."""
    jobs, workspace = Jobs(session), row.workspace_id
    spent = (now() - row.created_at).total_seconds()
    budget = max(outcome.budget - REPORT_SECONDS - spent, LEAST_SHARE * outcome.budget)
    if all(plan.capability in AT_ONCE for plan in outcome.plans):
        return [jobs.open(workspace, row, Queue.QUICK, "full", budget)]
    look = jobs.open(workspace, row, Queue.QUICK, "look", min(LOOK_SECONDS, budget))
    return [look, jobs.open(workspace, row, outcome.queue, "full", budget)]


def _answered(session: Session, lease: Lease, outcome: AtOnce) -> None:
    row = settle(
        session,
        Question,
        lease,
        outcome.state,
        instant=True,
        answered_at=now(),
        facts=dump_facts(outcome.facts),
        **({"dataset_id": outcome.dataset} if outcome.dataset else {}),
    )
    Outbox(session).put(lease.workspace, row, "answer", dump_reply(outcome.reply))


def _again(wired: Wired, lease: Lease, attempts: int) -> None:
    with contextlib.suppress(StaleLeaseError), wired.database.write() as session:
        release(session, Question, lease, after=pause(attempts), counted=True)


def _told(wired: Wired, row: Question, jobs: Sequence[Job]) -> None:
    """Tell the queues of the jobs, the courier of the thread, and this queue of the thread's next question."""
    for job in jobs:
        wired.bell.ring(Task.WORK, job.workspace_id, job.id, Queue(job.queue))
    wired.bell.hint(row.thread_id)
    with wired.database.read() as session:
        following = Questions(session).next_to_plan(row.workspace_id, row.thread_id)
    if following is not None:
        wired.bell.ring(Task.PLAN, row.workspace_id, following.id, Queue.LIGHT)
