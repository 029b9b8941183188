"""The way in without a public address: a socket for one workspace."""

from pathlib import Path

import pytest

from tests.play.slack import PlaySlack
from tests.servers.company import Company
from tests.servers.slack_system import in_a_socket, in_slack, kill_bot
from tests.walks.data import monthly

pytestmark = pytest.mark.living


def test_a_socket_needs_no_address_and_is_opened_again(tmp_path: Path) -> None:
    with PlaySlack() as slack:
        team = slack.team("Acme")
        with in_slack(slack, tmp_path / "home", in_a_socket(slack, team)) as system:
            acme, ada = Company(slack, system, team), team.person("Ada")
            sales = team.channel("sales", members=[ada])
            said = acme.asks(ada, sales, "describe this file", ("shops.csv", monthly(12)))
            assert len(acme.answers(said)) == 1
            kill_bot(system)
            slack.wait(lambda: slack.sockets.open, seconds=60)
            later = acme.asks(ada, sales, "how many rows does it have?", thread=said)
            assert len(acme.answers(later)) == 2
