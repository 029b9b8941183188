"""`threadcast demo`: everything on this machine, with a made-up sales file and a question in a first thread."""

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
from workers.console.sample import write_sample

QUESTION = "predict next quarter by region"
_FILE = "sample_sales.csv"
_EVENT = "demo"
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
        question = ask(database, self._settings)
        self._say(f"A made-up sales file, {_FILE}, and the question: {question.words}\n")
        self.answered = self._follow(supervisor, Follower(database, WORKSPACE, question.id, self._say))
        database.close()
        if not self._once and not supervisor.ending:
            self._say("\nIt is in the browser too, with its chart and workbook. Ctrl-C ends everything.")

    def _follow(self, supervisor: Supervisor, follower: Follower) -> bool:
        until = time.monotonic() + self._settings.budget_seconds + _SLACK_SECONDS
        while time.monotonic() < until and not supervisor.ending:
            if follower.look():
                return True
            time.sleep(_LOOK_SECONDS)
        if not supervisor.ending:
            self._say(f"No answer yet. The logs in {self._settings.home / 'logs'} say what goes on.")
        return False


def ask(database: Database, settings: Settings) -> Question:
    """The demo's question, as it arrives from the web chat; the one that is there where this home has it already."""
    with database.read() as session:
        known = Questions(session).of_event(WORKSPACE, _EVENT)
    return known or _receive(database, _upload(settings))


def _upload(settings: Settings) -> Json:
    key = f"{WORKSPACE}/uploads/demo/{_FILE}"
    settings.scratch.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.scratch) as folder:
        file = write_sample(Path(folder) / _FILE, SystemClock().today())
        StoredFiles(settings.files, settings.scratch).put(key, file)
        return {"reference": key, "name": _FILE, "bytes": file.stat().st_size}


def _receive(database: Database, attachment: Json) -> Question:
    with database.write() as session:
        person = People(session).ensure(WORKSPACE, OWNER, "Owner", role="admin")
        threads = Threads(session)
        thread = threads.ensure(WORKSPACE, "demo", person.id)
        threads.touch(thread, QUESTION)
        arrival = Arrival(_EVENT, thread.id, person.id, QUESTION, attachments=[attachment])
        question = Questions(session).receive(WORKSPACE, arrival)
        if question is None:
            raise ThreadcastError("The demo's question is being asked already.", "Look at its thread in the browser.")
        content = {"words": QUESTION, "files": [attachment]}
        WebPosts(session).add(WORKSPACE, thread.id, _EVENT, "person", content, person=person.id, question=question.id)
        return question
