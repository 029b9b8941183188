"""Two companies that have installed the app in the play-Slack; every case leaves them as they were."""

from collections.abc import Iterator

import pytest

from tests.play.slack import Channel, Person, PlaySlack
from tests.servers.company import Company
from tests.servers.slack_system import in_slack, installed, many_teams

MEGABYTES = 5
"""The largest file that is taken."""


@pytest.fixture(scope="package")
def _pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Company, Company]]:
    with PlaySlack() as slack:
        settings = {**many_teams(slack), "THREADCAST_MAX_FILE_MEGABYTES": str(MEGABYTES)}
        with in_slack(slack, tmp_path_factory.mktemp("cases"), settings) as system:
            acme, beta = (installed(slack, system, name) for name in ("Acme", "Beta"))
            yield Company(slack, system, acme), Company(slack, system, beta)


@pytest.fixture
def pair(_pair: tuple[Company, Company]) -> Iterator[tuple[Company, Company]]:
    """Two companies; every fault is mended afterwards, and what Slack still holds back is forgotten.

    Nothing streams there: the cases count messages and edits.
    """
    _pair[0].slack.fault("chat.startStream", error="unknown_method", times=None)
    yield _pair
    _pair[0].slack.faults.lift()
    _pair[0].slack.hold()
    _pair[0].slack.let_go()


@pytest.fixture
def acme(pair: tuple[Company, Company]) -> Company:
    return pair[0]


@pytest.fixture
def beta(pair: tuple[Company, Company]) -> Company:
    return pair[1]


@pytest.fixture
def ada(acme: Company) -> Person:
    return acme.team.person("Ada")


@pytest.fixture
def sales(acme: Company, ada: Person) -> Channel:
    """A channel of the test's own."""
    return acme.team.channel("sales", members=[ada])
