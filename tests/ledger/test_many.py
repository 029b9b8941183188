"""What the ledger is asked about many things at once is answered for each, and workspaces stay apart."""

from datetime import timedelta

from ledger.database import Database
from ledger.repositories.arrivals import Arrival, Arrivals, Completed
from ledger.repositories.newcomers import Author, Begun, Newcomers
from ledger.repositories.questions import Questions
from ledger.repositories.wordings import Named, Wordings
from ledger.tables import Thread
from tests.ledger.scene import ask, scene

FILE = {"reference": "F1", "name": "orders.csv", "bytes": 10}


def test_the_wordings_of_many_messages_are_told_for_each_in_order(database: Database) -> None:
    here = scene(database)
    for event in ("m1", "m1/edited/1.0", "m10", "m2/edited/2.0"):
        ask(database, here, event)
    with database.read() as session:
        found = Wordings(session).of_each([Named("acme", each) for each in ("m2", "m3", "m1")])
    events = [[each.event_id for each in wordings] for wordings in found]
    assert events == [["m2/edited/2.0"], [], ["m1", "m1/edited/1.0"]]


def test_another_workspace_sees_and_completes_nothing(database: Database) -> None:
    here = scene(database)
    scene(database, "other")
    question = ask(database, here, "m1")
    with database.write() as session:
        arrivals, wordings = Arrivals(session), Wordings(session)
        wordings.retract("acme", "m1")
        assert wordings.retracted([Named("other", "m1"), Named("acme", "m1")]) == [False, True]
        assert [len(each) for each in wordings.of_each([Named("other", "m1"), Named("acme", "m1")])] == [0, 1]
        assert arrivals.complete([Completed("other", question.id, [FILE])]) == set()
        assert arrivals.open_of([("other", here.person), ("acme", here.person)]) == [0, 1]
    with database.read() as session:
        assert session.get_one(type(question), question.id).attachments == []


def test_people_and_threads_of_the_same_names_are_each_workspaces_own(database: Database) -> None:
    here = scene(database)
    with database.write() as session:
        newcomers = Newcomers(session)
        ann, bob, known = newcomers.people([_author("other", "acme-ann"), _author("acme", "bob"), _author("acme")])
        assert (ann.workspace_id, bob.workspace_id, known.id) == ("other", "acme", here.person)
        begun = [Begun(each.workspace_id, "acme-talk", each.id, private=True, title="") for each in (ann, bob)]
        new, there = newcomers.new_threads(begun)
        assert there is None
        assert session.get_one(Thread, new).workspace_id == "other"


def test_of_questions_that_wait_for_their_files_each_has_its_own(database: Database) -> None:
    here = scene(database)
    with database.write() as session:
        waits = [Arrival(each, here.thread, here.person, waits=timedelta(minutes=1)) for each in ("m1", "m2", "m3")]
        first, second, third = Arrivals(session).keep_all([("acme", each) for each in waits])
        told = [Completed("acme", first, [FILE]), Completed("acme", second, None)]
        assert Arrivals(session).complete(told) == {first, second}
        assert Arrivals(session).complete(told) == set()
    with database.read() as session:
        kept = {each.id: each for each in Questions(session).of_thread("acme", here.thread)}
    assert [kept[each].attachments for each in (first, second, third)] == [[FILE], [], []]
    assert kept[third].due_at > kept[second].due_at
    assert [kept[each].number for each in (first, second, third)] == [1, 2, 3]


def _author(workspace: str, user: str = "acme-ann") -> Author:
    return Author(workspace, "web", user)
