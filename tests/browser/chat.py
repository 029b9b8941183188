"""The web chat in this process, with its courier; tests play the workers by writing to the ledger what those write."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import uvicorn
from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.courier.courier import Courier
from bot.serving import listen
from bot.web.app import application
from bot.wiring import Wired, wire
from ledger.clock import now
from ledger.identity import new_id
from ledger.repositories.arrivals import Arrival
from ledger.repositories.jobs import Jobs
from ledger.repositories.outbox import Outbox
from ledger.repositories.people import People, Threads, Workspaces
from ledger.repositories.questions import Questions
from ledger.repositories.web import WebPosts, WebSessions
from ledger.settings import Settings
from ledger.states import JobState, QuestionState
from ledger.tables import Base, Json, Person, Question, WebSession
from reports.reply import Part, Reply
from reports.stored import dump_reply

WORKSPACE = "local"
_PATIENCE_SECONDS = 10.0


class Chat:
    """A running web chat and its ledger. origin: its address."""

    def __init__(self, wired: Wired, origin: str) -> None:
        self.origin = origin
        self.files = wired.house.files
        self.database = wired.house.database
        with self.database.write() as session:
            Workspaces(session).ensure(WORKSPACE, "web", "Local")
            self.person = People(session).ensure(WORKSPACE, "dana", "Dana Petrov", role="admin").id

    def link(self) -> str:
        """A new one-time link."""
        with self.database.write() as session:
            return f"{self.origin}/enter?link={WebSessions(session).invite(WORKSPACE, self.person, 10)}"

    def sign_out(self) -> None:
        """End all sessions."""
        with self.database.write() as session:
            session.execute(update(WebSession).values(expires_at=now() - timedelta(days=1)))

    def thread(self, title: str = "") -> str:
        with self.database.write() as session:
            found = Threads(session).ensure(WORKSPACE, new_id("web"), self.person)
            found.title = title
            return found.id

    def asked(self, thread: str, words: str, files: Sequence[Json] = ()) -> str:
        """A question that a person put, from any window of theirs."""
        with self.database.write() as session:
            event = new_id("e")
            arrival = Arrival(event, thread, self.person, words=words, attachments=list(files))
            question = Questions(session).receive(WORKSPACE, arrival)
            assert question is not None
            content = {"words": words, "files": list(files)}
            WebPosts(session).add(WORKSPACE, thread, event, "person", content, question=question.id)
            return question.id

    def newest(self, thread: str) -> str:
        """The question that came last, as soon as there is one."""
        until = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < until:
            with self.database.read() as session:
                found = Questions(session).of_thread(WORKSPACE, thread)
            if found:
                return found[-1].id
            time.sleep(0.05)
        raise AssertionError("no question came")

    def questions(self, thread: str) -> Sequence[Question]:
        with self.database.read() as session:
            return Questions(session).of_thread(WORKSPACE, thread)

    def plan(self, question: str, *parts: Part) -> None:
        """A plan said back, its work waiting."""
        with self.database.write() as session:
            row = _get(session, question)
            Outbox(session).put(WORKSPACE, row, "told", dump_reply(Reply(parts)))
            Jobs(session).open(WORKSPACE, row, "analysis", "full", 60)
            row.state = QuestionState.PLANNED

    def work(self, question: str, stage: str, share: float, best: str | None = None, left: float | None = None) -> None:
        """Progress of the work."""
        with self.database.write() as session:
            job = Jobs(session).full(WORKSPACE, question)
            assert job is not None
            job.state = JobState.RUNNING
            job.progress = {"stage": stage, "share": share, "best": best, "seconds_left": left}

    def answer(self, question: str, *parts: Part, pictures: Sequence[Path] = ()) -> None:
        """The answer. pictures: the files that its parts name, stored under their names."""
        for picture in pictures:
            self.files.put(self.key(question, picture.name), picture)
        with self.database.write() as session:
            row = _get(session, question)
            job = Jobs(session).full(WORKSPACE, question)
            if job is not None:
                job.state = JobState.DONE
            row.instant = job is None
            Outbox(session).put(WORKSPACE, row, "answer", dump_reply(Reply(parts)))
            row.state = QuestionState.ANSWERED

    def key(self, question: str, name: str) -> str:
        """Where an answer's file lies."""
        return f"{WORKSPACE}/{question}/answer/{name}"

    def who(self) -> Person:
        with self.database.read() as session:
            return session.get_one(Person, self.person)


def _get(session: Session, question: str) -> Question:
    return session.get_one(Question, question)


@contextmanager
def living(home: Path) -> Iterator[Chat]:
    """A chat that listens while the block lasts; nothing is fetched or worked on by itself."""
    settings = Settings(home=home, web_port=0, _env_file=None)
    listening = listen(0)
    port = int(listening.getsockname()[1])
    wired = wire(settings, port)
    couriers = [each for each in wired.patrols if isinstance(each, Courier)]
    Base.metadata.create_all(wired.house.database.engine)
    server = uvicorn.Server(uvicorn.Config(application(wired.house, couriers), log_config=None, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.02)
        yield Chat(wired, f"http://127.0.0.1:{port}")
    finally:
        wired.house.watching.close()
        server.should_exit = True
        thread.join(15)
        wired.house.database.close()
