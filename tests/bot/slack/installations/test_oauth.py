"""Workspaces install the app themselves, and none sees another's."""

from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import select

from bot.slack.naming import workspace_of
from ledger.repositories.audit import Audit
from ledger.repositories.people import Workspaces
from ledger.tables import Person, Question
from tests.bot.living import Living
from tests.play import slack as play
from tests.play.slack.gestures import Page
from tests.waiting import soon


class _Provider:
    """A chat process that many workspaces may install, and the Slack that it is listed in."""

    def __init__(self, slack: play.PlaySlack, living: Living) -> None:
        self.slack, self.living = slack, living
        self.page = f"{living.origin}/slack/install"

    def questions(self, team: play.Team) -> list[str]:
        with self.living.database.read() as session:
            asked = select(Question.words).where(Question.workspace_id == workspace_of(team.id))
            return list(session.scalars(asked.order_by(Question.created_at)))

    def connected(self, team: play.Team) -> bool:
        with self.living.database.read() as session:
            known = Workspaces(session).get(workspace_of(team.id))
            return known is not None and known.disconnected_at is None

    def role(self, team: play.Team, somebody: play.Person) -> str | None:
        with self.living.database.read() as session:
            return session.scalar(
                select(Person.role).where(
                    Person.workspace_id == workspace_of(team.id), Person.platform_user == somebody.id
                )
            )

    def audited(self, team: play.Team) -> list[str]:
        with self.living.database.read() as session:
            return [entry.action for entry in reversed(Audit(session).latest(workspace_of(team.id)))]

    def asks(self, team: play.Team, somebody: play.Person, words: str) -> None:
        somebody.says(team.dm(somebody), words)


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Provider]:
    with play.PlaySlack() as slack:
        settings = {
            "SLACK_API_URL": slack.api_url,
            "SLACK_CLIENT_ID": slack.client_id,
            "SLACK_CLIENT_SECRET": slack.client_secret,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
        }
        living = Living(tmp_path_factory.mktemp("chat"), quiet=True, **settings)
        living.environment["SLACK_PUBLIC_URL"] = living.origin
        with living:
            slack.deliver_to(f"{living.origin}/slack/events")
            yield _Provider(slack, living)


def _installed(page: Page) -> bool:
    return page.status == 200 and "is installed" in page.text


def test_two_workspaces_install_it_and_none_sees_the_others(provider: _Provider) -> None:
    acme, other = (provider.slack.team(name, installed=False) for name in ("Acme", "Other"))
    ada, ben = acme.person("Ada"), other.person("Ben")
    assert _installed(ada.installs(provider.page))
    assert _installed(ben.installs(provider.page))
    provider.asks(acme, ada, "what does Acme sell?")
    provider.asks(other, ben, "what does Other sell?")
    assert soon(lambda: provider.questions(acme) and provider.questions(other))
    assert provider.questions(acme) == ["what does Acme sell?"]
    assert provider.questions(other) == ["what does Other sell?"]


def test_who_installs_it_is_an_admin_and_it_is_audited(provider: _Provider) -> None:
    acme = provider.slack.team("Acme", installed=False)
    ada = acme.person("Ada")
    ada.installs(provider.page)
    assert provider.role(acme, ada) == "admin"
    ada.opens_home()
    assert soon(lambda: ada.home is not None)
    assert provider.role(acme, ada) == "admin"
    assert provider.audited(acme) == ["install"]


def test_nothing_is_heard_before_it_is_installed_and_after_it_was_removed(provider: _Provider) -> None:
    acme = provider.slack.team("Acme", installed=False)
    ada = acme.person("Ada")
    ada.installs(provider.page)
    acme.uninstall()
    assert soon(lambda: not provider.connected(acme))
    assert _installed(ada.installs(provider.page))
    assert provider.connected(acme)
    provider.asks(acme, ada, "and now?")
    assert soon(lambda: provider.questions(acme) == ["and now?"])
    assert provider.audited(acme) == ["install", "uninstall", "install"]


def test_an_old_uninstall_that_comes_late_takes_nothing_away(provider: _Provider) -> None:
    acme = provider.slack.team("Acme", installed=False)
    ada = acme.person("Ada")
    ada.installs(provider.page)
    provider.slack.hold()
    acme.uninstall()
    ada.installs(provider.page)
    told = len(provider.slack.deliveries)
    provider.slack.let_go()
    assert soon(lambda: len(provider.slack.deliveries) >= told + 2)
    assert provider.connected(acme)
    provider.asks(acme, ada, "still there?")
    assert soon(lambda: provider.questions(acme) == ["still there?"])


def test_an_enterprise_installs_it_once_for_all(provider: _Provider) -> None:
    grid = provider.slack.enterprise("Grid", teams=2, installed=False)
    east, west = grid.teams
    ada, ben = east.person("Ada", admin=True), west.person("Ben")
    assert _installed(ada.installs_org(grid, provider.page))
    provider.asks(east, ada, "what does the east sell?")
    provider.asks(west, ben, "what does the west sell?")
    assert soon(lambda: provider.questions(east) and provider.questions(west))
    assert provider.questions(east) == ["what does the east sell?"]
    assert provider.questions(west) == ["what does the west sell?"]


def test_who_says_no_reads_that_nothing_happened(provider: _Provider) -> None:
    acme = provider.slack.team("Acme", installed=False)
    page = acme.person("Ada").installs(provider.page, allow=False)
    assert "Nothing was installed" in page.text
    assert not provider.connected(acme)


def test_another_browser_can_not_finish_an_installation(provider: _Provider) -> None:
    begun = httpx.get(provider.page)
    state = httpx.URL(begun.headers["location"]).params["state"]
    back = httpx.get(f"{provider.living.origin}/slack/oauth_redirect", params={"code": "x", "state": state})
    assert back.status_code == 400
    assert "another browser" in back.text


def test_a_slack_that_is_away_is_said_in_words(provider: _Provider) -> None:
    acme = provider.slack.team("Acme", installed=False)
    provider.slack.fault("oauth.v2.access", status=503)
    page = acme.person("Ada").installs(provider.page)
    assert page.status >= 400
    assert "begin it again" in page.text.lower()
