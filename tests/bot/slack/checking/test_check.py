"""`threadcast slack check` says in words what is missing: a token, a scope, an event, a channel."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.slack.installations.scopes import SCOPES
from tests.bot.living import Living
from tests.bot.slack.office import settings
from tests.play.slack import PlaySlack, Team
from tests.waiting import soon


@dataclass(frozen=True)
class _Said:
    status: int
    words: str


@dataclass
class _Admin:
    """Whoever connects Threadcast: what is set, and how to ask what is missing."""

    slack: PlaySlack
    acme: Team
    home: Path
    environment: dict[str, str]

    def checks(self, *options: str) -> _Said:
        told = {**os.environ, "THREADCAST_HOME": str(self.home), **self.environment}
        command = [sys.executable, "-m", "workers.console", "slack", "check", *options]
        ran = subprocess.run(command, env=told, capture_output=True, text=True, timeout=60, check=False)
        assert "Traceback" not in ran.stdout + ran.stderr
        return _Said(ran.returncode, ran.stdout)


@pytest.fixture
def admin(tmp_path: Path) -> Iterator[_Admin]:
    with PlaySlack() as slack:
        acme = slack.team("Acme")
        yield _Admin(slack, acme, tmp_path, settings(slack, acme, socket=True))


def test_nothing_is_missing_where_everything_is_there(admin: _Admin) -> None:
    admin.acme.channel("sales", members=[admin.acme.person("Ada")])
    said = admin.checks()
    assert said.status == 0, said.words
    for words in ("Connected to Acme", "every scope that it needs", "#sales", "Socket Mode opens", "is there."):
        assert words in said.words


def test_nothing_set_up_is_said_with_what_to_set(admin: _Admin) -> None:
    admin.environment = {"SLACK_API_URL": admin.slack.api_url}
    said = admin.checks()
    assert said.status == 1
    assert "Slack is not set up" in said.words
    assert "SLACK_BOT_TOKEN" in said.words


@pytest.mark.parametrize(
    ("spoiled", "sentence"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, "Slack does not know the token in SLACK_BOT_TOKEN"),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, "Slack does not take the token in SLACK_APP_TOKEN"),
        ({"SLACK_API_URL": "http://127.0.0.1:9/api/"}, "Slack does not answer at http://127.0.0.1:9/api/"),
    ],
)
def test_a_setting_that_is_wrong_is_named_without_its_value(
    admin: _Admin, spoiled: dict[str, str], sentence: str
) -> None:
    admin.environment |= spoiled
    said = admin.checks()
    assert said.status == 1
    assert sentence in said.words
    assert "-wrong" not in said.words


def test_a_revoked_token_is_said_to_be_revoked(admin: _Admin) -> None:
    admin.acme.revoke(bot=True)
    assert "has revoked the token in SLACK_BOT_TOKEN" in admin.checks().words


def test_each_missing_scope_is_named_with_what_does_not_work(admin: _Admin) -> None:
    admin.acme.install(frozenset(SCOPES) - {"files:read", "im:history"})
    admin.environment["SLACK_BOT_TOKEN"] = admin.acme.bot_token
    said = admin.checks()
    assert said.status == 1
    assert "The scope files:read is missing: without it Threadcast can't read the files" in said.words
    assert "The scope im:history is missing: without it Threadcast can't hear direct messages" in said.words
    assert "The scope chat:write" not in said.words


def test_a_channel_that_it_is_not_in_is_said_with_how_to_invite_it(admin: _Admin) -> None:
    ada = admin.acme.person("Ada")
    inside = admin.acme.channel("sales", members=[ada])
    outside = admin.acme.channel("finance", members=[ada], with_bot=False)
    hidden = admin.acme.channel("board", members=[ada], with_bot=False, private=True)
    assert "It is in #sales" in admin.checks("--channel", inside.id).words
    assert "It is in #sales" in admin.checks("--channel", "#sales").words
    said = admin.checks("--channel", outside.id)
    assert said.status == 1
    assert "It is not in #finance" in said.words
    assert "/invite @" in said.words
    assert f"It sees no channel {hidden.id}" in admin.checks("--channel", hidden.id).words


def test_for_many_workspaces_each_is_looked_at_and_the_address_too(admin: _Admin) -> None:
    admin.environment = {
        "SLACK_API_URL": admin.slack.api_url,
        "SLACK_CLIENT_ID": admin.slack.client_id,
        "SLACK_CLIENT_SECRET": admin.slack.client_secret,
        "SLACK_SIGNING_SECRET": admin.slack.signing_secret,
    }
    assert "Nobody can install the app" in admin.checks().words
    living = Living(admin.home, quiet=True, **admin.environment)
    admin.environment["SLACK_PUBLIC_URL"] = living.environment["SLACK_PUBLIC_URL"] = living.origin
    said = admin.checks()
    assert "No workspace has installed the app yet" in said.words
    assert f"Nothing answers at {living.origin}/slack/events" in said.words
    with living:
        other = admin.slack.team("Other", installed=False)
        other.person("Ben").installs(f"{living.origin}/slack/install")
        said = admin.checks()
    assert said.status == 0, said.words
    assert "Connected to Other" in said.words
    assert f"Threadcast answers at {living.origin}/slack/events" in said.words


def test_events_that_have_come_are_told_from_those_that_have_not(admin: _Admin) -> None:
    with Living(admin.home, quiet=True, **admin.environment):
        assert soon(lambda: admin.slack.sockets.open)
        ada = admin.acme.person("Ada")
        ada.says(admin.acme.dm(ada), "Hello")
        assert soon(lambda: "Events have come: message.im" in admin.checks().words)
        said = admin.checks()
    assert "app_mention (mention it in a channel that it is in)" in said.words
    assert "message.im (" not in said.words
    assert said.status == 0
