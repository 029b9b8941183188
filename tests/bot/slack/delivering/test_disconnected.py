"""A workspace that takes its permission back loses nothing, and is not asked again and again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.searching import unsent_threads
from bot.slack.delivering.platform import SlackPlatform
from ledger.database import Database
from ledger.repositories.people import Workspaces
from ledger.states import OutboxState
from ledger.tables import AuditEntry
from tests.bot.office import says
from tests.bot.slack.delivering.post import Post
from tests.bot.slack.installations.apps import for_many, installation, installed, wired
from tests.play.slack import PlaySlack


@pytest.fixture
def own(database: Database, tmp_path: Path) -> Iterator[Post]:
    """A workspace of a Slack of its own."""
    with PlaySlack() as slack:
        yield Post(slack, slack.team("Acme"), database, tmp_path)


def _busy(post: Post) -> int:
    with post.database.read() as session:
        return len(unsent_threads(session))


def test_an_answer_waits_for_the_app_to_be_installed_again(own: Post) -> None:
    row = own.office.put(own.office.question(own.thread, "answered"), "answer", says("kept"))
    own.acme.revoke(bot=True)
    own.attend()
    assert own.office.row(row).state == OutboxState.DUE
    assert _busy(own) == 0, "nobody asks for it while nothing has changed"
    own.acme.install()
    with own.database.write() as session:
        assert Workspaces(session).connect(own.office.workspace)
    assert _busy(own) == 1
    own.attend(platform=_again(own))
    assert "kept" in own.words()[-1]


def test_that_it_happened_is_in_the_audit_once(own: Post) -> None:
    for text in ("one", "two"):
        own.office.put(own.office.question(own.thread, "answered"), "answer", says(text))
    own.acme.revoke(bot=True)
    own.attend()
    own.attend()
    with own.database.read() as session:
        found = session.scalars(select(AuditEntry).where(AuditEntry.action == "disconnect")).all()
    assert [entry.detail for entry in found] == [{"why": "token_revoked"}]


def test_a_token_that_has_expired_is_exchanged_and_the_answer_comes(own: Post) -> None:
    refresh = "xoxe-1-first"
    own.acme.grant.refresh_token = refresh
    given = wired(for_many(own.slack), own.database, own.folder)
    given_by = installation(own.slack, own.acme, refresh_token=refresh, expires_in=43_200)
    installed(own.slack, own.database).store.save(given_by)
    own.acme.expire_token()
    platform = SlackPlatform(own.database, own.files, given.clients, for_many(own.slack))
    own.office.put(own.office.question(own.thread, "answered"), "answer", says("in time"))
    own.attend(platform=platform)
    own.office.let_time_pass(5)
    platform = SlackPlatform(own.database, own.files, given.clients, for_many(own.slack))
    own.attend(platform=platform)
    assert "in time" in own.words()[-1]
    with own.database.read() as session:
        workspace = Workspaces(session).get(own.office.workspace)
    assert workspace is not None
    assert workspace.disconnected_at is None


def _again(post: Post) -> SlackPlatform:
    """The adapter with the token that the team has now."""
    settings = post.settings.model_copy(update={"bot_token": SecretStr(post.acme.bot_token)})
    return SlackPlatform(post.database, post.files, wired(settings, post.database, post.folder).clients, settings)
