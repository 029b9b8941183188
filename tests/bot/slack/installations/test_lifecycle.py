"""Taken back and given again: what was asked waits, and a person's own token disconnects nothing."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.slack.naming import workspace_of
from ledger.repositories.audit import Audit
from ledger.repositories.people import Workspaces
from tests.bot.living import Living
from tests.bot.slack.office import settings
from tests.play.slack import PlaySlack, Team
from tests.waiting import soon


class _Company:
    """A workspace, and the chat process that has its token."""

    def __init__(self, slack: PlaySlack, acme: Team, living: Living) -> None:
        self.slack, self.acme, self.living = slack, acme, living
        self.workspace = workspace_of(acme.id)

    def connected(self) -> bool:
        with self.living.database.read() as session:
            known = Workspaces(session).get(self.workspace)
            return known is not None and known.disconnected_at is None

    def audited(self) -> list[str]:
        with self.living.database.read() as session:
            return [entry.action for entry in Audit(session).latest(self.workspace)]

    def hears(self, happens: Callable[[], None]) -> bool:
        """Something happens in Slack; whether the process answers what it is told of that."""
        told = len(self.slack.deliveries)
        happens()
        return soon(lambda: len(self.slack.deliveries) > told and self._answered())

    def _answered(self) -> bool:
        return all(each.status == 200 for each in self.slack.deliveries)


@pytest.fixture
def company(tmp_path: Path) -> Iterator[_Company]:
    with PlaySlack() as slack:
        acme = slack.team("Acme")
        with Living(tmp_path, quiet=True, **settings(slack, acme)) as living:
            slack.deliver_to(f"{living.origin}/slack/events")
            ada = acme.person("Ada")
            ada.says(acme.dm(ada), "Hello")
            company = _Company(slack, acme, living)
            assert soon(company.connected)
            yield company


def test_a_workspace_that_removes_the_app_is_disconnected(company: _Company) -> None:
    assert company.hears(company.acme.uninstall)
    assert soon(lambda: not company.connected())
    assert company.audited() == ["uninstall"]


def test_a_persons_own_token_disconnects_nothing(company: _Company) -> None:
    time.sleep(1.1)  # events name whole seconds, and one of the same second as the token is looked into at Slack
    assert company.hears(lambda: company.acme.revoke(user=True))
    assert company.connected()
    assert company.hears(lambda: company.acme.revoke(bot=True))
    assert soon(lambda: not company.connected())


def test_a_restart_with_a_good_token_connects_again(company: _Company) -> None:
    assert company.hears(lambda: company.acme.revoke(bot=True))
    assert soon(lambda: not company.connected())
    company.acme.install()
    company.living.environment["SLACK_BOT_TOKEN"] = company.acme.bot_token
    company.living.restart()
    assert soon(company.connected)
    assert company.audited() == ["reconnect", "uninstall"]
