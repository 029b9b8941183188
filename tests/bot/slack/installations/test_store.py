"""Installed tokens: sealed at rest, found again by whoever has a key, forgotten when they are taken back."""

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text

from bot.platform import DisconnectedError
from ledger.database import Database
from tests.bot.slack.installations.apps import KEY, installation, installed
from tests.play.slack import PlaySlack


def _written(database: Database) -> str:
    """All that the tables of installations hold."""
    with database.engine.connect() as connection:
        rows = [*connection.execute(text("SELECT * FROM slack_bots"))]
        rows += connection.execute(text("SELECT * FROM slack_installations"))
    return str(rows)


def test_tokens_are_sealed_in_the_database(slack: PlaySlack, database: Database) -> None:
    acme = slack.team("Acme")
    app = installed(slack, database)
    long = "xoxe.xoxb-1-" + "a" * 400
    app.store.save(installation(slack, acme, long, refresh_token="xoxe-1-" + "b" * 400, expires_in=43200))
    assert acme.id in _written(database)
    assert "xox" not in _written(database)
    assert app.of(None, acme.id).token == long


def test_a_token_is_opened_with_an_older_key_and_not_with_a_foreign_one(slack: PlaySlack, database: Database) -> None:
    acme, new = slack.team("Acme"), Fernet.generate_key().decode()
    installed(slack, database).store.save(installation(slack, acme))
    assert installed(slack, database, f"{new},{KEY}").of(None, acme.id).token == acme.bot_token
    with pytest.raises(DisconnectedError, match="key"):
        installed(slack, database, new).of(None, acme.id)


def test_each_workspace_has_its_own_token(slack: PlaySlack, database: Database) -> None:
    acme, other, stranger = slack.team("Acme"), slack.team("Other"), slack.team("Stranger")
    app = installed(slack, database)
    for each in (acme, other):
        app.store.save(installation(slack, each))
    assert app.of(None, acme.id).token == acme.bot_token
    assert app.of(None, other.id).token == other.bot_token
    with pytest.raises(DisconnectedError):
        app.of(None, stranger.id)


def test_a_new_installation_replaces_the_old_one(slack: PlaySlack, database: Database) -> None:
    acme = slack.team("Acme")
    app = installed(slack, database)
    first, second = "xoxb-first", "xoxb-second"
    app.store.save(installation(slack, acme, first))
    app.store.save(installation(slack, acme, second))
    assert app.of(None, acme.id).token == second
    with database.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM slack_bots")).scalar() == 1


def test_what_is_taken_back_is_forgotten(slack: PlaySlack, database: Database) -> None:
    acme, other = slack.team("Acme"), slack.team("Other")
    app = installed(slack, database)
    for each in (acme, other):
        app.store.save(installation(slack, each))
    app.withdrawn(None, acme.id)
    with pytest.raises(DisconnectedError):
        app.of(None, acme.id)
    assert app.of(None, other.id).token == other.bot_token
