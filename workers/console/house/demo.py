"""`threadcast demo`: everything on this machine, with made-up files, each asked about in a thread of its own."""

import tempfile
import time
from pathlib import Path

from automl.errors import ThreadcastError
from ledger.clock import SystemClock
from ledger.database import Database
from ledger.files import StoredFiles
from ledger.repositories.arrivals import Arrival
from ledger.repositories.people import People, Threads
from ledger.repositories.questions import Questions
from ledger.repositories.web import WebPosts
from ledger.settings import Settings
from ledger.tables import Json, Question
from workers.console.house.follow import Follower
from workers.console.house.links import OWNER, WORKSPACE
from workers.console.house.supervisor import Say, Supervisor
from workers.console.house.up import owners_link, wait_for_web
from workers.console.samples import CUSTOMERS, DEALS, SALES, Sample, write_samples

_EVENT = "demo"
_FOLDER = "samples"
_LOOK_SECONDS = 0.25
_SLACK_SECONDS = 120.0
"""Beyond the answer's own budget, for a machine that is busy starting."""


class Demo:
    """The demo's conversation; `answered` once its answer was printed. once: end everything then."""

    def __init__(self, settings: Settings, say: Say, *, once: bool) -> None:
        self._settings = settings
        self._say = say
        self._once = once
        self.answered = False

    def talk(self, supervisor: Supervisor, url: str) -> None:
        """Ask, print what comes, and say how it goes on. In a thread of its own."""
        try:
            if wait_for_web(supervisor, url):
                self._talk(supervisor, url)
        finally:
            if self._once:
                supervisor.end()

    def _talk(self, supervisor: Supervisor, url: str) -> None:
        database = Database(self._settings.database)
        entry = owners_link(self._settings, url)
        self._say(f"Threadcast runs. Open this link; it works once, within an hour:\n\n  {entry}\n")
        question = ask(database, self._settings, SALES)
        self._say(f"A made-up sales file, {SALES.name}, and the question: {question.words}\n")
        self.answered = self._follow(supervisor, Follower(database, WORKSPACE, question.id, self._say))
        if not self._once and not supervisor.ending:
            self._go_on(database)
        database.close()

    def _go_on(self, database: Database) -> None:
        """Ask about the other files too, and say where they lie, to be dropped into any chat."""
        for sample in (CUSTOMERS, DEALS):
            ask(database, self._settings, sample)
        folder = self._settings.home / _FOLDER
        write_samples(folder, SystemClock().today())
        self._say(
            "\nIt is in the browser too, with its chart and workbook. Two more threads there ask about customers who "
            f"may leave and about a sales pipeline. The three files lie in {folder}: drop them into any chat, and ask "
            "on. Ctrl-C ends everything."
        )

    def _follow(self, supervisor: Supervisor, follower: Follower) -> bool:
        until = time.monotonic() + self._settings.budget_seconds + _SLACK_SECONDS
        while time.monotonic() < until and not supervisor.ending:
            if follower.look():
                return True
            time.sleep(_LOOK_SECONDS)
        if not supervisor.ending:
            self._say(f"No answer yet. The logs in {self._settings.home / 'logs'} say what goes on.")
        return False


def ask(database: Database, settings: Settings, sample: Sample) -> Question:
    """A sample's question, as it arrives from the web chat; the one that is there where this home has it already."""
    with database.read() as session:
        known = Questions(session).of_event(WORKSPACE, _name(sample))
    return known or _receive(database, sample, _upload(settings, sample))


def _name(sample: Sample) -> str:
    """What the event and the thread of a sample are called."""
    return _EVENT if sample is SALES else f"{_EVENT}-{Path(sample.name).stem}"


def _upload(settings: Settings, sample: Sample) -> Json:
    key = f"{WORKSPACE}/uploads/demo/{sample.name}"
    settings.scratch.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.scratch) as folder:
        file = sample.write(Path(folder) / sample.name, SystemClock().today())
        StoredFiles(settings.files, settings.scratch).put(key, file)
        return {"reference": key, "name": sample.name, "bytes": file.stat().st_size}


def _receive(database: Database, sample: Sample, attachment: Json) -> Question:
    event, words = _name(sample), sample.question
    with database.write() as session:
        person = People(session).ensure(WORKSPACE, OWNER, "Owner", role="admin")
        threads = Threads(session)
        thread = threads.ensure(WORKSPACE, event, person.id)
        threads.touch(thread, words)
        question = Questions(session).receive(
            WORKSPACE, Arrival(event, thread.id, person.id, words, attachments=[attachment])
        )
        if question is None:
            raise ThreadcastError("The demo's question is being asked already.", "Look at its thread in the browser.")
        content = {"words": words, "files": [attachment]}
        WebPosts(session).add(WORKSPACE, thread.id, event, "person", content, person=person.id, question=question.id)
        return question
