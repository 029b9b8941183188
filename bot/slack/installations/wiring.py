"""Who has given what permission, wired by the settings."""

from dataclasses import dataclass, replace

from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow

from bot.slack.clients import Clients
from bot.slack.grants import Grants
from bot.slack.installations.connection import Connection
from bot.slack.installations.either import Either
from bot.slack.installations.flow import install_flow
from bot.slack.installations.installed import Installed
from bot.slack.installations.one import OneWorkspace
from bot.slack.installations.reconnecting import Reconnecting
from bot.slack.installations.store import StateStore
from bot.slack.settings import SlackSettings
from ledger.database import Database
from ledger.kept_key import SLACK_KEY, kept_key
from ledger.sealing import NoKeyError, Seal, WrongKeyError
from ledger.settings import Settings, SettingsError


@dataclass(frozen=True)
class Installations:
    """The parts. flow: where workspaces install the app themselves."""

    clients: Clients
    connection: Connection
    reconnecting: Reconnecting
    flow: AsyncOAuthFlow | None


def installations(slack: SlackSettings, settings: Settings, database: Database) -> Installations:
    """The parts, wired; nothing runs yet. SettingsError where installed tokens can't be sealed."""
    one = OneWorkspace(slack, slack.bot_token.get_secret_value() if slack.bot_token else "")
    if not slack.installs:
        return _wired(slack, database, one)
    installed = Installed(slack, database, sealed_by(slack, settings))
    wired = _wired(slack, database, Either(installed, one) if slack.bot_token else installed)
    states = StateStore(database.writing_engine)
    return replace(wired, flow=install_flow(slack, installed.store, states, wired.connection))


def _wired(slack: SlackSettings, database: Database, grants: Grants) -> Installations:
    connection = Connection(slack, database, grants)
    reconnecting = Reconnecting(database, grants, connection)
    return Installations(Clients(slack, grants, database), connection, reconnecting, None)


def sealed_by(slack: SlackSettings, settings: Settings) -> Seal:
    """What tokens are sealed with: the keys that are set, or else the one that this machine keeps. SettingsError."""
    try:
        set_here = slack.token_keys.get_secret_value() if slack.token_keys else None
        return Seal(set_here or _kept(settings) or "")
    except (WrongKeyError, NoKeyError) as error:
        raise SettingsError(
            "A key in SLACK_TOKEN_KEYS is not one.",
            "Each is 44 characters; .env.example says how one is made. Separate several with commas.",
        ) from error


def _kept(settings: Settings) -> str | None:
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        return kept_key(settings.home, SLACK_KEY, made=True)
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"The key of Slack's tokens in {settings.home / SLACK_KEY} can't be read or written.",
            "Make the folder and the file yours alone to read and write, or set SLACK_TOKEN_KEYS.",
        ) from error
