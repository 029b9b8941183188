"""Answers that Slack should not give, outages that last, and clocks that differ: nothing is lost, nothing doubled."""

from datetime import timedelta
from itertools import takewhile

import pytest

from bot.platform import Json
from ledger.states import OutboxState
from ledger.tables import OutboxRow
from tests.bot.office import says
from tests.bot.slack.delivering.post import Post

_CHART: Json = {
    "kind": "chart",
    "path": "acme/q/chart.png",
    "title": "Sales by shop",
    "alt": "Shop 1 sells most.",
    "data": [{"series": "shop 1", "value": 5.0}, {"series": "shop 2", "value": 3.0}],
}
_TABLE: Json = {"kind": "table", "title": "Sales", "columns": ["shop"], "rows": [["one"]], "total_rows": 1}


def _answered(post: Post, reply: Json | None = None) -> str:
    return post.office.put(post.office.question(post.thread, "answered"), "answer", reply or says("5 million."))


def _rich() -> Json:
    return {"parts": [*says("Shop 1 sells most.")["parts"], _CHART, _TABLE]}


def _lives_through(post: Post, minutes: int) -> None:
    """Minutes pass, and a courier looks after the thread every twenty seconds."""
    for _ in range(minutes * 3):
        post.attend(platform=post.another())
        post.office.let_time_pass(20)


@pytest.mark.parametrize("how", [{"status": 503}, {"error": "internal_error"}, {"status": 202}, {"drop": True}])
def test_an_outage_of_half_an_hour_loses_no_answer(post: Post, how: dict[str, object]) -> None:
    row = _answered(post)
    fault = post.slack.fault("chat.postMessage", times=None, **how)
    _lives_through(post, 30)
    assert fault.hits < 40, "a Slack that is away is asked ever more rarely"
    post.slack.faults.lift()
    _lives_through(post, 16)
    assert len(post.said()) == 1
    assert post.office.row(row).state == OutboxState.SENT


def test_an_outage_of_edits_leaves_no_message_behind(post: Post) -> None:
    row = _answered(post, says("before"))
    post.attend()
    with post.database.write() as session:
        found = session.get_one(OutboxRow, row)
        found.reply, found.settled = says("after"), False
    post.slack.fault("chat.update", status=503, times=None)
    _lives_through(post, 30)
    post.slack.faults.lift()
    _lives_through(post, 16)
    assert ["after" in each for each in post.words()] == [True]


def test_an_outage_of_uploads_still_brings_the_files(post: Post) -> None:
    post.stored("acme/q/chart.png", b"\x89PNG picture")
    _answered(post, _rich())
    post.slack.fault("files.completeUploadExternal", status=503, times=None)
    _lives_through(post, 30)
    post.slack.faults.lift()
    _lives_through(post, 16)
    assert [each.name for said in post.said() for each in said.files] == ["chart.png"]


@pytest.mark.parametrize("error", ["invalid_metadata_format", "invalid_arguments", "unknown_field", "invalid_blocks"])
def test_a_slack_that_takes_no_marks_still_gets_the_answer(post: Post, error: str) -> None:
    _answered(post, _rich())
    post.slack.fault("chat.postMessage", error=error, having="metadata", times=None)
    post.attend()
    assert len(post.said()) == 1, [each.params for each in post.slack.calls("chat.postMessage")]


@pytest.mark.parametrize("kind", ["data_visualization", "data_table", "context_actions"])
@pytest.mark.parametrize("error", ["invalid_blocks", "unsupported_block_type", "unknown_error"])
def test_a_slack_that_knows_only_older_blocks_still_shows_blocks(post: Post, kind: str, error: str) -> None:
    _answered(post, _rich())
    post.slack.fault("chat.postMessage", error=error, having=kind, times=None)
    post.attend()
    (said,) = takewhile(lambda each: not each.files, post.said())
    assert said.blocks
    assert "shop 1 sells most" in said.reading_text().lower()


@pytest.mark.parametrize("seconds", [10**7, 10**13])
def test_a_wait_that_nobody_would_live_to_see_is_cut_short(post: Post, seconds: int) -> None:
    row = _answered(post)
    post.slack.fault("chat.postMessage", status=429, retry_after=seconds)
    post.attend()
    assert post.office.row(row).state == OutboxState.DUE
    post.office.let_time_pass(3700)
    post.attend(platform=post.another())
    assert len(post.said()) == 1


def test_a_clock_that_is_four_minutes_fast_doubles_nothing(post: Post) -> None:
    row = _answered(post)
    with post.database.write() as session:
        session.get_one(OutboxRow, row).created_at += timedelta(minutes=4)
    post.slack.fault("chat.postMessage", lose_answer=True)
    post.attend()
    post.office.let_time_pass(60)
    post.attend(platform=post.another())
    assert len(post.said()) == 1


def test_looks_that_meet_many_a_429_lose_no_answer(post: Post) -> None:
    row = _answered(post)
    post.slack.fault("chat.postMessage", lose_answer=True)
    post.slack.fault("conversations.replies", status=429, retry_after=30, times=42)
    for _ in range(46):
        post.attend(platform=post.another())
        post.office.let_time_pass(40)
    assert post.office.row(row).state == OutboxState.SENT
    assert len(post.said()) == 1


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.update", "files.getUploadURLExternal", "upload",
                                    "files.completeUploadExternal", "files.info"])  # fmt: skip
def test_a_storm_of_429_only_delays(post: Post, method: str) -> None:
    post.stored("acme/q/chart.png", b"\x89PNG picture")
    row = _answered(post, _rich())
    post.slack.fault(method, status=429, retry_after=2, times=42)
    for _ in range(46):
        post.attend(platform=post.another())
        post.office.let_time_pass(20)
    assert post.office.row(row).settled
    assert [[each.name for each in said.files] for said in post.said()] == [[], ["chart.png"]]


@pytest.mark.parametrize("lost", ["chat.postMessage", "files.getUploadURLExternal", "files.completeUploadExternal"])
def test_an_answer_that_is_lost_doubles_neither_message_nor_files(post: Post, lost: str) -> None:
    post.stored("acme/q/chart.png", b"\x89PNG picture")
    row = _answered(post, _rich())
    post.slack.fault(lost, lose_answer=True, times=3)
    for _ in range(8):
        post.attend(platform=post.another())
        post.office.let_time_pass(60)
    assert post.office.row(row).settled
    assert [[each.name for each in said.files] for said in post.said()] == [[], ["chart.png"]]
