"""Where the bot can't write any more, the person who asked gets the answer all the same."""

from collections.abc import Callable

import pytest

from ledger.states import OutboxState
from tests.bot.office import says
from tests.bot.slack.delivering.post import Post
from tests.play.slack import Channel


@pytest.mark.parametrize("close", [Channel.kick_bot, Channel.archive])
def test_an_answer_for_a_closed_channel_goes_to_the_one_who_asked(post: Post, close: Callable[[Channel], None]) -> None:
    row = post.office.put(post.office.question(post.thread, "answered"), "answer", says("5 million."))
    close(post.channel)
    post.attend()
    assert post.said() == []
    (words,) = post.words(post.acme.dm(post.ada))
    assert "removed" in words
    assert "5 million." in words
    assert post.office.row(row).state == OutboxState.SENT


def test_a_crash_after_that_brings_no_second_one(post: Post) -> None:
    post.office.put(post.office.question(post.thread, "answered"), "answer", says("5 million."))
    post.channel.kick_bot()
    post.slack.fault("chat.postMessage", lose_answer=True, channel=post.acme.dm(post.ada).id)
    post.attend()
    post.office.let_time_pass(60)
    post.attend(platform=post.another())
    assert len(post.words(post.acme.dm(post.ada))) == 1


def test_how_the_work_stands_is_told_nobody_where_the_channel_is_closed(post: Post) -> None:
    row = post.office.put(post.office.question(post.thread), "told", says("A plan."))
    post.channel.kick_bot()
    post.attend()
    assert post.words(post.acme.dm(post.ada)) == []
    assert post.office.row(row).state == OutboxState.DEAD


def test_a_bot_that_may_not_open_conversations_still_posts_where_it_was_asked(post: Post) -> None:
    post.office.put(post.office.question(post.thread, "answered"), "answer", says("5 million."))
    post.slack.fault("chat.postMessage", status=503)
    post.slack.fault("conversations.open", error="missing_scope")
    post.attend()
    post.office.let_time_pass(60)
    post.attend(platform=post.another())
    assert len(post.said()) == 1
