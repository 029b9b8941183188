"""From a file and a question to the answer in the thread, in every place where people are."""

import io
import time

import openpyxl
import pytest

from tests.play.slack import Channel, FileRecord, Message, Person
from tests.servers.company import Company
from tests.walks.data import long_training, monthly

pytestmark = pytest.mark.living
SHOPS = ("shops.csv", monthly(36))
ACKNOWLEDGED_SECONDS = 1.0
_PNG = b"\x89PNG\r\n\x1a\n"


def files(replies: list[Message], ending: str) -> list[FileRecord]:
    """The files of a thread with that ending."""
    return [each for message in replies for each in message.files if each.name.endswith(ending)]


def test_a_file_and_a_question_get_an_answer_with_a_chart_and_a_workbook(
    acme: Company, ada: Person, sales: Channel
) -> None:
    said = acme.asks(ada, sales, "predict next quarter", SHOPS)
    asked = time.time()
    acme.slack.wait(lambda: acme.bots(said))
    assert acme.bots(said)[0].posted_at - asked < ACKNOWLEDGED_SECONDS
    replies = acme.replies(said)
    assert "next quarter" in acme.reading(said) or "Q1" in acme.reading(said)
    charts, books = files(replies, ".png"), files(replies, ".xlsx")
    assert charts, acme.picture(said)
    assert all(each.bytes.startswith(_PNG) and each.alt_text for each in charts)
    assert [openpyxl.load_workbook(io.BytesIO(each.bytes)).sheetnames for each in books], acme.picture(said)
    assert not [each for each in sales.messages() if each.user == acme.team.bot and each.thread != said.thread]


def test_stages_are_told_by_editing_one_message(acme: Company, ada: Person, sales: Channel) -> None:
    said = acme.asks(ada, sales, "predict next quarter", SHOPS)
    told = acme.replies(said)[0]
    assert told.earlier, acme.picture(said)
    assert "Done; the answer is below" in told.reading_text()


def test_a_question_that_is_answered_at_once_is_answered_in_one_message(
    acme: Company, ada: Person, sales: Channel
) -> None:
    said = acme.asks(ada, sales, "describe this file", SHOPS)
    assert len([each for each in acme.replies(said) if each.text or each.blocks]) <= 2
    hello = acme.asks(ada, sales, "hello")
    assert len(acme.replies(hello)) == 1, acme.picture(hello)


def test_follow_ups_keep_their_context(acme: Company, ada: Person, sales: Channel) -> None:
    said = acme.asks(ada, sales, "predict next quarter", SHOPS)
    acme.replies(said)
    later = acme.asks(ada, sales, "and by shop?", thread=said)
    assert "Shop 2" in acme.reading(later)


def test_a_reply_without_a_mention_counts_where_only_one_person_has_spoken(
    acme: Company, ada: Person, sales: Channel
) -> None:
    said = acme.asks(ada, sales, "describe this file", SHOPS)
    acme.replies(said)
    later = ada.says(sales, "which shop had the most sales?", thread=said)
    assert "Shop 2" in acme.answers(later)[-1].reading_text(), acme.picture(said)


def test_talk_between_people_is_not_answered(acme: Company, ada: Person) -> None:
    ben = acme.team.person("Ben")
    room = acme.team.channel("talk", members=[ada, ben])
    said = acme.asks(ada, room, "describe this file", SHOPS)
    acme.replies(said)
    ben.says(room, "what do you make of it?", thread=said)
    ada.says(room, "predict next quarter, I would say", thread=said)
    ada.says(room, "lunch?")
    marker = acme.asks(ada, room, "hello")
    acme.replies(marker)
    assert len(acme.questions(said)) == 1


def test_a_file_may_be_dropped_first_and_asked_about_later(acme: Company, ada: Person, sales: Channel) -> None:
    ada.drops(sales, SHOPS)
    said = acme.asks(ada, sales, "describe this file")
    assert "shops.csv" in acme.reading(said), acme.picture(said)


def test_a_thread_may_begin_with_a_file_and_the_question_come_in_it(acme: Company, ada: Person, sales: Channel) -> None:
    dropped = ada.drops(sales, SHOPS)
    said = acme.asks(ada, sales, "describe this file", thread=dropped)
    assert "shops.csv" in acme.reading(said), acme.picture(said)


def test_in_a_direct_message_nobody_needs_a_mention(acme: Company, ada: Person) -> None:
    dm = acme.team.dm(ada)
    said = ada.says(dm, "predict next quarter", files=[SHOPS])
    assert files(acme.replies(said), ".xlsx")
    dropped = ada.drops(dm, ("newer.csv", monthly(30)))
    assert "newer.csv" in acme.reading(dropped)
    later = ada.says(dm, "describe this file")
    assert "newer.csv" in acme.reading(later)


def test_a_private_channel_is_answered_too(acme: Company, ada: Person) -> None:
    board = acme.team.channel("board", members=[ada], private=True)
    said = acme.asks(ada, board, "predict next quarter", SHOPS)
    assert files(acme.replies(said), ".xlsx")


def test_stop_is_one_click(acme: Company, ada: Person, sales: Channel) -> None:
    said = acme.asks(ada, sales, "predict next quarter by shop", ("long.csv", long_training()))
    acme.slack.wait(lambda: any("stop" in str(each.blocks) for each in acme.bots(said)), seconds=90)
    ada.clicks(acme.bots(said)[0], "stop")
    assert "stopped" in acme.reading(said, seconds=60).lower()


def test_every_message_is_within_slacks_limits(acme: Company) -> None:
    """Whatever this walk has posted, Slack took: it refuses what is too long."""
    refused = [call for call in acme.slack.calls() if call.error and call.method.startswith(("chat.post", "chat.upd"))]
    assert [(call.method, call.error) for call in refused if call.error != "ratelimited"] == []
