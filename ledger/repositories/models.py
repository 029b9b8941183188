"""Fitted models that can be used again."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ledger.identity import new_id
from ledger.tables import Job, Json, Model


class Models:
    """The models of a workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, workspace: str, job: Job, name: str, target: str, key: str, metrics: Json) -> Model:
        """A model that a job fitted. key: where the file store holds it."""
        model = Model(
            id=new_id("m"),
            workspace_id=workspace,
            thread_id=job.thread_id,
            job_id=job.id,
            name=name,
            target=target,
            key=key,
            metrics=metrics,
        )
        self._session.add(model)
        self._session.flush()
        return model

    def get(self, workspace: str, model: str) -> Model | None:
        return self._session.scalars(
            select(Model).where(Model.workspace_id == workspace, Model.id == model)
        ).one_or_none()

    def of_thread(self, workspace: str, thread: str) -> Sequence[Model]:
        """The models of a thread, the newest first."""
        return self._session.scalars(
            select(Model)
            .where(Model.workspace_id == workspace, Model.thread_id == thread)
            .order_by(Model.created_at.desc(), Model.id.desc())
        ).all()
