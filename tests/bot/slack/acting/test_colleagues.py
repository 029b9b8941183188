"""In an enterprise colleagues of several teams meet in shared channels: all may act there, strangers may not."""

from collections.abc import Iterator

import pytest

from tests.bot.living import Living
from tests.bot.slack.acting.stage import ANSWER, stands, whispered
from tests.bot.slack.office import SlackOffice, settings
from tests.play import slack as play
from tests.waiting import soon


@pytest.fixture(scope="module")
def slack() -> Iterator[play.PlaySlack]:
    with play.PlaySlack() as played:
        yield played


@pytest.fixture(scope="module")
def grid(slack: play.PlaySlack) -> play.Enterprise:
    return slack.enterprise("Grid", teams=3)


@pytest.fixture(scope="module")
def office(
    slack: play.PlaySlack, grid: play.Enterprise, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SlackOffice]:
    east = grid.teams[0]
    with Living(tmp_path_factory.mktemp("chat"), quiet=True, **settings(slack, east)) as living:
        slack.deliver_to(f"{living.origin}/slack/events")
        yield SlackOffice(slack, east, living)


def test_a_colleague_of_a_team_that_is_known_clicks_and_is_heard(office: SlackOffice, grid: play.Enterprise) -> None:
    ada, ben = office.person(), grid.teams[1].person("Ben")
    ben.says(grid.teams[1].dm(ben), "hello")
    _clicks_and_is_heard(office, ada, ben)


def test_so_is_one_whom_slack_alone_knows_as_a_colleague(office: SlackOffice, grid: play.Enterprise) -> None:
    _clicks_and_is_heard(office, office.person(), grid.teams[2].person("Cleo"))


def test_somebody_of_another_company_is_refused(office: SlackOffice) -> None:
    ada, eve = office.person(), office.slack.team("Other", installed=False).person("Eve")
    answered = stands(office, ada, office.channel(ada, eve), ANSWER)
    assert eve.clicks(answered.message, "good", "positive").ok
    assert "Only people of the company" in whispered(eve).text
    assert office.opinions(answered.question) == []


def _clicks_and_is_heard(office: SlackOffice, ada: play.Person, colleague: play.Person) -> None:
    answered = stands(office, ada, office.channel(ada, colleague), ANSWER)
    assert colleague.clicks(answered.message, "good", "positive").ok
    assert soon(lambda: office.opinions(answered.question) == ["good"])
