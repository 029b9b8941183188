"""The way to a thread: only for those who may, and each refusal is audited."""

from sqlalchemy.orm import Session

from bot.errors import Missing
from ledger.database import Database
from ledger.policy import may
from ledger.repositories.audit import Audit
from ledger.repositories.people import Threads
from ledger.tables import Person, Thread


class NotYours(Missing):
    """A thread that the person may not reach. It reads like a thread that is not there, so that ids tell nothing."""

    def __init__(self, person: Person, action: str, subject: str) -> None:
        super().__init__("There is no such thread.", "Open one of your threads from the list.")
        self.person = person
        self.action = action
        self.subject = subject


def open_thread(session: Session, person: Person, action: str, thread: str) -> Thread:
    """The thread, where the person may do `action` with it. NotYours, to be audited, where they may not."""
    found = Threads(session).get(person.workspace_id, thread)
    if found is None or may(person, action, found) is not None:
        raise NotYours(person, action, thread)
    return found


def audit_refusal(database: Database, refused: NotYours) -> None:
    """Record that somebody reached for what is not theirs."""
    person = refused.person
    with database.write() as session:
        Audit(session).add(person.workspace_id, person.id, refused.action, refused.subject[:64], False, {})
