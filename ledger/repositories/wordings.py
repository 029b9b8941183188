"""Messages of a platform by their names: the wordings of each that became questions, and which were deleted there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Table
from sqlalchemy.orm import Session

from ledger.identity import new_id
from ledger.listed import EachOf, found_for_each
from ledger.once import insert_once
from ledger.tables import Json, Question, Retraction

_question, _retraction = cast("Table", Question.__table__), cast("Table", Retraction.__table__)
_MOST = 100
"""Wordings of one message that are looked at: those before them ended when a later one came."""
_WORDINGS = EachOf(
    _question,
    [_question.c.id, _question.c.event_id, _question.c.state, _question.c.attachments, _question.c.dataset_id],
    parts=2,
    matches=lambda key: (
        _question.c.workspace_id == key[0],
        _question.c.event_id >= key[1],
        _question.c.event_id < key[1] + "0",
    ),
    latest=_question.c.event_id,
    most=_MOST,
).prepared()
"""A stretch of the index, however many questions the workspace has; with "or" it would be all of them."""
_RETRACTED = EachOf(
    _retraction,
    [_retraction.c.id],
    parts=2,
    matches=lambda key: (_retraction.c.workspace_id == key[0], _retraction.c.message == key[1]),
    latest=_retraction.c.id,
    most=1,
).prepared()


@dataclass(frozen=True, slots=True)
class Named:
    """A message, by the event that its questions' events begin with."""

    workspace: str
    message: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording of a message that became a question."""

    question: str
    event_id: str
    state: str
    attachments: Sequence[Json]
    dataset: str | None


class Wordings:
    """What became of messages."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, workspace: str, message: str) -> list[Wording]:
        """The wordings of a message, in order."""
        return self.of_each([Named(workspace, message)])[0]

    def of_each(self, named: Sequence[Named]) -> list[list[Wording]]:
        """The wordings of each message, in order: those whose events begin with its own."""
        keys = [(each.workspace, each.message) for each in named]
        found = found_for_each(self._session.connection(), _WORDINGS, keys)
        return [_own(each.message, rows) for each, rows in zip(named, found, strict=True)]

    def retract(self, workspace: str, message: str) -> None:
        """Note that a message was deleted on its platform: nothing that is told of it later makes a question."""
        insert_once(self._session, Retraction, id=new_id("r"), workspace_id=workspace, message=message)

    def retracted(self, named: Sequence[Named]) -> list[bool]:
        """Whether each message was deleted on its platform."""
        keys = [(each.workspace, each.message) for each in named]
        return [bool(rows) for rows in found_for_each(self._session.connection(), _RETRACTED, keys)]


def _own(message: str, rows: Sequence[Sequence[object]]) -> list[Wording]:
    found = (Wording(*row) for row in rows)  # type: ignore[arg-type]  # as the statement tells them
    own = (each for each in found if each.event_id == message or each.event_id.startswith(f"{message}/"))
    return sorted(own, key=lambda each: each.event_id)
