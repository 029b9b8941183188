"""Rows that the tests of the ledger begin with."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from threading import Barrier
from typing import TypeVar

from sqlalchemy import update

from ledger.database import Database
from ledger.repositories.arrivals import Arrival
from ledger.repositories.people import People, Threads, Workspaces
from ledger.repositories.questions import Questions
from ledger.states import QuestionState
from ledger.tables import Job, OutboxRow, Question

Outcome = TypeVar("Outcome")


@dataclass(frozen=True)
class Scene:
    """A workspace with a person and a thread."""

    workspace: str
    person: str
    thread: str


def scene(database: Database, workspace: str = "acme") -> Scene:
    with database.write() as session:
        Workspaces(session).ensure(workspace, "web", workspace.title())
        person = People(session).ensure(workspace, f"{workspace}-ann", "Ann").id
        return Scene(workspace, person, Threads(session).ensure(workspace, f"{workspace}-talk", person).id)


def ask(database: Database, here: Scene, event: str = "e1", state: str = QuestionState.RECEIVED) -> Question:
    """A question in a state, as if it had come along the road to it."""
    with database.write() as session:
        arrival = Arrival(event_id=event, thread=here.thread, person=here.person, words="predict next quarter")
        question = Questions(session).receive(here.workspace, arrival)
        assert question is not None
        question.state = state
        return question


def age(database: Database, row: Question | Job | OutboxRow, by: timedelta) -> None:
    """Make a row as old as if `by` had passed since all that happened to it."""
    table = type(row)
    names = ("created_at", "due_at", "lease_until", "rung_at")
    with database.write() as session:
        found = session.get_one(table, row.id)
        then = {name: getattr(found, name) - by for name in names if getattr(found, name) is not None}
        session.execute(update(table).where(table.id == row.id).values(**then))


def at_once(works: Sequence[Callable[[], Outcome]]) -> list[Outcome]:
    """The outcomes of works that begin at the same moment."""
    start = Barrier(len(works))

    def begin(work: Callable[[], Outcome]) -> Outcome:
        start.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(begin, works))
