"""A question's way, told in the terminal as it goes."""

from ledger.database import Database
from ledger.repositories.jobs import Jobs
from ledger.repositories.outbox import Outbox
from ledger.tables import Job, Json
from reports.reply import Chart, FilePart
from reports.stored import load_reply
from workers.console.house.supervisor import Say


class Follower:
    """Says what is new about a question: the plan, each stage with the best so far, the answer."""

    def __init__(self, database: Database, workspace: str, question: str, say: Say) -> None:
        self._database = database
        self._workspace = workspace
        self._question = question
        self._say = say
        self._told = False
        self._stage = ""

    def look(self) -> bool:
        """Say what is new; whether the answer was."""
        with self._database.read() as session:
            outbox = Outbox(session)
            told = outbox.of_question(self._workspace, self._question, "told")
            answer = outbox.of_question(self._workspace, self._question, "answer")
            jobs = Jobs(session).of_question(self._workspace, self._question)
        if told is not None and not self._told:
            self._told = True
            self._say(f"{_words(told.reply)}\n")
        for job in jobs:
            self._progress(job)
        if answer is not None:
            self._say(f"\n{_words(answer.reply)}{_files(answer.reply)}")
        return answer is not None

    def _progress(self, job: Job) -> None:
        stage, best = job.progress.get("stage"), job.progress.get("best")
        line = f"· {stage}" if best is None else f"· {stage} (best so far: {best})"
        if job.purpose == "full" and stage and line != self._stage:
            self._stage = line
            self._say(line)


def _words(reply: Json) -> str:
    return load_reply(reply).text()


def _files(reply: Json) -> str:
    names = [part.path.name for part in load_reply(reply).parts if isinstance(part, Chart | FilePart)]
    return f"\n\nFiles in the thread: {', '.join(names)}" if names else ""
