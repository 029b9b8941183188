"""The files that people gave."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.identity import new_id
from ledger.tables import Dataset, Question
from ledger.texts import storable

_NAME_LENGTH = 300


class Datasets:
    """The datasets of a workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self, workspace: str, question: Question, name: str, size: int, sha256: str, key: str, *, dataset: str = ""
    ) -> Dataset:
        """A file that came with a question. size: bytes. key: where the file store holds it. dataset: its id, made
        beforehand where the key carries it.
        """
        row = Dataset(
            id=dataset or new_id("d"),
            workspace_id=workspace,
            thread_id=question.thread_id,
            person_id=question.person_id,
            name=storable(name, _NAME_LENGTH),
            bytes=size,
            sha256=sha256,
            original_key=key,
        )
        self._session.add(row)
        self._session.flush()
        return row

    def get(self, workspace: str, dataset: str) -> Dataset | None:
        return self._session.scalars(
            select(Dataset).where(Dataset.workspace_id == workspace, Dataset.id == dataset)
        ).one_or_none()

    def of_thread(self, workspace: str, thread: str) -> Sequence[Dataset]:
        """The files of a thread, the newest first, those deleted too."""
        return self._session.scalars(
            select(Dataset)
            .where(Dataset.workspace_id == workspace, Dataset.thread_id == thread)
            .order_by(Dataset.created_at.desc(), Dataset.id.desc())
        ).all()

    def delete(self, workspace: str, dataset: str) -> Dataset | None:
        """Mark a file as deleted; what the store holds is for the caller to remove."""
        found = self.get(workspace, dataset)
        if found is not None and found.deleted_at is None:
            found.state, found.deleted_at = "deleted", now()
        return found
