"""A letter that begins a thread of its own: what people say below it is about it."""

import pytest

from bot.platform import DeliveryError
from bot.slack.naming import Spot
from ledger.repositories.people import Threads
from tests.bot.office import says
from tests.bot.slack.delivering.post import Post


def _coming(post: Post) -> str:
    return post.office.thread(Spot.to_come(post.channel.id, "s1").text, post.ada.id)


def _place(post: Post, thread: str) -> str:
    with post.database.read() as session:
        found = Threads(session).get(post.office.workspace, thread)
        assert found is not None
        return found.platform_thread


def test_it_stands_in_the_channel_and_its_thread_is_known(post: Post) -> None:
    thread = _coming(post)
    message = post.platform.post(post.letter(says("shared"), "answer", thread=thread))
    (said,) = post.said(post.channel)
    assert said.thread_ts is None
    assert _place(post, thread) == message == f"{post.channel.id}/{said.ts}"


def test_a_crash_in_between_loses_neither(post: Post) -> None:
    thread = _coming(post)
    letter = post.letter(says("shared"), "answer", thread=thread)
    post.slack.fault("chat.postMessage", lose_answer=True)
    with pytest.raises(DeliveryError):
        post.platform.post(letter)
    message = post.another().find(letter)
    assert message is not None
    assert _place(post, thread) == message
    assert len(post.said(post.channel)) == 1
