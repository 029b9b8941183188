"""What people think of answers, within a transaction of the desk."""

from typing import Literal

from sqlalchemy.orm import Session

from bot.desk.access import open_thread
from bot.errors import Missing
from ledger.policy import Action
from ledger.repositories.feedback import Opinions
from ledger.repositories.questions import Questions
from ledger.tables import Person

Verdict = Literal["good", "bad"]


def judge(session: Session, person: Person, thread: str, question: str, verdict: Verdict) -> None:
    """Keep a person's opinion of an answer; the last one counts. Refused where they may not see it."""
    open_thread(session, person, Action.SEE, thread)
    found = Questions(session).get(person.workspace_id, question)
    if found is None or found.thread_id != thread:
        raise Missing("That answer is not in this thread.", "Nothing was kept.")
    Opinions(session).say(person.workspace_id, question, person.id, verdict)
