"""Case 4: the bot's token is revoked while a job runs: the result is kept, nothing is hammered, and delivery goes on
after the app is installed again. A revoked token of a user disconnects nothing.
"""

import time

import pytest

from ledger.tables import Workspace
from tests.servers.company import Company
from tests.servers.slack_system import install
from tests.walks.data import monthly

pytestmark = pytest.mark.living
_QUIET_SECONDS = 4.0
_EVENT_SECONDS = 1.0


def disconnected(company: Company) -> bool:
    with company.database.read() as session:
        return session.get_one(Workspace, company.workspace).disconnected_at is not None


@pytest.mark.parametrize("told", [True, False])
def test_an_answer_waits_for_the_app_to_be_installed_again(beta: Company, *, told: bool) -> None:
    """told: whether Slack says that the token was revoked, or the next call finds out.

    Fails, where Slack says nothing, without bot/slack/delivering/failures.py's DisconnectedError; where it does,
    without bot/slack/listeners/lifecycle.py too.
    """
    ada = beta.team.person("Ada", admin=True)
    sales = beta.team.channel("sales", members=[ada])
    said = beta.asks(ada, sales, "predict next quarter by shop", ("shops.csv", monthly(60, shops=8)))
    beta.slack.wait(lambda: beta.jobs(said), seconds=60)
    if not told:
        beta.slack.hold()
    beta.team.revoke(bot=True)
    beta.slack.hold()
    beta.slack.let_go()
    beta.slack.wait(lambda: disconnected(beta), seconds=60)
    beta.slack.wait(lambda: beta.questions(said)[0].state == "answered", seconds=120)
    before = len(beta.slack.calls())
    time.sleep(_QUIET_SECONDS)
    assert len(beta.slack.calls()) - before <= 1
    install(beta.system, beta.team)
    assert not disconnected(beta)
    assert len(beta.answers(said)) == 1
    assert beta.doubled(said) == []


def test_a_revoked_token_of_a_user_disconnects_nothing(acme: Company) -> None:
    """Fails where bot/slack/listeners/lifecycle.py takes every revoked token for the bot's.

    On a team whose installation is older than a second, which is as exactly as Slack says when a token was revoked.
    """
    ada = acme.team.person("Ada", admin=True)
    acme.replies(acme.asks(ada, acme.team.channel("before", members=[ada]), "hello"))
    time.sleep(_EVENT_SECONDS)
    acme.team.revoke(user=True)
    said = acme.asks(ada, acme.team.channel("after", members=[ada]), "hello")
    assert acme.replies(said)
    assert not disconnected(acme)
