"""Workspaces, people and threads."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.identity import new_id
from ledger.once import insert_once
from ledger.repositories.audit import Audit
from ledger.tables import Json, Person, Thread, Workspace
from ledger.texts import storable

TITLE_LENGTH = 80
NAME_LENGTH = 200


class Workspaces:
    """The workspaces of this installation."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ensure(self, workspace: str, platform: str, name: str) -> Workspace:
        """The workspace, made where it is new."""
        return (
            self.get(workspace)
            or insert_once(self._session, Workspace, id=workspace, platform=platform, name=storable(name, NAME_LENGTH))
            or self._session.get_one(Workspace, workspace)
        )

    def get(self, workspace: str) -> Workspace | None:
        return self._session.get(Workspace, workspace)

    def connect(self, workspace: str) -> bool:
        """Note that the platform takes messages for the workspace again, also in the audit. Whether it did not."""
        return self._mark(workspace, None)

    def disconnect(self, workspace: str, why: str | None = None) -> bool:
        """Note that the platform takes nothing for the workspace until it is connected again, also in the audit.

        Whether it did.
        """
        return self._mark(workspace, now(), {"why": why} if why else {})

    def _mark(self, workspace: str, disconnected: datetime | None, detail: Json | None = None) -> bool:
        found = self.get(workspace)
        if found is None or (found.disconnected_at is None) == (disconnected is None):
            return False
        found.disconnected_at = disconnected
        action = "connect" if disconnected is None else "disconnect"
        Audit(self._session).add(workspace, None, action, workspace, detail=detail)
        return True


class People:
    """The people of a workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ensure(self, workspace: str, platform_user: str, name: str, role: str = "member") -> Person:
        """The person, made where they are new."""
        return (
            self.of_user(workspace, platform_user)
            or insert_once(
                self._session,
                Person,
                id=new_id("p"),
                workspace_id=workspace,
                platform_user=platform_user,
                name=storable(name, NAME_LENGTH),
                role=role,
            )
            or self._session.scalars(_user(workspace, platform_user)).one()
        )

    def of_user(self, workspace: str, platform_user: str) -> Person | None:
        """The person of that id on the platform."""
        return self._session.scalars(_user(workspace, platform_user)).one_or_none()

    def get(self, workspace: str, person: str) -> Person | None:
        return self._session.scalars(
            select(Person).where(Person.workspace_id == workspace, Person.id == person)
        ).one_or_none()


def _user(workspace: str, platform_user: str) -> Select[Person]:
    return select(Person).where(Person.workspace_id == workspace, Person.platform_user == platform_user)


class Threads:
    """The threads of a workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ensure(self, workspace: str, platform_thread: str, person: str, *, private: bool = True) -> Thread:
        """The thread of that id on the platform, begun by `person` where it is new."""
        known = select(Thread).where(Thread.workspace_id == workspace, Thread.platform_thread == platform_thread)
        return (
            self._session.scalars(known).one_or_none()
            or insert_once(
                self._session,
                Thread,
                id=new_id("t"),
                workspace_id=workspace,
                platform_thread=platform_thread,
                person_id=person,
                private=private,
            )
            or self._session.scalars(known).one()
        )

    def get(self, workspace: str, thread: str) -> Thread | None:
        return self._session.scalars(
            select(Thread).where(Thread.workspace_id == workspace, Thread.id == thread, Thread.deleted_at.is_(None))
        ).one_or_none()

    def at(self, workspace: str, platform_thread: str) -> Thread | None:
        """The thread of that id on the platform, where it is not deleted."""
        return self._session.scalars(
            select(Thread).where(
                Thread.workspace_id == workspace,
                Thread.platform_thread == platform_thread,
                Thread.deleted_at.is_(None),
            )
        ).one_or_none()

    def of_person(self, workspace: str, person: str) -> Sequence[Thread]:
        """The threads that a person began, the latest first."""
        return self._session.scalars(
            select(Thread)
            .where(Thread.workspace_id == workspace, Thread.person_id == person, Thread.deleted_at.is_(None))
            .order_by(Thread.updated_at.desc())
        ).all()

    def touch(self, thread: Thread, title: str = "") -> None:
        """Note that something happened in a thread; the first title stays."""
        thread.updated_at = now()
        thread.title = thread.title or storable(title, TITLE_LENGTH)
