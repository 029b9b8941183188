"""Who may do what, as a table: each row is what people of a company would expect."""

import pytest

from ledger.clock import now
from ledger.database import Database
from ledger.policy import Action, Refusal, Subject, may, record
from ledger.repositories.audit import Audit
from ledger.tables import Dataset, Person, Question, Source, Thread, Workspace


def _person(name: str, role: str = "member", workspace: str = "acme") -> Person:
    return Person(id=name, workspace_id=workspace, platform_user=name, name=name, role=role)


ANN, BEN = _person("ann"), _person("ben")
ADA = _person("ada", "admin")
EVE = _person("eve", "admin", workspace="other")
PEOPLE = {"ann": ANN, "ben": BEN, "ada": ADA, "eve": EVE}
PRIVATE = Thread(id="t_1", workspace_id="acme", person_id="ann", private=True)
SHARED = Thread(id="t_2", workspace_id="acme", person_id="ann", private=False)
ACME = Workspace(id="acme", platform="web", name="Acme")

YES, NO = True, False
THREADS = [
    # action, thread, who may: ann began it, ben is a member, ada an admin, eve an admin elsewhere
    ("see", PRIVATE, {"ann": YES, "ben": NO, "ada": NO, "eve": NO}),
    ("ask", PRIVATE, {"ann": YES, "ben": NO, "ada": NO, "eve": NO}),
    ("download", PRIVATE, {"ann": YES, "ben": NO, "ada": NO, "eve": NO}),
    ("share", PRIVATE, {"ann": YES, "ben": NO, "ada": NO, "eve": NO}),
    ("delete_thread", PRIVATE, {"ann": YES, "ben": NO, "ada": NO, "eve": NO}),
    ("see", SHARED, {"ann": YES, "ben": YES, "ada": YES, "eve": NO}),
    ("ask", SHARED, {"ann": YES, "ben": YES, "ada": YES, "eve": NO}),
    ("download", SHARED, {"ann": YES, "ben": YES, "ada": YES, "eve": NO}),
    ("share", SHARED, {"ann": YES, "ben": NO, "ada": YES, "eve": NO}),
    ("delete_thread", SHARED, {"ann": YES, "ben": NO, "ada": YES, "eve": NO}),
]
INSIDE = [
    # the same for what ben brought into ann's threads
    ("stop", SHARED, {"ann": NO, "ben": YES, "ada": YES, "eve": NO}),
    ("change", SHARED, {"ann": NO, "ben": YES, "ada": YES, "eve": NO}),
    ("delete_file", SHARED, {"ann": NO, "ben": YES, "ada": YES, "eve": NO}),
    ("download", SHARED, {"ann": YES, "ben": YES, "ada": YES, "eve": NO}),
    ("stop", PRIVATE, {"ann": NO, "ben": NO, "ada": NO, "eve": NO}),
    ("delete_file", PRIVATE, {"ann": NO, "ben": NO, "ada": NO, "eve": NO}),
]
WORKSPACE = [
    ("configure", {"ann": NO, "ada": YES, "eve": NO}),
    ("add_source", {"ann": NO, "ada": YES, "eve": NO}),
    ("see_usage", {"ann": NO, "ada": YES, "eve": NO}),
    ("ask", {"ann": YES, "ada": YES, "eve": NO}),
    ("delete_thread", {"ann": NO, "ada": NO, "eve": NO}),
]
SOURCES = [
    # action, whether the source is for admins, who may
    ("use_source", NO, {"ann": YES, "ada": YES, "eve": NO}),
    ("use_source", YES, {"ann": NO, "ada": YES, "eve": NO}),
    ("test_source", NO, {"ann": NO, "ada": YES, "eve": NO}),
    ("remove_source", NO, {"ann": NO, "ada": YES, "eve": NO}),
    ("see", NO, {"ann": NO, "ada": NO, "eve": NO}),
]


def _source(*, for_admins: bool = False) -> Source:
    return Source(id="s_1", workspace_id="acme", name="Orders", person_id="ann", for_admins=for_admins)


def _question(thread: Thread, person: str = "ben") -> Question:
    return Question(id="q_1", workspace_id="acme", thread_id=thread.id, person_id=person)


def _file(thread: Thread) -> Dataset:
    return Dataset(id="d_1", workspace_id="acme", thread_id=thread.id, person_id="ben")


@pytest.mark.parametrize(("action", "thread", "expected"), THREADS)
def test_threads(action: str, thread: Thread, expected: dict[str, bool]) -> None:
    assert {name: may(PEOPLE[name], action, thread) is None for name in expected} == expected


@pytest.mark.parametrize(("action", "thread", "expected"), INSIDE)
def test_what_is_in_a_thread(action: str, thread: Thread, expected: dict[str, bool]) -> None:
    subject = _file(thread) if action in ("delete_file", "download") else _question(thread)
    assert {name: may(PEOPLE[name], action, subject, thread=thread) is None for name in expected} == expected


@pytest.mark.parametrize(("action", "expected"), WORKSPACE)
def test_workspaces(action: str, expected: dict[str, bool]) -> None:
    assert {name: may(PEOPLE[name], action, ACME) is None for name in expected} == expected


@pytest.mark.parametrize(("action", "for_admins", "expected"), SOURCES)
def test_sources(action: str, for_admins: bool, expected: dict[str, bool]) -> None:
    source = _source(for_admins=for_admins)
    assert {name: may(PEOPLE[name], action, source) is None for name in expected} == expected


def test_a_deleted_thread_is_there_for_nobody() -> None:
    gone = Thread(id="t_3", workspace_id="acme", person_id="ann", private=False, deleted_at=now())
    assert may(ANN, "see", gone) is not None


def test_a_question_is_never_reached_through_another_thread() -> None:
    assert may(BEN, "stop", _question(PRIVATE), thread=SHARED) is not None


def test_a_question_without_its_thread_is_refused() -> None:
    assert may(BEN, "stop", _question(SHARED)) is not None


def test_what_one_may_not_see_reads_like_what_is_not_there() -> None:
    refusal = may(BEN, "stop", _question(PRIVATE), thread=PRIVATE)
    assert refusal is not None
    assert refusal.hidden


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("subject", [ACME, PRIVATE, SHARED, _question(SHARED), _file(SHARED), _source()])
@pytest.mark.parametrize("person", [BEN, ADA, EVE, ANN])
def test_every_combination_is_decided_in_words(action: Action, subject: Subject, person: Person) -> None:
    thread = SHARED if isinstance(subject, Question | Dataset) else None
    decided = may(person, action, subject, thread=thread)
    assert decided is None or (decided.sentence.endswith(".") and decided.remedy.endswith("."))
    assert person is not EVE or decided is not None


def test_an_unknown_action_is_a_defect() -> None:
    with pytest.raises(ValueError, match="fly"):
        may(ANN, "fly", PRIVATE)


def test_a_refusal_is_written_to_the_audit(database: Database) -> None:
    with database.write() as session:
        record(session, BEN, "see", PRIVATE, Refusal("No.", "Ask."))
        record(session, ANN, "see", PRIVATE, None)
    with database.read() as session:
        entries = Audit(session).of_subject("acme", "t_1")
    assert [(entry.person_id, entry.action, entry.allowed) for entry in entries] == [
        ("ben", "see", False),
        ("ann", "see", True),
    ]
