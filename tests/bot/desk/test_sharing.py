"""Sharing an answer with others, and saying what one thinks of it."""

from uuid import uuid4

import pytest

from bot.desk.access import NotAllowed
from bot.desk.clerk import Clerk
from bot.desk.desk import Desk
from bot.desk.sharing import Sharing
from bot.errors import Missing
from ledger.bell import SilentBell
from ledger.repositories.audit import Audit
from ledger.repositories.feedback import Opinions
from ledger.repositories.outbox import Outbox
from ledger.repositories.people import People, Threads
from ledger.repositories.questions import Questions
from ledger.states import QuestionState
from ledger.tables import Json
from tests.bot.office import Office

_ANSWER: Json = {
    "parts": [
        {"kind": "paragraph", "text": "Sales, Q1 2027: $639K."},
        {"kind": "chart", "path": "local/q/forecast.png", "title": "Sales", "alt": "A line", "data": []},
        {"kind": "choices", "question": "Next?", "options": [{"label": "By region", "value": "by region"}]},
        {"kind": "file", "role": "workbook", "path": "local/q/sales.xlsx", "title": "The workbook"},
    ]
}


@pytest.fixture
def bell() -> SilentBell:
    return SilentBell()


@pytest.fixture
def desk(office: Office, bell: SilentBell) -> Desk:
    return Desk(office.database, bell, Clerk(office.database, lambda: None))


@pytest.fixture
def answered(office: Office) -> tuple[str, str]:
    """Ada's own thread, and a question in it that is answered with a chart and a workbook."""
    thread = office.thread()
    question = office.question(thread, QuestionState.ANSWERED)
    office.put(question, "answer", _ANSWER)
    return thread, question


def test_a_shared_answer_stands_in_a_thread_that_all_may_see(
    office: Office, desk: Desk, bell: SilentBell, answered: tuple[str, str]
) -> None:
    thread, question = answered
    receipt = desk.share(office.person(), Sharing("view/V1", thread, question, "C1/new-V1"), lambda *_: None)
    with office.database.read() as session:
        copy = Outbox(session).of_question("local", receipt.question, "answer")
        carrier = Questions(session).get("local", receipt.question)
        assert copy is not None
        assert carrier is not None
        place = Threads(session).get("local", copy.thread_id)
        assert place is not None
        assert (place.platform_thread, place.private, carrier.state) == ("C1/new-V1", False, QuestionState.ANSWERED)
        kinds = [part["kind"] for part in copy.reply["parts"]]
        assert kinds == ["footnote", "paragraph", "chart", "file"]
        assert copy.reply["parts"][0]["text"] == "Ada shared this answer to “predict”."
    assert bell.hinted == [copy.thread_id]


def test_a_share_that_is_replayed_is_one_share(office: Office, desk: Desk, answered: tuple[str, str]) -> None:
    wish = Sharing("view/V1", *answered, "C1/new-V1")
    first, second = (desk.share(office.person(), wish, lambda *_: None) for _ in range(2))
    assert (first.question, first.new, second.new) == (second.question, True, False)


def test_what_another_keeps_private_is_not_shared_by_me(office: Office, desk: Desk, answered: tuple[str, str]) -> None:
    with pytest.raises(NotAllowed):
        desk.share(office.person("Bob"), Sharing("view/V1", *answered, "C1/new-V1"), lambda *_: None)
    with office.database.read() as session:
        assert len(Questions(session).of_thread("local", answered[0])) == 1


def test_a_question_without_an_answer_is_not_shared(office: Office, desk: Desk) -> None:
    thread = office.thread()
    question = office.question(thread)
    with pytest.raises(Missing):
        desk.share(office.person(), Sharing("view/V1", thread, question, "C1/new-V1"), lambda *_: None)


def test_who_shared_what_is_in_the_audit(office: Office, desk: Desk, answered: tuple[str, str]) -> None:
    person = office.person()
    desk.share(person, Sharing("view/V1", *answered, "C1/new-V1"), lambda *_: None)
    with office.database.read() as session:
        assert [(each.action, each.person_id) for each in Audit(session).latest("local")] == [("share", person.id)]


def test_the_last_opinion_counts_and_each_person_has_one(office: Office, desk: Desk, answered: tuple[str, str]) -> None:
    for verdict in ("good", "bad"):
        desk.judge(office.person(), *answered, verdict)
    with office.database.read() as session:
        assert [each.verdict for each in Opinions(session).of_question("local", answered[1])] == ["bad"]


def test_nobody_judges_an_answer_that_they_may_not_see(office: Office, desk: Desk, answered: tuple[str, str]) -> None:
    with pytest.raises(NotAllowed):
        desk.judge(office.person("Bob"), *answered, "bad")


def _open_thread(office: Office) -> str:
    owner = office.person()
    with office.database.write() as session:
        return Threads(session).ensure("local", "C1/1.1", owner.id, private=False).id


def test_only_who_asked_answers_what_was_asked_back(office: Office, desk: Desk) -> None:
    thread = _open_thread(office)
    question = office.question(thread, QuestionState.ANSWERED)
    bob, ada = office.person("Bob"), office.person()
    with pytest.raises(NotAllowed):
        desk.choose(bob, thread, str(uuid4()), question, "table=West", "West", lambda *_: None).result(10)
    assert desk.choose(ada, thread, str(uuid4()), question, "table=West", "West", lambda *_: None).result(10).new


def test_whoever_sees_a_suggested_question_may_ask_it(office: Office, desk: Desk) -> None:
    thread = _open_thread(office)
    question = office.question(thread, QuestionState.ANSWERED)
    with office.database.write() as session:
        found = Questions(session).get("local", question)
        assert found is not None
        found.plans = [{"capability": "describe"}]
        bob = People(session).ensure("local", "Bob", "Bob")
    assert desk.choose(bob, thread, str(uuid4()), question, "by region", "By region", lambda *_: None).result(10).new
