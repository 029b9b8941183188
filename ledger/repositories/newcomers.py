"""Who says something, and where, by a platform's own ids: made where they are new, in few prepared statements.

An acknowledgement waits for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Column, Insert, Table, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.identity import new_id
from ledger.listed import EachOf, found_for_each
from ledger.repositories.people import TITLE_LENGTH, Workspaces
from ledger.tables import Person, Thread
from ledger.texts import storable

_person, _thread = (cast("Table", each.__table__) for each in (Person, Thread))
_NAME_LENGTH = 200
_MOST_KNOWN = 10_000
_NEW = "threadcast_newcomers"
_PERSON = EachOf(
    _person,
    list(_person.c),
    parts=2,
    matches=lambda key: (_person.c.workspace_id == key[0], _person.c.platform_user == key[1]),
    latest=_person.c.id,
    most=1,
).prepared()
_THREAD = select(_thread).where(
    _thread.c.workspace_id == bindparam("workspace"), _thread.c.platform_thread == bindparam("platform_thread")
)


def _once(table: Table, *told: Column[Any]) -> dict[str, Insert]:
    """By database: an insert that does nothing where the row is there, else tells of the one that it made."""
    return {
        "sqlite": sqlite.insert(table).on_conflict_do_nothing().returning(*told),
        "postgresql": postgresql.insert(table).on_conflict_do_nothing().returning(*told),
    }


_NEW_PERSON, _NEW_THREAD = (
    _once(_person, *_person.c),
    _once(_thread, _thread.c.id, _thread.c.workspace_id, _thread.c.platform_thread),
)


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


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who says something. workspace: the ledger's id. user: the platform's."""

    workspace: str
    platform: str
    user: str


@dataclass(frozen=True, slots=True)
class Begun:
    """A thread that somebody begins with a first question. person: the ledger's id. title: in their words."""

    workspace: str
    platform_thread: str
    person: str
    private: bool
    title: str


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
        return self.people([Author(workspace, platform, user)])[0]

    def people(self, authors: Sequence[Author]) -> list[Person]:
        """The same for many."""
        known = {each: self._acquaintances.get(each.workspace, each.user) for each in authors}
        found = self._found([each for each, person in known.items() if person is None])
        made = self._made([each for each, person in known.items() if person is None and each not in found])
        return [known[each] or found.get(each) or made[each] for each in authors]

    def _found(self, authors: Sequence[Author]) -> dict[Author, Person]:
        """Those who are there; remembered, unless this very transaction made them, which may yet come to nothing."""
        rows = found_for_each(self._connection, _PERSON, [(each.workspace, each.user) for each in authors])
        found = {each: _person_of(row[0]) for each, row in zip(authors, rows, strict=True) if row}
        for author, person in found.items():
            if author not in self._session.info.get(_NEW, ()):
                self._acquaintances.keep(person)
        return found

    def _made(self, authors: Sequence[Author]) -> dict[Author, Person]:
        """Newcomers; somebody else may make them at the same moment."""
        if not authors:
            return {}
        for workspace, platform in sorted({(each.workspace, each.platform) for each in authors}):
            Workspaces(self._session).ensure(workspace, platform, workspace)
        told = self._connection.execute(_NEW_PERSON[self._dialect], [_newcomer(each) for each in _sorted(authors)])
        people = [_person_of(row) for row in told]
        made = {(person.workspace_id, person.platform_user): person for person in people}
        self._session.info.setdefault(_NEW, set()).update(authors)
        there = self._found([each for each in authors if (each.workspace, each.user) not in made])
        return {each: there.get(each) or made[each.workspace, each.user] for each in authors}

    def thread(self, workspace: str, platform_thread: str) -> Thread | None:
        """The thread of that id on the platform; to be looked at, not changed."""
        found = self._one(_THREAD, workspace=workspace, platform_thread=platform_thread)
        return None if found is None else Thread(**found)

    def new_threads(self, begun: Sequence[Begun]) -> list[str | None]:
        """The id of each new thread for its first question, whose number is 1; None where there is one at that place.

        Of the same place it may be asked for once.
        """
        rows = sorted((_row(each) for each in begun), key=lambda row: (row["workspace_id"], row["platform_thread"]))
        if not rows:
            return []
        made = self._connection.execute(_NEW_THREAD[self._dialect], rows)
        new = {(workspace, thread): str(row) for row, workspace, thread in made}
        return [new.get((each.workspace, each.platform_thread)) for each in begun]

    def _one(self, statement: Any, **values: object) -> dict[str, Any] | None:
        found = self._connection.execute(statement, values).mappings().one_or_none()
        return None if found is None else dict(found)


def _person_of(row: Sequence[Any]) -> Person:
    return Person(**dict(zip(_person.c.keys(), row, strict=True)))


def _sorted(authors: Sequence[Author]) -> list[Author]:
    """Always in the same order, so that two processes do not wait for each other."""
    return sorted(authors, key=lambda each: (each.workspace, each.user))


def _newcomer(author: Author) -> dict[str, Any]:
    return {
        "id": new_id("p"),
        "workspace_id": author.workspace,
        "platform_user": author.user,
        "role": "member",
        "name": storable(author.user, _NAME_LENGTH),
        "created_at": now(),
    }


def _row(begun: Begun) -> dict[str, Any]:
    moment = now()
    return {
        "id": new_id("t"),
        "workspace_id": begun.workspace,
        "platform_thread": begun.platform_thread,
        "person_id": begun.person,
        "private": begun.private,
        "title": storable(begun.title, TITLE_LENGTH),
        "questions": 1,
        "created_at": moment,
        "updated_at": moment,
        "deleted_at": None,
    }
