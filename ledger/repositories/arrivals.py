"""Arrivals: what comes from people, kept in few prepared statements, since an acknowledgement waits for it.

The rows of the tables' own classes would take three times as long.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import Table, bindparam, case, func, insert, select, tuple_, update
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.identity import new_id
from ledger.repositories.outbox import ACKNOWLEDGEMENT, position
from ledger.states import OutboxState, QuestionState
from ledger.tables import Json, OutboxRow, Question, Thread, WebPost
from ledger.texts import storable
from ledger.transitions import announce

_TITLE_LENGTH = 80
_question, _thread, _post, _outbox = (cast("Table", each.__table__) for each in (Question, Thread, WebPost, OutboxRow))

_EVENT = select(_question.c.id, _question.c.thread_id, _question.c.person_id).where(
    _question.c.workspace_id == bindparam("workspace"), _question.c.event_id == bindparam("event")
)
_THREAD = select(_thread).where(
    _thread.c.workspace_id == bindparam("workspace"),
    _thread.c.id == bindparam("thread"),
    _thread.c.deleted_at.is_(None),
)
_NUMBER = (
    update(_thread)
    .where(_thread.c.workspace_id == bindparam("workspace"), _thread.c.id == bindparam("thread"))
    .values(
        questions=_thread.c.questions + 1,
        updated_at=bindparam("moment"),
        title=case((_thread.c.title == "", bindparam("words")), else_=_thread.c.title),
    )
    .returning(_thread.c.questions)
)
_UNFINISHED = (QuestionState.RECEIVED, QuestionState.READY, QuestionState.PLANNED)
_CHOSEN = select(_question.c.id, _question.c.choices).where(
    _question.c.state.in_(_UNFINISHED),
    _question.c.workspace_id == bindparam("workspace"),
    _question.c.person_id == bindparam("person"),
    _question.c.parent_id == bindparam("parent"),
)
_OPEN = (
    select(_question.c.workspace_id, _question.c.person_id, func.count())
    .where(_question.c.state.in_(_UNFINISHED), _question.c.person_id.in_(bindparam("people", expanding=True)))
    .group_by(_question.c.workspace_id, _question.c.person_id)
)
"""Found by the people: where the workspace is a condition too, SQLite goes through all of its questions."""
_COMPLETE = (
    update(_question)
    .where(
        tuple_(_question.c.workspace_id, _question.c.id).in_(bindparam("complete", expanding=True)),
        _question.c.state == QuestionState.RECEIVED,
        _question.c.due_at > bindparam("moment"),
        _question.c.lease_until.is_(None),
    )
    .values(due_at=bindparam("moment"))
    .returning(_question.c.id)
)
_FILES = (
    update(_question)
    .where(_question.c.workspace_id == bindparam("workspace"), _question.c.id == bindparam("question"))
    .values(attachments=bindparam("files"))
)
_KEEP = insert(_question)
_SAY = insert(_post)
_PLACE = select(_question.c.id, _question.c.workspace_id, _question.c.thread_id, _question.c.number).where(
    _question.c.workspace_id == bindparam("workspace"), _question.c.id == bindparam("question")
)
_ACKNOWLEDGE = insert(_outbox)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came from a platform, as a question's first row. The fields are those of the table."""

    event_id: str
    thread: str
    person: str
    words: str = ""
    kind: str = "asked"
    parent: str | None = None
    choices: Sequence[str] = ()
    changes: Json = field(default_factory=dict)
    attachments: Sequence[Json] = ()
    waits: timedelta = timedelta(0)
    """For the rest of what came, where the platform may still tell more."""
    acknowledged: bool = False
    """Whether the thread is to read at once that it has come."""
    number: int | None = None
    """Its place in the thread, where that is known."""


@dataclass(frozen=True, slots=True)
class Completed:
    """A question that all has come for. files: those that it is about now; None where they stay as they are."""

    workspace: str
    question: str
    files: Sequence[Json] | None


@dataclass(frozen=True, slots=True)
class Known:
    """A question that came of an event: its id, where, and whose."""

    question: str
    thread: str
    person: str


class Arrivals:
    """What arrives in a workspace."""

    def __init__(self, session: Session) -> None:
        self._connection = session.connection()
        self._session = session

    def thread(self, workspace: str, thread: str) -> Thread | None:
        """A thread that is not deleted, to be looked at, not changed."""
        found = self._connection.execute(_THREAD, {"workspace": workspace, "thread": thread}).mappings().one_or_none()
        return None if found is None else Thread(**found)

    def known(self, workspace: str, event_id: str) -> Known | None:
        """The question that came of an event before."""
        found = self._connection.execute(_EVENT, {"workspace": workspace, "event": event_id}).one_or_none()
        return None if found is None else Known(*found)

    def chosen(self, workspace: str, arrival: Arrival) -> str | None:
        """The question that the same choice of the same person became, while it waits for its answer."""
        named = {"workspace": workspace, "person": arrival.person, "parent": arrival.parent}
        found = self._connection.execute(_CHOSEN, named).all()
        return next((question for question, choices in found if list(choices) == list(arrival.choices)), None)

    def open(self, workspace: str, person: str) -> int:
        """How many questions of a person wait for their answers."""
        return self.open_of([(workspace, person)])[0]

    def open_of(self, people: Sequence[tuple[str, str]]) -> list[int]:
        """The same for many, each with their workspace."""
        if not people:
            return []
        rows = self._connection.execute(_OPEN, {"people": [person for _, person in people]})
        counts = {(workspace, person): int(count) for workspace, person, count in rows}
        return [counts.get(each, 0) for each in people]

    def keep(self, workspace: str, arrival: Arrival) -> str:
        """A new question's id, in state received. IntegrityError where its event is known."""
        return self.keep_all([(workspace, arrival)])[0]

    def keep_all(self, arrived: Sequence[tuple[str, Arrival]]) -> list[str]:
        """The same for many, each with its workspace: all questions at once, then all acknowledgements."""
        rows = [_row(workspace, self._numbered(workspace, arrival), arrival) for workspace, arrival in arrived]
        if rows:
            self._connection.execute(_KEEP, rows)
        for row in rows:
            announce(self._session, "questions", row["id"], None, QuestionState.RECEIVED)
        self._acknowledge([row for row, (_, arrival) in zip(rows, arrived, strict=True) if arrival.acknowledged])
        return [row["id"] for row in rows]

    def _numbered(self, workspace: str, arrival: Arrival) -> int:
        """The place of an arrival in its thread, which has one more now."""
        if arrival.number is not None:
            return arrival.number
        values = {"workspace": workspace, "thread": arrival.thread, "moment": now()}
        title = {"words": storable(_title(arrival), _TITLE_LENGTH)}
        return int(self._connection.execute(_NUMBER, {**values, **title}).scalar_one())

    def complete(self, told: Sequence[Completed]) -> set[str]:
        """Questions that wait for the rest of what came have it, and wait no more: the ids of those that waited."""
        if not told:
            return set()
        places = [(each.workspace, each.question) for each in told]
        done = set(self._connection.execute(_COMPLETE, {"complete": places, "moment": now()}).scalars())
        files = [_brought(each) for each in told if each.question in done and each.files is not None]
        if files:
            self._connection.execute(_FILES, files)
        return done

    def acknowledge(self, workspace: str, question: str) -> None:
        """Have the thread read at once that a question has come, which was just kept, until there is more to say."""
        found = self._connection.execute(_PLACE, {"workspace": workspace, "question": question}).mappings().one()
        self._acknowledge([dict(found)])

    def _acknowledge(self, questions: Sequence[Mapping[str, Any]]) -> None:
        rows = [_acknowledgement(each) for each in questions]
        if rows:
            self._connection.execute(_ACKNOWLEDGE, rows)
        for row in rows:
            announce(self._session, "outbox", row["id"], None, OutboxState.DUE)

    def say(self, workspace: str, thread: str, key: str, content: Json, person: str, question: str) -> None:
        """What a person said, as it stands in a web thread. IntegrityError where the thread has that key."""
        row = {"id": new_id("w"), "workspace_id": workspace, "thread_id": thread, "key": key, "role": "person"}
        self._connection.execute(_SAY, {**row, "content": content, "person_id": person, "question_id": question})


def _title(arrival: Arrival) -> str:
    """What a thread without a name is called from now on; a choice with a key, such as "table=Orders", names none."""
    return "" if any("=" in choice for choice in arrival.choices) else arrival.words


def _brought(told: Completed) -> dict[str, Any]:
    return {"workspace": told.workspace, "question": told.question, "files": list(told.files or ())}


def _acknowledgement(question: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": new_id("o"),
        "workspace_id": question["workspace_id"],
        "thread_id": question["thread_id"],
        "question_id": question["id"],
        "role": "told",
        "position": position(question["number"], "told"),
        "state": OutboxState.DUE,
        "reply": ACKNOWLEDGEMENT,
    }


def _row(workspace: str, number: int, arrival: Arrival) -> dict[str, Any]:
    return {
        "id": new_id("q"),
        "workspace_id": workspace,
        "thread_id": arrival.thread,
        "person_id": arrival.person,
        "event_id": arrival.event_id,
        "number": number,
        "kind": arrival.kind,
        "words": storable(arrival.words),
        "parent_id": arrival.parent,
        "choices": list(arrival.choices),
        "changes": arrival.changes,
        "attachments": list(arrival.attachments),
        "state": QuestionState.RECEIVED,
        "due_at": now() + arrival.waits,
    }
