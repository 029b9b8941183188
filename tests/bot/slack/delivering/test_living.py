"""The chat process as it lives: it acknowledges in the thread, fetches what was dropped, and speaks once."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from ledger.leases import move
from ledger.repositories.outbox import Outbox
from ledger.repositories.questions import Questions
from ledger.states import QuestionState
from ledger.tables import Question
from tests.bot.living import Living
from tests.bot.office import says
from tests.bot.slack.office import SlackOffice, settings
from tests.play.slack import Channel, Message, PlaySlack
from tests.waiting import soon

CSV = b"Month,Sales\n2024-01,10\n"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SlackOffice]:
    """Two chat processes of one house."""
    home = tmp_path_factory.mktemp("house")
    with PlaySlack() as slack, ExitStack() as stack:
        acme = slack.team("Acme")
        both = [stack.enter_context(Living(home, quiet=True, **settings(slack, acme))) for _ in range(2)]
        slack.deliver_to(*[f"{each.origin}/slack/events" for each in both])
        yield SlackOffice(slack, acme, both[0])


def _said(office: SlackOffice, place: Channel) -> list[Message]:
    return [each for each in place.messages() if each.user == office.acme.bot]


def _ends(office: SlackOffice, question: Question, role: str, text: str) -> None:
    """The question comes as far as a plan, or as an answer given at once."""
    with office.living.database.write() as session:
        found = Questions(session).get(question.workspace_id, question.id)
        assert found is not None
        move(session, found, QuestionState.PLANNED if role == "told" else QuestionState.ANSWERED)
        found.instant = role == "answer"
        Outbox(session).put(found.workspace_id, found, role, says(text))


def _ready(office: SlackOffice, place: Channel) -> Question | None:
    (question,) = office.asked(place)
    return question if question.state == QuestionState.READY else None


def test_within_a_second_a_message_says_that_it_is_being_looked_into(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    waits = []
    for number in range(3):
        said = ada.says(sales, f"{office.acme.mention} predict {number}")
        office.slack.wait(lambda said=said: sales.messages(said.ts)[1:])
        waits.append(float(sales.messages(said.ts)[1].ts) - float(said.ts))
    assert "Looking into it" in _said(office, sales)[0].reading_text()
    assert min(waits) < 1.0


def test_what_was_dropped_is_fetched_and_named(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    ada.says(sales, f"{office.acme.mention} predict", files=[("orders.csv", CSV)])
    question = office.slack.wait(lambda: _ready(office, sales), 15)
    assert question.problem is None
    assert question.dataset_id is not None
    office.slack.wait(lambda: any("orders.csv" in each.reading_text() for each in _said(office, sales)))


def test_a_file_that_cannot_be_had_leaves_a_sentence_and_no_open_work(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    office.slack.fault("files.info", error="file_deleted")
    ada.says(sales, f"{office.acme.mention} predict", files=[("orders.csv", CSV)])
    question = office.slack.wait(lambda: _ready(office, sales), 15)
    assert "deleted" in question.problem["sentence"]


def test_two_processes_say_each_thing_once(office: SlackOffice) -> None:
    ada = office.person()
    places = [office.channel(ada) for _ in range(6)]
    for place in places:
        ada.says(place, f"{office.acme.mention} hello")
    for place in places:
        question = office.slack.wait(lambda place=place: _ready(office, place), 15)
        _ends(office, question, "answer", "Good morning.")
    for place in places:
        office.slack.wait(lambda place=place: "Good morning." in "".join(_words(office, place)), 15)
    assert [len(_said(office, place)) for place in places] == [1] * 6


def _words(office: SlackOffice, place: Channel) -> list[str]:
    return [each.reading_text() for each in _said(office, place)]


def test_a_question_that_is_deleted_stops_where_it_was_acknowledged(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    said = ada.says(sales, f"{office.acme.mention} predict")
    office.slack.wait(lambda: _said(office, sales))
    ada.deletes(said)
    assert soon(lambda: "Stopped without an answer" in "".join(_words(office, sales)))
