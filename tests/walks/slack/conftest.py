"""A company in the play-Slack that uses the product over HTTP."""

from collections.abc import Iterator

import pytest

from tests.play.slack import Channel, Person, PlaySlack
from tests.servers.company import Company
from tests.servers.slack_system import in_slack, one_team


@pytest.fixture(scope="package")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    with PlaySlack() as slack:
        team = slack.team("Acme")
        with in_slack(slack, tmp_path_factory.mktemp("acme"), one_team(slack, team)) as system:
            yield Company(slack, system, team)


@pytest.fixture
def ada(acme: Company) -> Person:
    return acme.team.person("Ada")


@pytest.fixture
def sales(acme: Company, ada: Person) -> Channel:
    """A channel of the test's own."""
    return acme.team.channel("sales", members=[ada])
