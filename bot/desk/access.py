"""The way to threads and what is in them: only for those who may, and each refusal is audited."""

from sqlalchemy.orm import Session

from bot.errors import Refused
from ledger.database import Database
from ledger.policy import Action, Refusal, Subject, may
from ledger.repositories.audit import Audit
from ledger.repositories.people import Threads
from ledger.tables import Person, Thread

_UNSEEN = Refusal("There is no such thread here.", "Open one of your own threads, or begin a new one.", hidden=True)


class NotAllowed(Refused):
    """Somebody reached for what they may not. What they may not even see reads as if it were not there."""

    def __init__(self, person: Person, action: Action, subject: str, refusal: Refusal) -> None:
        super().__init__(refusal.sentence, refusal.remedy)
        self.status = 404 if refusal.hidden else 403
        self.person = person
        self.action = action
        self.subject = subject


def open_thread(session: Session, person: Person, action: Action, thread: str) -> Thread:
    """The thread, where the person may do `action` with it. NotAllowed, to be audited, where they may not."""
    return opened(Threads(session).get(person.workspace_id, thread), person, action, thread)


def opened(found: Thread | None, person: Person, action: Action, thread: str) -> Thread:
    """A thread that was read, where the person may do `action` with it. NotAllowed where they may not."""
    if found is None:
        raise NotAllowed(person, action, thread, _UNSEEN)
    allow(person, action, found, found)
    return found


def allow(person: Person, action: Action, subject: Subject, thread: Thread) -> None:
    """NotAllowed, to be audited, where a person may not do `action` with something in a thread."""
    refusal = may(person, action, subject, thread=thread)
    if refusal is not None:
        raise NotAllowed(person, action, subject.id, refusal)


def audit_refusal(database: Database, refused: NotAllowed) -> None:
    """Record that somebody reached for what they may not."""
    person = refused.person
    with database.write() as session:
        why = {"why": refused.sentence}
        Audit(session).add(person.workspace_id, person.id, refused.action, refused.subject, allowed=False, detail=why)
