"""Letters stand in their threads on Slack, once, whatever Slack answers, and as well as the workspace can show them."""

import pytest

from bot.platform import DeliveryError, DisconnectedError, Letter
from bot.slack.delivering.platform import SlackPlatform
from ledger.states import OutboxState
from tests.bot.office import says
from tests.bot.slack.delivering.post import Post
from tests.waiting import soon


def _answered(post: Post, text: str = "5 million.") -> str:
    return post.office.put(post.office.question(post.thread, "answered"), "answer", says(text))


def test_an_answer_stands_in_the_thread_where_it_was_asked(post: Post) -> None:
    row = _answered(post)
    post.attend()
    (message,) = post.said()
    assert "5 million." in message.reading_text()
    assert message.thread_ts == post.root
    assert (message.unfurl_links, message.unfurl_media) == (False, False)
    assert post.office.row(row).state == OutboxState.SENT


def test_after_a_429_nothing_is_asked_again_before_its_time_and_the_order_is_kept(post: Post) -> None:
    for text in ("first", "second"):
        _answered(post, text)
    post.slack.fault("chat.postMessage", status=429, retry_after=30)
    post.attend()
    post.attend()
    assert len(post.slack.calls("chat.postMessage")) == 1
    assert 25 < post.attend() <= 30, "the thread is looked at again when its time has come"
    assert post.words() == []
    _pass(post, 31)
    post.attend()
    _pass(post, 2)
    post.attend()
    assert [each[:6].strip() for each in post.words()] == ["first", "second"]


def test_an_answer_that_was_posted_though_its_reply_was_lost_is_not_posted_twice(post: Post) -> None:
    row = _answered(post)
    post.slack.fault("chat.postMessage", lose_answer=True)
    post.attend()
    assert post.office.row(row).state == OutboxState.SENDING
    _pass(post, 60)
    post.attend(platform=post.another())
    assert len(post.said()) == 1
    assert post.office.row(row).state == OutboxState.SENT


def test_an_answer_that_never_arrived_is_posted_after_a_look(post: Post) -> None:
    _answered(post)
    post.slack.fault("chat.postMessage", status=503)
    post.attend()
    _pass(post, 60)
    post.attend()
    assert len(post.said()) == 1
    assert len(post.slack.calls("conversations.replies")) == 1


def test_a_slack_that_cannot_be_asked_still_gets_the_answer(post: Post) -> None:
    _answered(post)
    post.slack.fault("chat.postMessage", status=503)
    post.slack.fault("conversations.replies", error="unknown_method")
    post.attend()
    _pass(post, 60)
    post.attend()
    assert len(post.said()) == 1


def test_a_look_that_meets_a_429_brings_no_second_message(post: Post) -> None:
    _answered(post)
    post.slack.fault("chat.postMessage", lose_answer=True)
    post.slack.fault("conversations.replies", status=429, retry_after=20)
    for _ in range(3):
        post.attend()
        _pass(post, 60)
    assert len(post.said()) == 1


def test_a_message_among_many_is_found_where_slack_shows_few_at_a_time(post: Post) -> None:
    for number in range(20):
        post.ada.says(post.channel, f"word {number}", thread=post.root)
    letter = post.letter(says("here"))
    post.platform.post(letter)
    post.slack.world.strict_history = True
    post.slack.shrink_time(0.5)
    platform = post.another()
    try:
        with pytest.raises(DeliveryError) as raised:
            platform.find(letter)
        assert raised.value.retry_after is not None
        assert soon(lambda: _found(post, platform, letter))
    finally:
        post.slack.world.strict_history = False
        post.slack.shrink_time(60)


def _found(post: Post, platform: SlackPlatform, letter: Letter) -> bool:
    try:
        return platform.find(letter) == f"{post.channel.id}/{post.said()[-1].ts}"
    except DeliveryError:
        return False


def test_two_messages_in_a_channel_are_a_second_apart(post: Post) -> None:
    post.platform.post(post.letter(says("first")))
    assert 0.5 < post.platform.pause(post.office.workspace, post.thread) <= 1.0
    with pytest.raises(DeliveryError) as raised:
        post.platform.post(post.letter(says("second")))
    assert raised.value.known
    assert len(post.slack.calls("chat.postMessage")) == 1


@pytest.mark.parametrize("error", ["token_revoked", "invalid_auth", "account_inactive"])
def test_a_dead_token_disconnects_the_workspace_and_the_answer_is_kept(post: Post, error: str) -> None:
    letter = post.letter(says("kept"))
    post.slack.fault("chat.postMessage", error=error)
    with pytest.raises(DisconnectedError):
        post.platform.post(letter)


def test_what_slack_refuses_for_its_form_is_said_more_plainly(post: Post) -> None:
    post.slack.fault("chat.postMessage", error="invalid_blocks", times=1)
    post.platform.post(post.letter(says("still said"), "answer"))
    assert "still said" in post.words()[-1]


def test_a_message_shows_what_it_is_edited_to(post: Post) -> None:
    letter = post.letter(says("before"))
    message = post.platform.post(letter)
    later = post.letter(says("after"))
    post.platform.edit(message, later)
    (said,) = post.said()
    assert "after" in said.reading_text()
    assert "before" not in said.reading_text()


def test_edits_beyond_the_workspace_s_allowance_wait_but_the_end_of_a_work_is_shown(post: Post) -> None:
    working = {"kind": "progress", "stage": "Fitting", "share": 0.5, "best": None, "seconds_left": 9}
    letter = post.letter({"parts": [{**working, "state": "running"}]}, "told")
    message = post.platform.post(letter)

    def edit_often() -> None:
        for _ in range(40):
            post.platform.edit(message, letter)

    with pytest.raises(DeliveryError) as raised:
        edit_often()
    assert raised.value.retry_after
    post.platform.edit(message, post.letter(says("done"), "answer"))
    assert "done" in post.words()[-1]


def test_data_notify_nobody(post: Post) -> None:
    post.platform.post(post.letter(says("<!channel> <@U1> <http://evil.example|x> @here"), "answer"))
    (message,) = post.said()
    assert message.notices == []
    assert message.links == []


def _pass(post: Post, seconds: float) -> None:
    """Let time pass, for the outbox and for this process' own clock."""
    post.office.let_time_pass(seconds)
    post.platform = post.another()
