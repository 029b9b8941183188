"""What stands in Slack after a click, as the courier brings it there."""

from pathlib import Path

import pytest

from bot.slack.rendering.modals import CHANGE_VIEW
from ledger.files import StoredFiles
from ledger.repositories.jobs import Jobs
from ledger.repositories.outbox import Outbox
from ledger.states import QuestionState
from ledger.tables import Json, Question
from ledger.withdrawing import withdraw
from tests.bot.slack.acting.stage import ANSWER, CLARIFYING, PLANNED
from tests.bot.slack.office import SlackOffice
from tests.play import slack as play
from tests.waiting import soon

_PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


def _replied(
    office: SlackOffice, ada: play.Person, place: play.Channel, reply: Json, role: str = "answer"
) -> play.Message:
    """The bot's message, once the courier has brought the reply to a question of hers."""
    words = "predict" if place.kind == "im" else f"{office.acme.mention} predict"
    said = ada.says(place, words)
    question = office.asked(place)[-1]
    with office.living.database.write() as session:
        asked = session.get_one(Question, question.id)
        asked.state = QuestionState.ANSWERED if role == "answer" else QuestionState.PLANNED
        asked.plans = [] if reply is CLARIFYING else [{"capability": "forecast"}]
        Outbox(session).put(question.workspace_id, asked, role, reply)
    first = str(reply["parts"][0].get("text") or reply["parts"][0].get("question"))[:12]
    assert soon(lambda: _reads(place, said.ts, first), 20), [each.reading_text() for each in place.messages()]
    return next(each for each in place.messages(said.ts) if first in each.reading_text())


def _reads(place: play.Channel, thread: str, words: str) -> bool:
    return any(words in each.reading_text() for each in place.messages(thread))


def _with_files(office: SlackOffice, folder: Path) -> Json:
    """An answer with a chart and a workbook, which lie in the store."""
    files = StoredFiles(office.living.settings.files, folder)
    for name, content in (("forecast.png", _PNG), ("sales.xlsx", b"a workbook")):
        source = folder / name
        source.write_bytes(content)
        files.put(f"made/{name}", source)
    chart = {"kind": "chart", "path": "made/forecast.png", "title": "Sales", "alt": "Sales rise", "data": []}
    book = {"kind": "file", "role": "workbook", "path": "made/sales.xlsx", "title": "The workbook", "bytes": 10}
    return {"parts": [*ANSWER["parts"], chart, book]}


def test_the_message_shows_what_was_chosen_in_place_of_the_buttons(office: SlackOffice) -> None:
    ada = office.person()
    asked = _replied(office, ada, office.channel(ada), CLARIFYING)
    ada.clicks(asked, "Returns")
    assert soon(lambda: "✓" in asked.reading_text(), 20), asked.reading_text()
    assert f"<@{ada.id}> Returns" in asked.reading_text()
    assert not any(block["type"] == "actions" for block in asked.blocks)


def test_a_click_is_acknowledged_in_the_thread(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    asked = _replied(office, ada, sales, CLARIFYING)
    ada.clicks(asked, "Orders")
    assert soon(lambda: _reads(sales, asked.thread, "Looking into it"), 20)


def test_the_plan_says_who_changed_what(office: SlackOffice) -> None:
    ada = office.person()
    told = _replied(office, ada, office.channel(ada), PLANNED, "told")
    ada.clicks(told, "Change the plan")
    assert ada.views[0].body["callback_id"] == CHANGE_VIEW
    ada.submits(ada.views[0], {"Step": "Week"})
    line = f"<@{ada.id}> changed the plan. Step: Week."
    assert soon(lambda: line in told.reading_text(), 20), told.reading_text()


def test_a_plan_whose_place_another_took_says_so(office: SlackOffice) -> None:
    """Fails where Outbox.replaced is not called when a changed plan is found good: it would say that it was stopped."""
    ada = office.person()
    sales = office.channel(ada)
    told = _replied(office, ada, sales, {"parts": PLANNED["parts"][:2]}, "told")
    (question,) = office.questions(sales)
    with office.living.database.write() as session:
        Jobs(session).open(question.workspace_id, question, "analysis", "full", 60)
    assert soon(lambda: "Change the plan" in told.reading_text(), 20), told.reading_text()
    ada.clicks(told, "Change the plan")
    ada.submits(ada.views[0], {"Step": "Week"})
    with office.living.database.write() as session:  # as planning does
        asked = session.get_one(Question, question.id)
        assert withdraw(session, asked)
        Outbox(session).replaced(asked.workspace_id, asked.id)
    assert soon(lambda: "Replaced; what holds now is below" in told.reading_text(), 20), told.reading_text()
    assert "changed the plan" in told.reading_text()


@pytest.mark.parametrize("private", [False, True])
def test_a_shared_answer_begins_a_thread_in_the_channel_with_its_files(
    office: SlackOffice, tmp_path: Path, private: bool
) -> None:
    ada = office.person()
    sales = office.channel(ada, private=private)
    answer = _replied(office, ada, office.acme.dm(ada), _with_files(office, tmp_path))
    ada.clicks(answer, "Share with a channel")
    ada.submits(ada.views[-1], {"channel": sales.id})
    assert soon(lambda: len(sales.messages()) >= 2, 20), [each.reading_text() for each in sales.messages()]
    root, files = sales.messages()[:2]
    assert root.thread_ts is None
    assert "$639K" in root.reading_text()
    assert f"{ada.name} shared this answer" in root.reading_text()
    assert {each.name for each in files.files} == {"forecast.png", "sales.xlsx"}
    assert files.thread_ts == root.ts
    assert soon(lambda: f"shared this with #{sales.name}" in answer.reading_text(), 20)
    assert len(answer.channel.messages(answer.thread)) == 3  # her words, the answer, its files


def test_a_shared_answer_can_be_asked_about_in_its_thread(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    answer = _replied(office, ada, office.acme.dm(ada), ANSWER)
    ada.clicks(answer, "Share with a channel")
    ada.submits(ada.views[-1], {"channel": sales.id})
    assert soon(sales.messages, 20)
    root = sales.messages()[0]
    bob.says(sales, f"{office.acme.mention} why?", thread=root.ts)
    assert soon(lambda: any(each.words == "why?" for each in office.questions(sales)), 20)
    why, shared = (next(e for e in office.questions(sales) if e.kind == kind) for kind in ("asked", "shared"))
    assert why.thread_id == shared.thread_id


def test_what_comes_to_the_asker_alone_because_the_bot_was_removed_can_be_clicked_too(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    ada.says(sales, f"{office.acme.mention} predict")
    (question,) = office.asked(sales)
    sales.kick_bot()
    with office.living.database.write() as session:
        asked = session.get_one(Question, question.id)
        asked.state = QuestionState.ANSWERED
        Outbox(session).put(question.workspace_id, asked, "answer", CLARIFYING)
    talk = office.acme.dm(ada)
    assert soon(talk.messages, 20)
    (came,) = talk.messages()
    assert "I was removed from it" in came.reading_text()
    ada.clicks(came, "Orders")
    assert soon(lambda: [each.words for each in office.questions(sales)] == ["predict", "Orders"], 5)
