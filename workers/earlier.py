"""The earlier answer that a newer version of a file is compared with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from automl.plan import Plan
from automl.stored import load_plan, load_results
from automl.stored.results import Result
from ledger.repositories.datasets import Datasets
from ledger.repositories.jobs import Jobs
from ledger.repositories.questions import Questions
from ledger.states import QuestionState
from ledger.tables import Question
from workers.wiring import Wired


@dataclass(frozen=True, slots=True)
class Earlier:
    """A result, and the day on which it was told."""

    result: Result
    made_on: date


def earlier_answer(wired: Wired, question: Question, plan: Plan) -> Earlier | None:
    """The thread's latest answer of the same measure and rows from an older version of the question's file."""
    with wired.database.read() as session:
        found = list(_found(session, question, plan))
    for key, made_on in found:
        if wired.files.exists(key):
            with wired.files.read(key) as stored:
                return Earlier(load_results(stored.read())[0], made_on)
    return None


def told_already(wired: Wired, question: Question, plan: Plan) -> bool:
    """Whether an earlier question about this version of the file, of the same measure and rows, was answered."""
    with wired.database.read() as session:
        earlier = Questions(session).before(question.workspace_id, question)
    same = [each for each in earlier if each.plans and each.dataset_id == question.dataset_id]
    return any(each.state == QuestionState.ANSWERED and _alike(load_plan(each.plans[0]), plan) for each in same)


def _found(session: Session, question: Question, plan: Plan) -> Iterator[tuple[str, date]]:
    """The keys of the results that come into question, the latest first, each with its day."""
    older = set(_older(session, question))
    for each in Questions(session).before(question.workspace_id, question) if older else ():
        alike = each.plans and _alike(load_plan(each.plans[0]), plan)
        if each.state == QuestionState.ANSWERED and each.dataset_id in older and alike:
            jobs = Jobs(session).of_question(question.workspace_id, each.id)
            day = (each.answered_at or each.created_at).date()
            yield from ((job.result_key, day) for job in jobs if job.result_key)


def _older(session: Session, question: Question) -> Iterator[str]:
    """The older versions of the question's file, the newest first."""
    datasets = Datasets(session)
    row = datasets.get(question.workspace_id, question.dataset_id or "")
    while row is not None and row.replaces_id:
        yield row.replaces_id
        row = datasets.get(question.workspace_id, row.replaces_id)


def _alike(one: Plan, other: Plan) -> bool:
    """Whether two plans are of the same measure of the same rows."""
    kinds = ("capability", "target", "expression", "aggregation", "filters", "exclude")
    return all(getattr(one, name) == getattr(other, name) for name in kinds)
