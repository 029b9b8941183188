"""Which grants there are, by the settings."""

from bot.slack.clients import Clients
from bot.slack.grants import Grants
from bot.slack.installations.either import Either
from bot.slack.installations.installed import Installed
from bot.slack.installations.one import OneWorkspace
from bot.slack.settings import SlackSettings
from ledger.database import Database
from ledger.kept_key import SLACK_KEY, kept_key
from ledger.sealing import NoKeyError, Seal, WrongKeyError
from ledger.settings import Settings, SettingsError


def clients(settings: SlackSettings, house: Settings, database: Database) -> Clients:
    """Clients for all workspaces that have given their permission. house: the installation's own settings.

    SettingsError where installed tokens can't be sealed.
    """
    return Clients(settings, grants(settings, house, database), database)


def grants(settings: SlackSettings, house: Settings, database: Database) -> Grants:
    """What workspaces have given. SettingsError."""
    one = OneWorkspace(settings, settings.bot_token.get_secret_value()) if settings.bot_token else None
    if not settings.installs:
        return one or OneWorkspace(settings, "")
    installed = Installed(settings, database, sealed_by(settings, house))
    return Either(installed, one) if one is not None else installed


def sealed_by(settings: SlackSettings, house: Settings) -> Seal:
    """What tokens are sealed with: the keys that are set, or else the one that this machine keeps. SettingsError."""
    try:
        set_here = settings.token_keys.get_secret_value() if settings.token_keys else None
        return Seal(set_here or _kept(house) or "")
    except (WrongKeyError, NoKeyError) as error:
        raise SettingsError(
            "A key in SLACK_TOKEN_KEYS is not one.",
            "Each is 44 characters; .env.example says how one is made. Separate several with commas.",
        ) from error


def _kept(house: Settings) -> str | None:
    try:
        house.home.mkdir(parents=True, exist_ok=True)
        return kept_key(house.home, SLACK_KEY, made=True)
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"The key of Slack's tokens in {house.home / SLACK_KEY} can't be read or written.",
            "Make the folder and the file yours alone to read and write, or set SLACK_TOKEN_KEYS.",
        ) from error
