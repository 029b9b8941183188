"""Who says something, and where, by a platform's own ids: made where they are new, in few prepared statements.

An acknowledgement waits for it.
"""

from typing import Any, cast

from sqlalchemy import Insert, Table, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.identity import new_id
from ledger.repositories.people import Workspaces
from ledger.tables import Person, Thread
from ledger.texts import storable

_person, _thread = (cast("Table", each.__table__) for each in (Person, Thread))
_NAME_LENGTH = 200
_PERSON = select(_person).where(
    _person.c.workspace_id == bindparam("workspace"), _person.c.platform_user == bindparam("user")
)
_THREAD = select(_thread).where(
    _thread.c.workspace_id == bindparam("workspace"), _thread.c.platform_thread == bindparam("platform_thread")
)


def _once(table: Table) -> dict[str, Insert]:
    """By database: an insert that does nothing where the row is there."""
    return {
        "sqlite": sqlite.insert(table).on_conflict_do_nothing().returning(*table.c),
        "postgresql": postgresql.insert(table).on_conflict_do_nothing().returning(*table.c),
    }


_NEW_PERSON, _NEW_THREAD = _once(_person), _once(_thread)


class Newcomers:
    """The workspaces, people and threads of arrivals."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connection = session.connection()
        self._dialect = self._connection.dialect.name

    def person(self, workspace: str, platform: str, user: str) -> Person:
        """The person, made where they are new, and so is their workspace; to be looked at, not changed."""
        named = {"workspace": workspace, "user": user}
        found = self._one(_PERSON, **named)
        if found is None:
            Workspaces(self._session).ensure(workspace, platform, workspace)
            row = {"id": new_id("p"), "workspace_id": workspace, "platform_user": user, "role": "member"}
            values = {**row, "name": storable(user, _NAME_LENGTH), "created_at": now()}
            found = self._one(_NEW_PERSON[self._dialect], **values) or self._one(_PERSON, **named)
        return Person(**(found or {}))

    def thread(self, workspace: str, platform_thread: str, person: str, *, private: bool, begins: bool) -> Thread:
        """The thread, made where it is new; to be looked at, not changed. begins: it is likely to be new."""
        named = {"workspace": workspace, "platform_thread": platform_thread}
        found = None if begins else self._one(_THREAD, **named)
        if found is None:
            row = {"id": new_id("t"), "workspace_id": workspace, "platform_thread": platform_thread}
            values = {**row, "person_id": person, "private": private, "created_at": now(), "updated_at": now()}
            new = {**values, "title": "", "questions": 0}
            found = self._one(_NEW_THREAD[self._dialect], **new) or self._one(_THREAD, **named)
        return Thread(**(found or {}))

    def _one(self, statement: Any, **values: object) -> dict[str, Any] | None:
        found = self._connection.execute(statement, values).mappings().one_or_none()
        return None if found is None else dict(found)
