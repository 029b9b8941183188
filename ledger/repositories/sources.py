"""The sources of a workspace, and what was fetched from them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.identity import new_id
from ledger.once import insert_once
from ledger.tables import Dataset, Fetch, Json, Source
from ledger.texts import storable

_NAME_LENGTH = 100
_LABEL_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Registration:
    """A source as an admin describes it. The fields are those of the table; sealed: the encrypted address."""

    name: str
    kind: str
    sealed: str
    tables: Sequence[str] = ()
    query: str | None = None
    hosts: Sequence[str] = ()
    max_rows: int | None = None
    for_admins: bool = False


def key_of(name: str) -> str:
    """A source's name in the one form that names are compared in: "Sales_Orders" is "sales orders"."""
    return " ".join("".join(each if each.isalnum() else " " for each in name.casefold()).split())[:_NAME_LENGTH]


class Sources:
    """The sources of a workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, workspace: str, registration: Registration, person: str | None) -> Source | None:
        """A new source; None where its name is taken. person: who registered it."""
        return insert_once(
            self._session,
            Source,
            id=new_id("s"),
            workspace_id=workspace,
            name=storable(registration.name, _NAME_LENGTH),
            key=key_of(registration.name),
            kind=registration.kind,
            sealed=registration.sealed,
            tables=list(registration.tables),
            query=registration.query,
            hosts=list(registration.hosts),
            max_rows=registration.max_rows,
            for_admins=registration.for_admins,
            person_id=person,
        )

    def named(self, workspace: str, name: str) -> Source | None:
        return self._session.scalars(
            select(Source).where(Source.workspace_id == workspace, Source.key == key_of(name))
        ).one_or_none()

    def every(self, workspace: str) -> Sequence[Source]:
        """All sources, by name."""
        return self._session.scalars(select(Source).where(Source.workspace_id == workspace).order_by(Source.key)).all()

    def remove(self, workspace: str, source: str) -> None:
        """Forget a source, its address above all. What was fetched stays in its threads."""
        self._session.execute(delete(Source).where(Source.workspace_id == workspace, Source.id == source))

    def note(self, workspace: str, source: str, problem: Json | None) -> None:
        """Note that a source answered just now, or why it did not."""
        found = self._session.scalars(
            select(Source).where(Source.workspace_id == workspace, Source.id == source)
        ).one_or_none()
        if found is None:
            return
        found.problem = problem
        found.fetched_at = now() if problem is None else found.fetched_at


class Fetches:
    """What was fetched into the threads of a workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, workspace: str, dataset: Dataset, source: str, label: str, etag: str | None = None) -> Fetch:
        """Note where a new dataset came from. LookupError where it is another workspace's."""
        if dataset.workspace_id != workspace:
            raise LookupError(dataset.id)
        fetch = Fetch(
            id=new_id("f"),
            workspace_id=workspace,
            dataset_id=dataset.id,
            thread_id=dataset.thread_id,
            source_id=source,
            label=storable(label, _LABEL_LENGTH),
            etag=etag,
        )
        self._session.add(fetch)
        self._session.flush()
        return fetch

    def latest(self, workspace: str, thread: str, label: str) -> Fetch | None:
        """The thread's newest version of what has this label, of those that were not deleted or refused."""
        return self._session.scalars(
            select(Fetch)
            .join(Dataset, Dataset.id == Fetch.dataset_id)
            .where(
                Fetch.workspace_id == workspace,
                Fetch.thread_id == thread,
                func.lower(Fetch.label) == label.lower(),
                Dataset.state == "ready",
            )
            .order_by(Fetch.created_at.desc(), Fetch.id.desc())
            .limit(1)
        ).one_or_none()

    def of_dataset(self, workspace: str, dataset: str) -> Fetch | None:
        return self._session.scalars(
            select(Fetch).where(Fetch.workspace_id == workspace, Fetch.dataset_id == dataset)
        ).one_or_none()

    def unchanged(self, workspace: str, dataset: str) -> None:
        """Note that what was fetched is the same as of now."""
        found = self.of_dataset(workspace, dataset)
        if found is not None:
            found.fetched_at = now()
