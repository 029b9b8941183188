"""Case 1: the same event replayed, also to two chat processes at once: 200, one question, one reply.

Case 2: the retry arrives and the original never did, or came later: handled once, by the message, never by the header.
"""

import pytest

from tests.play.slack import Channel, Person
from tests.servers.company import Company
from tests.servers.slack_system import another_bot
from tests.walks.data import monthly

pytestmark = pytest.mark.living


def test_a_replayed_event_gets_one_answer_also_from_two_bots(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where bot/desk/desk.py doesn't ask `arrivals.known` and the event's name isn't unique."""
    said = acme.asks(ada, sales, "describe this file", ("shops.csv", monthly(12)))
    with another_bot(acme.system) as address:
        acme.slack.deliver_to(f"{acme.system.url}/slack/events", address)
        early = [answer for _ in range(5) for answer in acme.slack.replay(said, to="all")]
        acme.replies(said)
        late = [answer for _ in range(5) for answer in acme.slack.replay(said, to="all")]
        acme.slack.deliver_to(f"{acme.system.url}/slack/events")
    assert len(acme.answers(said)) == 1
    assert len(acme.questions(said)) == 1
    assert acme.doubled(said) == []
    assert {each.status for each in (*early, *late)} == {200}


def test_a_retry_whose_original_never_came_is_answered_and_the_late_original_changes_nothing(
    acme: Company, ada: Person, sales: Channel
) -> None:
    """Fails where requests with X-Slack-Retry-Num are put aside, and where events are known by their headers."""
    acme.slack.hold()
    said = acme.asks(ada, sales, "describe this file", ("shops.csv", monthly(12)))
    acme.slack.replay(said, retry=1)
    assert len(acme.answers(said)) == 1
    acme.slack.let_go()
    follow = acme.asks(ada, sales, "hello", thread=said)
    assert len(acme.answers(follow)) == 2, acme.picture(said)
    assert [each.words for each in acme.questions(said)] == ["describe this file", "hello"]
