"""What else such a bot meets: stopped while it trains, taken out of the channel, the question edited or deleted."""

import pytest

from tests.play.slack import Channel, Person
from tests.servers.company import Company
from tests.walks.data import long_training, monthly

pytestmark = pytest.mark.living
LONG = ("shops.csv", long_training())


def test_stop_ends_a_training_with_the_best_so_far(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where bot/slack/acting has nothing for `stop`."""
    said = acme.asks(ada, sales, "predict next quarter by shop", LONG)
    acme.slack.wait(lambda: any("stop" in str(each.blocks) for each in acme.bots(said)), seconds=90)
    ada.clicks(acme.bots(said)[0], "stop")
    assert "stopped" in acme.reading(said, seconds=60).lower()


def test_an_edited_question_is_answered_anew(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where message_changed is not listened to."""
    said = acme.asks(ada, sales, "predict next quarter by shop", LONG)
    acme.slack.wait(lambda: acme.questions(said))
    ada.edits(said, f"{acme.team.mention} describe this file")
    acme.slack.wait(lambda: len(acme.questions(said)) == 2)
    acme.replies(said)
    first, second = acme.questions(said)
    assert (first.state, second.state) == ("withdrawn", "answered"), acme.picture(said)
    assert second.words == "describe this file"


def test_an_edit_that_only_shows_a_preview_asks_nothing(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where every message_changed counts as an edit."""
    said = acme.asks(ada, sales, "describe this file", ("shops.csv", monthly(12)))
    acme.replies(said)
    ada.edits(said, said.message.text)
    follow = acme.asks(ada, sales, "hello", thread=said)
    acme.replies(follow)
    assert [each.words for each in acme.questions(said)] == ["describe this file", "hello"]


def test_a_deleted_question_is_stopped_without_a_word(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where message_deleted is not listened to."""
    said = acme.asks(ada, sales, "predict next quarter by shop", LONG)
    acme.slack.wait(lambda: acme.questions(said))
    ada.deletes(said)
    acme.slack.wait(lambda: acme.questions(said)[0].state == "withdrawn", seconds=20)
    acme.slack.wait(lambda: all(job.state in ("done", "cancelled", "failed") for job in acme.jobs(said)), seconds=90)
    assert not any(row.role in ("answer", "note") for row in acme.rows(said))


def test_an_answer_for_a_channel_that_the_bot_left_goes_to_the_asker(
    acme: Company, ada: Person, sales: Channel
) -> None:
    """Fails where not_in_channel is a letter's end."""
    said = acme.asks(ada, sales, "predict next quarter", ("shops.csv", monthly(36)))
    acme.slack.wait(lambda: acme.bots(said))
    sales.kick_bot()
    acme.replies(said)
    letters = [each.reading_text() for each in acme.team.dm(ada).messages() if each.user == acme.team.bot]
    assert any("next quarter" in each or "quarter" in each for each in letters), letters
    assert any("sales" in each for each in letters)


def test_a_channel_that_was_renamed_is_the_same_channel(acme: Company, ada: Person, sales: Channel) -> None:
    """A thread is known by its channel's id; no name of a channel is kept, so that there is no code to take out."""
    said = acme.asks(ada, sales, "describe this file", ("shops.csv", monthly(12)))
    acme.replies(said)
    sales.rename("revenue")
    later = acme.asks(ada, sales, "which shop had the most sales?", thread=said)
    assert "Shop 2" in acme.answers(later)[-1].reading_text()
