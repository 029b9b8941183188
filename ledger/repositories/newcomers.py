"""Who says something, and where, by a platform's own ids: made where they are new, in few prepared statements.

An acknowledgement waits for it.
"""

from typing import Any, cast

from sqlalchemy import Column, Insert, Table, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.identity import new_id
from ledger.repositories.people import TITLE_LENGTH, Workspaces
from ledger.tables import Person, Thread
from ledger.texts import storable

_person, _thread = (cast("Table", each.__table__) for each in (Person, Thread))
_NAME_LENGTH = 200
_MOST_KNOWN = 10_000
_NEW = "threadcast_newcomers"
_PERSON = select(_person).where(
    _person.c.workspace_id == bindparam("workspace"), _person.c.platform_user == bindparam("user")
)
_THREAD = select(_thread).where(
    _thread.c.workspace_id == bindparam("workspace"), _thread.c.platform_thread == bindparam("platform_thread")
)


def _once(table: Table, *told: Column[Any]) -> dict[str, Insert]:
    """By database: an insert that does nothing where the row is there, else tells of the one that it made."""
    return {
        "sqlite": sqlite.insert(table).on_conflict_do_nothing().returning(*told),
        "postgresql": postgresql.insert(table).on_conflict_do_nothing().returning(*told),
    }


_NEW_PERSON, _NEW_THREAD = _once(_person, *_person.c), _once(_thread, _thread.c.id)


class Acquaintances:
    """Who was found a while ago, so that not every arrival asks the database: people stay. Safe from any thread."""

    def __init__(self) -> None:
        self._people: dict[tuple[str, str], Person] = {}

    def get(self, workspace: str, user: str) -> Person | None:
        return self._people.get((workspace, user))

    def keep(self, found: Person) -> None:
        if len(self._people) >= _MOST_KNOWN:
            self._people.clear()
        self._people[found.workspace_id, found.platform_user] = found


class Newcomers:
    """The workspaces, people and threads of arrivals."""

    def __init__(self, session: Session, acquaintances: Acquaintances | None = None) -> None:
        self._session = session
        self._acquaintances = acquaintances or Acquaintances()
        self._connection = session.connection()
        self._dialect = self._connection.dialect.name

    def person(self, workspace: str, platform: str, user: str) -> Person:
        """The person, made where they are new, and so is their workspace; to be looked at, not changed.

        Their role may be that of a while ago.
        """
        return (
            self._acquaintances.get(workspace, user)
            or self._found(workspace, user)
            or self._new(workspace, platform, user)
        )

    def _found(self, workspace: str, user: str) -> Person | None:
        """Somebody who is there; remembered, unless this very transaction made them, which may yet come to nothing."""
        found = self._one(_PERSON, workspace=workspace, user=user)
        if found is None:
            return None
        person = Person(**found)
        if (workspace, user) not in self._session.info.get(_NEW, ()):
            self._acquaintances.keep(person)
        return person

    def _new(self, workspace: str, platform: str, user: str) -> Person:
        Workspaces(self._session).ensure(workspace, platform, workspace)
        row = {"id": new_id("p"), "workspace_id": workspace, "platform_user": user, "role": "member"}
        values = {**row, "name": storable(user, _NAME_LENGTH), "created_at": now()}
        made = self._one(_NEW_PERSON[self._dialect], **values) or self._one(_PERSON, workspace=workspace, user=user)
        self._session.info.setdefault(_NEW, set()).add((workspace, user))
        return Person(**(made or {}))

    def thread(self, workspace: str, platform_thread: str) -> Thread | None:
        """The thread of that id on the platform; to be looked at, not changed."""
        found = self._one(_THREAD, workspace=workspace, platform_thread=platform_thread)
        return None if found is None else Thread(**found)

    def new_thread(self, workspace: str, platform_thread: str, person: str, *, private: bool, title: str) -> str | None:
        """The id of a new thread for its first question, whose number is 1; None where there is one at that place."""
        row = {"id": new_id("t"), "workspace_id": workspace, "platform_thread": platform_thread}
        moment = {"created_at": now(), "updated_at": now(), "deleted_at": None}
        begun = {"person_id": person, "private": private, "title": storable(title, TITLE_LENGTH), "questions": 1}
        made = self._one(_NEW_THREAD[self._dialect], **row, **moment, **begun)
        return None if made is None else str(made["id"])

    def _one(self, statement: Any, **values: object) -> dict[str, Any] | None:
        found = self._connection.execute(statement, values).mappings().one_or_none()
        return None if found is None else dict(found)
