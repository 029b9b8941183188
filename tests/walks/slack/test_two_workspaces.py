"""Two workspaces that install the app see nothing of each other."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.play.slack import PlaySlack
from tests.servers.company import Company
from tests.servers.slack_system import in_slack, installed, many_teams
from tests.walks.data import monthly

pytestmark = pytest.mark.living
_LARGE = 50_000_000


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Company, Company]]:
    """Two companies that have installed the same app."""
    with PlaySlack() as slack, in_slack(slack, tmp_path_factory.mktemp("pair"), many_teams(slack)) as system:
        acme, beta = (installed(slack, system, name) for name in ("Acme", "Beta"))
        yield Company(slack, system, acme), Company(slack, system, beta)


def test_two_workspaces_install_the_app_and_see_nothing_of_each_other(pair: tuple[Company, Company]) -> None:
    acme, beta = pair
    ada, bob = acme.team.person("Ada"), beta.team.person("Bob")
    asked = acme.asks(ada, acme.team.channel("sales", members=[ada]), "predict next quarter", ("a.csv", monthly(24)))
    theirs = beta.team.channel("sales", members=[bob])
    other = beta.asks(bob, theirs, "describe this file", ("b.csv", monthly(24)))
    assert "a.csv" not in beta.reading(other)
    assert len(acme.answers(asked)) == 1
    assert "a.csv" in acme.home(ada)
    assert "b.csv" in beta.home(bob)
    assert "a.csv" not in beta.home(bob)
    files, jobs = (told.reading_text() if (told := bob.commands(theirs, word)) else "" for word in ("files", "jobs"))
    assert "b.csv" in files
    assert "a.csv" not in files + jobs


def test_each_is_written_to_with_its_own_token_which_lies_nowhere_in_the_clear(pair: tuple[Company, Company]) -> None:
    for each in pair:
        person = each.team.person("Cem")
        channel = each.team.channel("tokens", members=[person])
        each.answers(each.asks(person, channel, "hello"))
        assert {call.team for call in each.slack.calls() if call.params.get("channel") == channel.id} == {each.team.id}
    kept = b"".join(_contents(pair[0].system.home))
    assert not [each.team.name for each in pair if each.team.bot_token.encode() in kept]


def _contents(home: Path) -> Iterator[bytes]:
    """What the product has written: its database, its logs, the files of people."""
    for each in home.rglob("*"):
        with suppress(FileNotFoundError):
            if each.is_file() and each.stat().st_size < _LARGE:
                yield each.read_bytes()
