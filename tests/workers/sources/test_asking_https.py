"""Questions about a file at an https address: the version that is there is not fetched twice, and nothing is logged."""

from dataclasses import replace

import pandas as pd
import pytest

from ledger.logs import configure
from ledger.repositories.datasets import Datasets
from ledger.source_settings import SourceSettings
from ledger.states import QuestionState
from tests.servers.https import Page, Secure
from tests.workers.chat import WORKSPACE, Chat, sales
from tests.workers.sources.conftest import Register
from workers.wiring import Wired

WORDS = "predict sales for Q1 2027 by region from Prices"


@pytest.fixture
def wired(wired: Wired, settings: SourceSettings, secure: Secure) -> Wired:
    trusting = settings.model_copy(update={"authorities": secure.authority})
    return replace(wired, sources=lambda: trusting)


@pytest.fixture
def prices(register: Register, secure: Secure) -> None:
    """A source whose address carries a login and a key."""
    address = secure.url("/sales.csv?key=hunter2").replace("https://", "https://reader:hunter2@")
    register("Prices", (), address, "https", hosts=("localhost",))


def serve(secure: Secure, frame: pd.DataFrame, etag: str) -> None:
    secure.pages["/sales.csv?key=hunter2"] = Page(frame.to_csv(index=False).encode(), headers={"ETag": etag})


def planned(chat: Chat) -> str:
    asked = chat.say(WORDS)
    chat.plan(asked)
    return asked


def versions(wired: Wired, chat: Chat, question: str) -> int:
    with wired.database.read() as session:
        return len(Datasets(session).of_thread(WORKSPACE, chat.asked(question).thread_id))


@pytest.mark.usefixtures("prices")
def test_each_question_asks_the_server_and_a_new_version_is_taken(chat: Chat, wired: Wired, secure: Secure) -> None:
    serve(secure, sales()[lambda rows: rows["Month"] < "2026-08"], '"1"')
    first = planned(chat)
    assert chat.asked(first).plans[0]["groups"] == ["Region"]
    assert "From Prices, fetched" in chat.reply(first, "told").text()
    assert versions(wired, chat, planned(chat)) == 1
    assert [each.get("If-None-Match") for each in secure.asked] == [None, '"1"']
    serve(secure, sales(), '"2"')
    assert versions(wired, chat, planned(chat)) == 2


@pytest.mark.usefixtures("prices")
def test_what_is_no_table_is_refused_in_words_and_asked_for_again(chat: Chat, secure: Secure) -> None:
    secure.pages["/sales.csv?key=hunter2"] = Page(b"%PDF-1.7 ...")
    refused = planned(chat)
    assert chat.asked(refused).state == QuestionState.APOLOGISED
    assert "PDF" in chat.reply(refused).text()
    serve(secure, sales(), '"2"')
    assert chat.asked(planned(chat)).plans


@pytest.mark.usefixtures("prices")
def test_no_log_line_holds_the_login_or_the_address(
    chat: Chat, secure: Secure, capsys: pytest.CaptureFixture[str]
) -> None:
    configure("light")
    serve(secure, sales(), '"1"')
    planned(chat)
    secure.pages.clear()
    planned(chat)
    written = capsys.readouterr()
    assert "questions" in written.err, "something is logged"
    assert "hunter2" not in written.out + written.err
    assert "sales.csv" not in written.out + written.err
