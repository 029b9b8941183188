"""Attacks on the whole product: a Slack that has little, messages taken away, and answers that are enormous."""

import csv
import io
from collections.abc import Sequence

import pytest

from tests.play.slack import Channel, Message, Person
from tests.play.slack.ask import METHODS
from tests.servers.company import Company
from tests.walks.data import long_training, monthly

pytestmark = pytest.mark.living
CORE = frozenset(
    {
        "apps.connections.open",
        "auth.test",
        "chat.postMessage",
        "chat.update",
        "conversations.replies",
        "files.completeUploadExternal",
        "files.getUploadURLExternal",
        "files.info",
        "oauth.v2.access",
        "users.info",
        "views.open",
    }
)
NEWER = ("data_visualization", "data_table", "context_actions", "slack_file", "metadata")


def _written(header: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    text = io.StringIO()
    writing = csv.writer(text)
    writing.writerow(header)
    writing.writerows(rows)
    return text.getvalue().encode()


def _wide() -> bytes:
    names = [f"<!channel> column {number} & *bold* \u202e{'x' * 60}" for number in range(300)]
    return _written(["month", *names], [[f"2024-{month:02d}-01", *range(300)] for month in range(1, 13)])


def _long() -> bytes:
    """A thousand shops over two years, named as people name nothing."""
    rows = [
        [f"{2024 + month // 12}-{month % 12 + 1:02d}-01", f"=shop {shop} <@U1> `x` {'é' * 40}", 100 + shop + month]
        for shop in range(500)
        for month in range(24)
    ]
    return _written(["month", "shop", "sales"], rows)


def _files(messages: Sequence[Message]) -> list[str]:
    return [each.name for message in messages for each in message.files]


def test_a_slack_that_knows_the_core_alone_still_gets_answers(acme: Company, ada: Person, sales: Channel) -> None:
    for method in set(METHODS) - CORE:
        acme.slack.fault(method, error="unknown_method", times=None)
    for kind in NEWER:
        acme.slack.fault("chat.postMessage", error="invalid_arguments", having=kind, times=None)
        acme.slack.fault("chat.update", error="invalid_arguments", having=kind, times=None)
    said = acme.asks(ada, sales, "predict next quarter", ("shops.csv", monthly(36)))
    replies = acme.replies(said)
    assert "quarter" in acme.answers(said)[-1].reading_text().lower() or len(replies) > 1
    assert any(name.endswith(".png") for name in _files(replies)), acme.picture(said)
    assert acme.doubled(said) == []


def test_a_message_of_the_bot_that_is_taken_away_while_it_works_takes_no_answer_with_it(
    acme: Company, ada: Person, sales: Channel
) -> None:
    said = acme.asks(ada, sales, "predict next quarter by shop", ("shops.csv", long_training()))
    acme.slack.wait(lambda: any("stop" in str(each.blocks) for each in acme.bots(said)), seconds=60)
    told = acme.bots(said)[0]
    told.deleted = True
    acme.slack.wait(lambda: any(_files([each]) for each in acme.bots(said)), seconds=120)
    assert len([each for each in acme.bots(said) if "quarter" in each.reading_text().lower()]) >= 1


@pytest.mark.parametrize(
    ("words", "name", "content"),
    [
        ("describe this file", "wide.csv", _wide()),
        ("sales by shop", "long.csv", _long()),
        ("predict next quarter by shop", "long.csv", _long()),
    ],
)
def test_an_answer_of_any_size_stands_in_the_thread(
    acme: Company, ada: Person, sales: Channel, words: str, name: str, content: bytes
) -> None:
    said = acme.asks(ada, sales, words, (name, content))
    replies = acme.replies(said, seconds=170)
    refused = [each.error for each in acme.slack.calls("chat.postMessage") if each.error and "long" in str(each.error)]
    assert refused == []
    assert acme.answers(said), acme.picture(said)
    assert not [each for each in replies if each.notices or each.links]
    assert acme.doubled(said) == []
