"""An office for tests: people, threads and questions on a real database, and a courier whose platform is a fake."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import update

from bot.courier.delivery import Delivery
from bot.desk.acknowledging import acknowledge
from bot.searching import Place
from ledger.clock import now
from ledger.database import Database
from ledger.leases import move
from ledger.repositories.arrivals import Arrival
from ledger.repositories.jobs import Jobs
from ledger.repositories.outbox import Outbox
from ledger.repositories.people import People, Threads, Workspaces
from ledger.repositories.questions import Questions
from ledger.states import QuestionState
from ledger.tables import Json, OutboxRow, Person, Question
from tests.contracts.fake_platform import FakePlatform


def says(text: str) -> Json:
    """A reply of one paragraph."""
    return {"parts": [{"kind": "paragraph", "text": text}]}


@dataclass
class Office:
    """A workspace with people in it. Each method is a transaction of its own."""

    database: Database
    workspace: str = "local"

    def person(self, name: str = "Ada") -> Person:
        with self.database.write() as session:
            Workspaces(session).ensure(self.workspace, "web", "Local")
            return People(session).ensure(self.workspace, name, name)

    def thread(self, name: str = "first", person: str = "Ada") -> str:
        owner = self.person(person)
        with self.database.write() as session:
            return Threads(session).ensure(self.workspace, name, owner.id).id

    def question(self, thread: str, state: str = QuestionState.PLANNED, *, instant: bool = False) -> str:
        """A question that has come as far as `state`."""
        with self.database.write() as session:
            place = Threads(session).get(self.workspace, thread)
            assert place is not None
            arrival = Arrival(f"event {now().timestamp()}", thread, place.person_id, words="predict")
            asked = Questions(session).receive(self.workspace, arrival)
            assert asked is not None
            for step in (QuestionState.READY, QuestionState.PLANNED, QuestionState.ANSWERED):
                if asked.state != state:
                    move(session, asked, step)
            asked.instant = instant
            return asked.id

    def finish(self, question: str, state: str = QuestionState.ANSWERED) -> None:
        with self.database.write() as session:
            asked = Questions(session).get(self.workspace, question)
            assert asked is not None
            move(session, asked, state)

    def job(self, question: str, state: str = "queued", **progress: object) -> str:
        with self.database.write() as session:
            asked = Questions(session).get(self.workspace, question)
            assert asked is not None
            job = Jobs(session).open(self.workspace, asked, "analysis", "full", 60)
            job.state, job.progress = state, dict(progress)
            return job.id

    def work(self, job: str, state: str = "running", **progress: object) -> None:
        with self.database.write() as session:
            found = Jobs(session).get(self.workspace, job)
            assert found is not None
            found.state, found.progress = state, dict(progress)

    def put(self, question: str, role: str, reply: Json) -> str:
        with self.database.write() as session:
            asked = Questions(session).get(self.workspace, question)
            assert asked is not None
            row = Outbox(session).put(self.workspace, asked, role, reply)
            assert row is not None
            return row.id

    def acknowledge(self, question: str, *files: str) -> str:
        with self.database.write() as session:
            acknowledge(session, self.workspace, question, files)
            row = Outbox(session).of_question(self.workspace, question, "told")
            assert row is not None
            return row.id

    def connect(self) -> None:
        """The workspace has given its permission again."""
        with self.database.write() as session:
            Workspaces(session).connect(self.workspace)

    def row(self, row: str) -> OutboxRow:
        with self.database.read() as session:
            found = Outbox(session).get(self.workspace, row)
            assert found is not None
            return found

    def let_time_pass(self, seconds: float) -> None:
        """As if everything in the outbox had happened so long ago."""
        with self.database.write() as session:
            for row in session.query(OutboxRow):
                row.due_at -= timedelta(seconds=seconds)
                row.lease_until = row.lease_until and row.lease_until - timedelta(seconds=seconds)
                row.edited_at = row.edited_at and row.edited_at - timedelta(seconds=seconds)

    def hold(self, row: str, seconds: float) -> None:
        """As if another courier held an outbox row."""
        self._hold(OutboxRow, row, seconds)

    def hold_question(self, question: str, seconds: float) -> None:
        """As if another intake held a question."""
        self._hold(Question, question, seconds)

    def _hold(self, table: type[OutboxRow] | type[Question], row: str, seconds: float) -> None:
        until = now() + timedelta(seconds=seconds)
        with self.database.write() as session:
            session.execute(update(table).where(table.id == row).values(lease_token="theirs", lease_until=until))  # noqa: S106  a lease's name


class Courier:
    """Attends to threads when a test says so."""

    def __init__(self, database: Database, platform: FakePlatform) -> None:
        self._delivery = Delivery(database, platform)

    def attend(self, thread: str) -> float:
        return self._delivery.attend(Place("local", thread))
