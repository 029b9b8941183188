"""Arrivals: what comes from people, kept in few prepared statements, since an acknowledgement waits for it.

The rows of the tables' own classes would take three times as long.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import Table, bindparam, case, func, insert, select, update
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.identity import new_id
from ledger.once import insert_once
from ledger.repositories.outbox import ACKNOWLEDGEMENT, position
from ledger.states import OutboxState, QuestionState
from ledger.tables import Json, OutboxRow, Question, Retraction, Thread, WebPost
from ledger.texts import storable
from ledger.transitions import announce

_TITLE_LENGTH = 80
_question, _thread, _post, _outbox, _retraction = (
    cast("Table", each.__table__) for each in (Question, Thread, WebPost, OutboxRow, Retraction)
)

_EVENT = select(_question.c.id, _question.c.thread_id, _question.c.person_id).where(
    _question.c.workspace_id == bindparam("workspace"), _question.c.event_id == bindparam("event")
)
_VERSIONS = select(
    _question.c.id, _question.c.event_id, _question.c.state, _question.c.attachments, _question.c.dataset_id
).where(
    _question.c.workspace_id == bindparam("workspace"),
    _question.c.event_id >= bindparam("message"),
    _question.c.event_id < bindparam("before"),
)
"""A stretch of the index, however many questions the workspace has; with "or" it would be all of them."""
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
_RETRACTED = select(_retraction.c.id).where(
    _retraction.c.workspace_id == bindparam("workspace"), _retraction.c.message == bindparam("message")
)
_UNFINISHED = (QuestionState.RECEIVED, QuestionState.READY, QuestionState.PLANNED)
_CHOSEN = select(_question.c.id, _question.c.choices).where(
    _question.c.state.in_(_UNFINISHED),
    _question.c.workspace_id == bindparam("workspace"),
    _question.c.person_id == bindparam("person"),
    _question.c.parent_id == bindparam("parent"),
)
_OPEN = select(func.count().filter(_question.c.workspace_id == bindparam("workspace"))).where(
    _question.c.state.in_(_UNFINISHED),
    _question.c.person_id == bindparam("person"),
)
"""Found by the person: where the workspace is a condition too, SQLite goes through all of its questions."""
_COMPLETE = (
    update(_question)
    .where(
        _question.c.workspace_id == bindparam("workspace"),
        _question.c.id == bindparam("question"),
        _question.c.state == QuestionState.RECEIVED,
        _question.c.due_at > bindparam("moment"),
        _question.c.lease_until.is_(None),
    )
    .values(attachments=bindparam("files"), due_at=bindparam("moment"))
    .returning(_question.c.id)
)
_KEEP = insert(_question)
_SAY = insert(_post)
_PLACE = select(_question.c.thread_id, _question.c.number).where(
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
class Version:
    """A wording of a message that became a question."""

    question: str
    event_id: str
    state: str
    attachments: Sequence[Json]
    dataset: str | None


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

    def versions(self, workspace: str, message: str) -> list[Version]:
        """The wordings of a message that became questions, in order: those whose events begin with its own."""
        bounds = {"workspace": workspace, "message": message, "before": f"{message}0"}
        found = [Version(*each) for each in self._connection.execute(_VERSIONS, bounds)]
        own = (each for each in found if each.event_id == message or each.event_id.startswith(f"{message}/"))
        return sorted(own, key=lambda each: each.event_id)

    def retract(self, workspace: str, message: str) -> None:
        """Note that a message was deleted on its platform: nothing that is told of it later makes a question."""
        insert_once(self._session, Retraction, id=new_id("r"), workspace_id=workspace, message=message)

    def retracted(self, workspace: str, message: str) -> bool:
        """Whether a message was deleted on its platform."""
        named = {"workspace": workspace, "message": message}
        return self._connection.execute(_RETRACTED, named).one_or_none() is not None

    def chosen(self, workspace: str, arrival: Arrival) -> str | None:
        """The question that the same choice of the same person became, while it waits for its answer."""
        named = {"workspace": workspace, "person": arrival.person, "parent": arrival.parent}
        found = self._connection.execute(_CHOSEN, named).all()
        return next((question for question, choices in found if list(choices) == list(arrival.choices)), None)

    def open(self, workspace: str, person: str) -> int:
        """How many questions of a person wait for their answers."""
        return int(self._connection.execute(_OPEN, {"workspace": workspace, "person": person}).scalar_one())

    def keep(self, workspace: str, arrival: Arrival) -> str:
        """A new question's id, in state received. IntegrityError where its event is known."""
        number = arrival.number or self._next_number(workspace, arrival)
        question = new_id("q")
        self._connection.execute(_KEEP, _row(workspace, question, number, arrival))
        announce(self._session, "questions", question, None, QuestionState.RECEIVED)
        if arrival.acknowledged:
            self._acknowledge(workspace, question, arrival.thread, number)
        return question

    def _next_number(self, workspace: str, arrival: Arrival) -> int:
        values = {"workspace": workspace, "thread": arrival.thread, "moment": now()}
        title = {"words": storable(_title(arrival), _TITLE_LENGTH)}
        return int(self._connection.execute(_NUMBER, {**values, **title}).scalar_one())

    def complete(self, workspace: str, question: str, attachments: Sequence[Json]) -> bool:
        """A question that waits for the rest of what came has these files and waits no more. False where none waits."""
        values = {"workspace": workspace, "question": question, "files": list(attachments), "moment": now()}
        return self._connection.execute(_COMPLETE, values).one_or_none() is not None

    def acknowledge(self, workspace: str, question: str) -> None:
        """Have the thread read at once that a question has come, which was just kept, until there is more to say."""
        thread, number = self._connection.execute(_PLACE, {"workspace": workspace, "question": question}).one()
        self._acknowledge(workspace, question, thread, number)

    def _acknowledge(self, workspace: str, question: str, thread: str, number: int) -> None:
        row = {"id": new_id("o"), "workspace_id": workspace, "thread_id": thread, "question_id": question}
        place = {"role": "told", "position": position(number, "told"), "state": OutboxState.DUE}
        self._connection.execute(_ACKNOWLEDGE, {**row, **place, "reply": ACKNOWLEDGEMENT})
        announce(self._session, "outbox", row["id"], None, OutboxState.DUE)

    def say(self, workspace: str, thread: str, key: str, content: Json, person: str, question: str) -> None:
        """What a person said, as it stands in a web thread. IntegrityError where the thread has that key."""
        row = {"id": new_id("w"), "workspace_id": workspace, "thread_id": thread, "key": key, "role": "person"}
        self._connection.execute(_SAY, {**row, "content": content, "person_id": person, "question_id": question})


def _title(arrival: Arrival) -> str:
    """What a thread without a name is called from now on; a choice with a key, such as "table=Orders", names none."""
    return "" if any("=" in choice for choice in arrival.choices) else arrival.words


def _row(workspace: str, question: str, number: int, arrival: Arrival) -> dict[str, Any]:
    return {
        "id": question,
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
