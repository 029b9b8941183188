"""Through a socket, without an address of its own, the bot hears the same."""

from collections.abc import Iterator

import pytest

from tests.bot.living import Living
from tests.bot.slack.office import SlackOffice, settings
from tests.play.slack import PlaySlack
from tests.waiting import soon


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SlackOffice]:
    with PlaySlack() as slack:
        acme = slack.team("Acme")
        with Living(tmp_path_factory.mktemp("chat"), quiet=True, **settings(slack, acme, socket=True)) as living:
            assert soon(lambda: slack.sockets.open)
            yield SlackOffice(slack, acme, living)


def test_a_mention_comes_through_the_socket(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    ada.says(sales, f"{office.acme.mention} predict")
    assert [each.words for each in office.asked(sales)] == ["predict"]
    office.heard_all()
    assert len(office.questions(sales)) == 1


def test_without_a_signing_secret_nobody_calls_over_http(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    said = ada.says(sales, "lunch?")
    answers = office.slack.replay(said, to=f"{office.living.origin}/slack/events")
    assert {each.status for each in answers} == {404}


def test_a_socket_that_breaks_is_opened_again(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    office.slack.server.run(office.slack.sockets.close())
    assert soon(lambda: office.slack.sockets.open, 30)
    ada.says(sales, f"{office.acme.mention} predict")
    office.asked(sales)
