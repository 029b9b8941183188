"""Who may do what: the one place that says so.

A workspace is closed to the people of others. Inside it a private thread is for the person who began it alone, admins
included; another thread is for all. Within a thread that one may see, everybody asks; what somebody began, they and
admins may stop, change or delete.
"""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from ledger.repositories.audit import Audit
from ledger.tables import Dataset, Person, Question, Source, Thread, Workspace

Subject = Workspace | Thread | Question | Dataset | Source


class Action(StrEnum):
    """What people do.

    configure, see_usage and add_source are about a workspace, use_source, test_source and remove_source about a source,
    all else about a thread or what is in it.
    """

    SEE = "see"
    ASK = "ask"
    DOWNLOAD = "download"
    STOP = "stop"
    CHANGE = "change"
    SHARE = "share"
    DELETE_FILE = "delete_file"
    DELETE_THREAD = "delete_thread"
    SEE_USAGE = "see_usage"
    CONFIGURE = "configure"
    ADD_SOURCE = "add_source"
    USE_SOURCE = "use_source"
    TEST_SOURCE = "test_source"
    REMOVE_SOURCE = "remove_source"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why not, and what to do. hidden: the subject is to be treated as if it weren't there."""

    sentence: str
    remedy: str
    hidden: bool = False


_FOR_ALL = (Action.SEE, Action.ASK, Action.DOWNLOAD)
_FOR_ADMINS = (Action.SEE_USAGE, Action.CONFIGURE, Action.ADD_SOURCE)
_UNSEEN = Refusal("There is no such thread here.", "Open one of your own threads, or begin a new one.", hidden=True)
_OF_SOURCES = (Action.USE_SOURCE, Action.TEST_SOURCE, Action.REMOVE_SOURCE)
_NOT_IN_THREADS = (*_FOR_ADMINS, *_OF_SOURCES)
_NO_SOURCE = Refusal("There is no such source here.", "Ask an admin which sources there are.", hidden=True)
_ADMINS_ONLY = Refusal("Only admins of this workspace may do that.", "Ask an admin.")
_REFUSED = {
    Action.STOP: Refusal("Only the person who asked may stop this.", "Ask them, or an admin."),
    Action.CHANGE: Refusal("Only the person who asked may change this.", "Ask the question anew, as you would put it."),
    Action.SHARE: Refusal("Only the person who began this thread may share it.", "Ask them, or an admin."),
    Action.DELETE_FILE: Refusal("Only the person who gave this file may delete it.", "Ask them, or an admin."),
    Action.DELETE_THREAD: Refusal("Only the person who began this thread may delete it.", "Ask them, or an admin."),
}


def may(person: Person, action: Action | str, subject: Subject, *, thread: Thread | None = None) -> Refusal | None:
    """None where the person may; else why not. ValueError where there is no such action.

    subject: what is acted on. thread: where the subject is, when it is a question or a file.
    """
    action = Action(action)
    if isinstance(subject, Workspace):
        return _in_workspace(person, action, subject)
    if isinstance(subject, Source):
        return _of_source(person, action, subject)
    place = subject if isinstance(subject, Thread) else thread
    if (
        place is None
        or action in (*_FOR_ADMINS, *_OF_SOURCES)
        or not _holds(place, subject)
        or not _sees(person, place)
    ):
        return _UNSEEN
    if action in _FOR_ALL or subject.person_id == person.id or person.role == "admin":
        return None
    return _REFUSED[action]


def record(session: Session, person: Person, action: Action | str, subject: Subject, refusal: Refusal | None) -> None:
    """Write to the audit of the person's workspace what they did, or were refused."""
    detail = {} if refusal is None else {"why": refusal.sentence}
    Audit(session).add(person.workspace_id, person.id, Action(action), subject.id, refusal is None, detail)


def _in_workspace(person: Person, action: Action, workspace: Workspace) -> Refusal | None:
    if person.workspace_id != workspace.id:
        return _UNSEEN
    if action in _FOR_ADMINS:
        return None if person.role == "admin" else _ADMINS_ONLY
    return None if action in (Action.SEE, Action.ASK) else _UNSEEN


def _of_source(person: Person, action: Action, source: Source) -> Refusal | None:
    """Everybody of the workspace uses a source, unless it is for admins; admins alone look after it."""
    if person.workspace_id != source.workspace_id:
        return _NO_SOURCE
    if person.role == "admin":
        return None if action in _OF_SOURCES else _NO_SOURCE
    if action is Action.USE_SOURCE:
        return _NO_SOURCE if source.for_admins else None
    return _ADMINS_ONLY


def _holds(thread: Thread, subject: Thread | Question | Dataset) -> bool:
    if isinstance(subject, Thread):
        return True
    return (subject.workspace_id, subject.thread_id) == (thread.workspace_id, thread.id)


def _sees(person: Person, thread: Thread) -> bool:
    if thread.workspace_id != person.workspace_id or thread.deleted_at is not None:
        return False
    return not thread.private or thread.person_id == person.id
