"""Whoever sends gets a client for the right workspace, or hears why not."""

from pathlib import Path

import pytest

from bot.platform import DeliveryError, DisconnectedError
from bot.slack.connecting import proxy_to
from bot.slack.naming import workspace_of
from ledger.database import Database
from ledger.repositories.people import Workspaces
from ledger.tables import SlackWorkspace
from tests.bot.slack.installations.apps import for_one, wired
from tests.play.slack import PlaySlack


def test_one_workspace_is_written_to_with_its_token(slack: PlaySlack, database: Database, tmp_path: Path) -> None:
    acme = slack.team("Acme")
    sales = acme.channel("sales", members=[acme.person("Ada")])
    clients = wired(for_one(slack, acme.bot_token), database, tmp_path).clients
    clients.of(workspace_of(acme.id)).chat_postMessage(channel=sales.id, text="Hello")
    assert [message.text for message in sales.messages() if message.user == acme.bot] == ["Hello"]


def test_a_token_is_never_used_for_another_workspace(slack: PlaySlack, database: Database, tmp_path: Path) -> None:
    acme, other = slack.team("Acme"), slack.team("Other")
    clients = wired(for_one(slack, acme.bot_token), database, tmp_path).clients
    with pytest.raises(DisconnectedError):
        clients.of(workspace_of(other.id))


def test_a_revoked_token_disconnects_and_is_not_tried_again_and_again(
    slack: PlaySlack, database: Database, tmp_path: Path
) -> None:
    acme = slack.team("Acme")
    clients = wired(for_one(slack, acme.bot_token), database, tmp_path).clients
    acme.revoke(bot=True)
    for _ in range(5):
        with pytest.raises(DisconnectedError):
            clients.of(workspace_of(acme.id))
    assert len(slack.calls("auth.test")) == 1


def test_a_slack_that_is_away_disconnects_nobody(slack: PlaySlack, database: Database, tmp_path: Path) -> None:
    acme = slack.team("Acme")
    clients = wired(for_one(slack, acme.bot_token), database, tmp_path).clients
    slack.fault("auth.test", status=503)
    with pytest.raises(DeliveryError) as caught:
        clients.of(workspace_of(acme.id))
    assert not isinstance(caught.value, DisconnectedError)
    assert caught.value.known
    assert clients.of(workspace_of(acme.id)).token == acme.bot_token


def test_a_workspace_is_known_by_its_name_once_it_was_met(slack: PlaySlack, database: Database, tmp_path: Path) -> None:
    acme = slack.team("Acme")
    workspace = workspace_of(acme.id)
    assert wired(for_one(slack, acme.bot_token), database, tmp_path).clients.grant(workspace).bot_user == acme.bot
    with database.read() as session:
        known = Workspaces(session).get(workspace)
        assert known is not None
        assert (known.name, known.platform) == ("Acme", "slack")
        assert session.get_one(SlackWorkspace, workspace).bot_user == acme.bot


def test_a_proxy_is_used_for_slack_and_never_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https_proxy", "http_proxy"):
        monkeypatch.setenv(name, "http://proxy.example:8080")
    monkeypatch.setenv("no_proxy", "slack.internal")
    assert proxy_to("https://slack.com/api/") == "http://proxy.example:8080"
    assert proxy_to("https://slack.internal/api/") is None
    assert proxy_to("http://127.0.0.1:9000/api/") is None
