"""Fitted models that can be used again."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ledger.states import QuestionState
from ledger.tables import Dataset, Job, Json, Model, Question

_LONGEST_NAME, _LONGEST_TARGET = 200, 300


class Models:
    """The models of a workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, workspace: str, job: Job, card: Json, place: int, key: str) -> Model:
        """A model that a job fitted, under the id of its card. key: where the file store holds what the job left, with
        the model in the folder of its plan's place.
        """
        model = Model(
            id=str(card["id"]),
            workspace_id=workspace,
            thread_id=job.thread_id,
            job_id=job.id,
            name=str(card["name"])[:_LONGEST_NAME],
            target=str(card["target"])[:_LONGEST_TARGET],
            key=key,
            card=card,
            place=place,
        )
        self._session.add(model)
        self._session.flush()
        return model

    def get(self, workspace: str, model: str) -> Model | None:
        return self._session.scalars(
            select(Model).where(Model.workspace_id == workspace, Model.id == model)
        ).one_or_none()

    def learnt_from(self, workspace: str, thread: str) -> dict[str, str]:
        """The ids of the files that a thread's models learnt from, by the models' ids."""
        rows = self._session.execute(
            select(Model.id, Question.dataset_id)
            .join(Job, Job.id == Model.job_id)
            .join(Question, Question.id == Job.question_id)
            .where(Model.workspace_id == workspace, Model.thread_id == thread, Question.dataset_id.is_not(None))
        )
        return {str(model): str(dataset) for model, dataset in rows}

    def of_thread(self, workspace: str, thread: str) -> Sequence[Model]:
        """The models of a thread, the newest first, without those whose file or question is gone."""
        return self._session.scalars(
            select(Model)
            .join(Job, Job.id == Model.job_id)
            .join(Question, Question.id == Job.question_id)
            .outerjoin(Dataset, Dataset.id == Question.dataset_id)
            .where(
                Model.workspace_id == workspace,
                Model.thread_id == thread,
                Question.state != QuestionState.WITHDRAWN,
                Dataset.deleted_at.is_(None),
            )
            .order_by(Model.created_at.desc(), Model.id.desc())
        ).all()
