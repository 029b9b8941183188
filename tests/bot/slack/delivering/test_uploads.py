"""Charts and workbooks stand in the thread, once, in one message, whatever happens on the way."""

import pytest

from bot.platform import Json
from tests.bot.office import says
from tests.bot.slack.delivering.post import Post, picture, workbook


@pytest.fixture
def reply(post: Post) -> Json:
    chart = post.stored("acme/q/chart.png", b"\x89PNG picture")
    book = post.stored("acme/q/workbook.xlsx", b"workbook!")
    return {"parts": [*says("5 million.")["parts"], picture(chart), workbook(book)]}


@pytest.fixture
def row(post: Post, reply: Json) -> str:
    return post.office.put(post.office.question(post.thread, "answered"), "answer", reply)


def _shared(post: Post) -> list[list[str]]:
    """The names of the files of each message that has some."""
    return [[file.name for file in each.files] for each in post.said() if each.files]


def test_the_files_stand_below_the_answer_in_one_message(post: Post, row: str) -> None:
    post.attend()
    assert _shared(post) == [["chart.png", "workbook.xlsx"]]
    answer, files = post.said()
    assert "5 million." in answer.reading_text()
    chart, book = files.files
    assert (chart.alt_text, chart.bytes) == ("Sales rise from 1 to 2.", b"\x89PNG picture")
    assert book.title == "The workbook"
    assert files.thread_ts == post.root
    assert post.office.row(row).settled


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal", "upload"])
@pytest.mark.parametrize("how", [{"status": 503}, {"status": 429, "retry_after": 5}])
def test_what_fails_on_the_way_is_tried_again(post: Post, row: str, method: str, how: dict[str, int]) -> None:
    post.slack.fault(method, **how)
    post.attend()
    assert _shared(post) == []
    post.office.let_time_pass(60)
    post.attend(platform=post.another())
    assert _shared(post) == [["chart.png", "workbook.xlsx"]]
    assert post.office.row(row).settled
    assert len(post.slack.calls("chat.postMessage")) == 1


def test_files_that_were_shared_though_the_reply_was_lost_are_not_shared_twice(post: Post, row: str) -> None:
    post.slack.fault("files.completeUploadExternal", lose_answer=True)
    post.attend()
    post.office.let_time_pass(60)
    post.attend(platform=post.another())
    assert _shared(post) == [["chart.png", "workbook.xlsx"]]
    assert post.office.row(row).settled


def test_an_answer_whose_posting_was_in_doubt_has_its_files_in_the_end(post: Post, row: str) -> None:
    post.slack.fault("chat.postMessage", lose_answer=True)
    post.attend()
    post.office.let_time_pass(60)
    post.attend(platform=post.another())
    assert _shared(post) == [["chart.png", "workbook.xlsx"]]
    assert post.office.row(row).settled


def test_a_bot_that_may_not_write_files_says_so_in_the_answer(post: Post, row: str) -> None:
    post.slack.fault("files.getUploadURLExternal", error="missing_scope")
    post.attend()
    (answer,) = post.said()
    assert "5 million." in answer.reading_text()
    assert "may not write files" in answer.reading_text()
    assert post.office.row(row).settled


def test_a_file_that_was_deleted_meanwhile_is_left_out(post: Post, row: str) -> None:
    post.files.remove("acme/q/chart.png")
    post.attend()
    assert _shared(post) == [["workbook.xlsx"]]
    assert post.office.row(row).settled


def test_in_a_private_message_the_files_go_along_when_the_channel_is_closed(post: Post, row: str) -> None:
    post.channel.kick_bot()
    post.attend()
    talk = post.acme.dm(post.ada)
    assert [[file.name for file in each.files] for each in post.said(talk) if each.files] == [
        ["chart.png", "workbook.xlsx"]
    ]
    assert post.office.row(row).settled


def test_bytes_that_slack_has_thrown_away_meanwhile_are_sent_anew(post: Post, row: str) -> None:
    post.slack.fault("files.getUploadURLExternal", having="workbook.xlsx", status=503)
    post.attend()
    sent = [each for each in post.slack.files.values() if each.name == "chart.png" and each.uploaded][-1]
    del post.slack.world.files[sent.id]
    for _ in range(3):
        post.office.let_time_pass(60)
        post.attend(platform=post.another())
    assert _shared(post) == [["chart.png", "workbook.xlsx"]]
    assert post.office.row(row).settled
