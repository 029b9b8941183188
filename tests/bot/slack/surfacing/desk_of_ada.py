"""Ada's things in a Slack workspace: questions in every state, files, a model."""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy.orm import Session

from ledger.database import Database
from ledger.identity import new_id
from ledger.leases import move
from ledger.repositories.arrivals import Arrival
from ledger.repositories.datasets import Datasets
from ledger.repositories.jobs import Jobs
from ledger.repositories.models import Models
from ledger.repositories.outbox import Outbox
from ledger.repositories.people import People, Threads, Workspaces
from ledger.repositories.questions import Questions
from ledger.states import QuestionState
from ledger.tables import Json, Person, Question
from tests.bot.office import says

ROAD = (QuestionState.READY, QuestionState.PLANNED, QuestionState.ANSWERED)


@dataclass
class Ada:
    """Somebody in a workspace on Slack. Each method is a transaction of its own."""

    database: Database
    workspace: str = "slack_T1"
    user: str = "U1"

    def person(self, role: str = "member") -> Person:
        with self.database.write() as session:
            Workspaces(session).ensure(self.workspace, "slack", "Acme")
            return People(session).ensure(self.workspace, self.user, "Ada", role)

    def asks(self, words: str, state: str = QuestionState.PLANNED, spot: str = "C1/170.1", **more: object) -> str:
        """A question that has come as far as `state`."""
        person = self.person()
        with self.database.write() as session:
            thread = Threads(session).ensure(self.workspace, spot, person.id)
            arrival = Arrival(new_id("e"), thread.id, person.id, words=words)
            asked = Questions(session).receive(self.workspace, arrival)
            assert asked is not None
            for step in ROAD:
                if asked.state != state:
                    move(session, asked, step)
            for name, value in more.items():
                setattr(asked, name, value)
            return asked.id

    def is_told(self, question: str, text: str, role: str = "answer") -> str:
        with self.database.write() as session:
            row = Outbox(session).put(self.workspace, self._question(session, question), role, says(text))
            assert row is not None
            return row.id

    def waits_for(self, question: str, state: str = "running", **progress: object) -> str:
        with self.database.write() as session:
            asked = self._question(session, question)
            job = Jobs(session).open(self.workspace, asked, "analysis", "full", 60)
            job.state, job.progress = state, dict(progress)
            return job.id

    def gave(self, question: str, name: str, size: int = 2048) -> str:
        with self.database.write() as session:
            asked = self._question(session, question)
            digest = sha256(name.encode()).hexdigest()
            return Datasets(session).add(self.workspace, asked, name, size, digest, "key").id

    def has_model(self, question: str, name: str, target: str, **metrics: float) -> None:
        job = self.waits_for(question, "done")
        with self.database.write() as session:
            found = Jobs(session).get(self.workspace, job)
            assert found is not None
            card = {"id": new_id("m"), "name": name, "target": target, "metrics": metrics}
            Models(session).add(self.workspace, found, card, 0, "key")

    def _question(self, session: Session, question: str) -> Question:
        found = Questions(session).get(self.workspace, question)
        assert found is not None
        return found


def words_of(blocks: list[Json]) -> str:
    """All that blocks say, to be looked into."""
    said: list[str] = []
    for block in blocks:
        for each in (block.get("text"), *block.get("fields", ()), *block.get("elements", ()), block.get("accessory")):
            text = (each or {}).get("text") if isinstance(each, dict) else each
            said.append(str(text.get("text") if isinstance(text, dict) else text))
    return "\n".join(said)
