"""What belongs to one person: what they asked, the files they gave, the models that were fitted for them."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ledger.states import QuestionState
from ledger.tables import Dataset, Job, Model, OutboxRow, Question, Thread

MOST = 100


class Belongings:
    """A person's own, the newest first, at most `MOST` of each; never what is in a thread that was deleted."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def questions(self, workspace: str, person: str) -> Sequence[Question]:
        return self._session.scalars(
            select(Question)
            .join(Thread, Thread.id == Question.thread_id)
            .where(Question.workspace_id == workspace, Question.person_id == person, Thread.deleted_at.is_(None))
            .order_by(Question.created_at.desc(), Question.id.desc())
            .limit(MOST)
        ).all()

    def files(self, workspace: str, person: str) -> Sequence[Dataset]:
        """The files that are still there."""
        return self._session.scalars(
            select(Dataset)
            .join(Thread, Thread.id == Dataset.thread_id)
            .where(Dataset.workspace_id == workspace, Dataset.person_id == person)
            .where(Dataset.deleted_at.is_(None), Thread.deleted_at.is_(None))
            .order_by(Dataset.created_at.desc(), Dataset.id.desc())
            .limit(MOST)
        ).all()

    def copies(self, workspace: str, file: Dataset) -> Sequence[Dataset]:
        """The same file of the same person wherever it was fetched for a question, itself among them."""
        return self._session.scalars(
            select(Dataset)
            .join(Thread, Thread.id == Dataset.thread_id)
            .where(Dataset.workspace_id == workspace, Dataset.person_id == file.person_id)
            .where(Dataset.name == file.name, Dataset.sha256 == file.sha256)
            .where(Dataset.deleted_at.is_(None), Thread.deleted_at.is_(None))
        ).all()

    def models(self, workspace: str, person: str) -> Sequence[Model]:
        """The models that the person's questions led to, without those whose file or question is gone."""
        return self._session.scalars(
            select(Model)
            .join(Job, Job.id == Model.job_id)
            .join(Question, Question.id == Job.question_id)
            .join(Thread, Thread.id == Model.thread_id)
            .outerjoin(Dataset, Dataset.id == Question.dataset_id)
            .where(Model.workspace_id == workspace, Question.person_id == person, Thread.deleted_at.is_(None))
            .where(Question.state != QuestionState.WITHDRAWN, Dataset.deleted_at.is_(None))
            .order_by(Model.created_at.desc(), Model.id.desc())
            .limit(MOST)
        ).all()

    def sources(self, workspace: str, models: Sequence[Model]) -> Mapping[str, str]:
        """The names of the files that models learnt from, by the models' ids."""
        named = {model.id for model in models}
        found = self._session.execute(
            select(Model.id, Dataset.name)
            .join(Job, Job.id == Model.job_id)
            .join(Question, Question.id == Job.question_id)
            .join(Dataset, Dataset.id == Question.dataset_id)
            .where(Model.workspace_id == workspace, Model.id.in_(named))
        )
        return {model: name for model, name in found}  # noqa: C416  rows are no pairs to the type checker

    def threads(self, workspace: str, named: Sequence[str]) -> Sequence[Thread]:
        """Threads by their ids."""
        return self._session.scalars(
            select(Thread).where(Thread.workspace_id == workspace, Thread.id.in_(set(named)))
        ).all()

    def jobs(self, workspace: str, questions: Sequence[Question]) -> Sequence[Job]:
        """The jobs of questions."""
        named = {question.id for question in questions}
        return self._session.scalars(select(Job).where(Job.workspace_id == workspace, Job.question_id.in_(named))).all()

    def replies(self, workspace: str, questions: Sequence[Question]) -> Sequence[OutboxRow]:
        """What was said to questions."""
        named = {question.id for question in questions}
        return self._session.scalars(
            select(OutboxRow).where(OutboxRow.workspace_id == workspace, OutboxRow.question_id.in_(named))
        ).all()
