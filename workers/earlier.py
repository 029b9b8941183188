"""The earlier answer that a newer version of a file is compared with."""

from collections.abc import Iterator

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


def earlier_result(wired: Wired, question: Question, plan: Plan) -> Result | None:
    """The result of the thread's latest answer of the same measure from an older version of the question's file."""
    with wired.database.read() as session:
        keys = list(_keys(session, question, plan))
    for key in keys:
        if wired.files.exists(key):
            with wired.files.read(key) as stored:
                return load_results(stored.read())[0]
    return None


def _keys(session: Session, question: Question, plan: Plan) -> Iterator[str]:
    older = set(_older(session, question))
    for each in Questions(session).before(question.workspace_id, question) if older else ():
        alike = each.plans and _alike(load_plan(each.plans[0]), plan)
        if each.state == QuestionState.ANSWERED and each.dataset_id in older and alike:
            jobs = Jobs(session).of_question(question.workspace_id, each.id)
            yield from (job.result_key for job in jobs if job.result_key)


def _older(session: Session, question: Question) -> Iterator[str]:
    """The older versions of the question's file, the newest first."""
    datasets = Datasets(session)
    row = datasets.get(question.workspace_id, question.dataset_id or "")
    while row is not None and row.replaces_id:
        yield row.replaces_id
        row = datasets.get(question.workspace_id, row.replaces_id)


def _alike(one: Plan, other: Plan) -> bool:
    """Whether two plans are of the same measure."""
    kinds = ("capability", "target", "expression", "aggregation")
    return all(getattr(one, name) == getattr(other, name) for name in kinds)
