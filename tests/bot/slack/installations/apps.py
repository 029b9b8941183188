"""The app as workspaces install it, in a test's own process."""

from pathlib import Path

from cryptography.fernet import Fernet
from slack_sdk.oauth.installation_store import Installation

from bot.slack.installations.installed import Installed
from bot.slack.installations.wiring import Installations, installations
from bot.slack.settings import SlackSettings
from ledger.database import Database
from ledger.sealing import Seal
from ledger.settings import Settings
from tests.play.slack import PlaySlack, Team

KEY = Fernet.generate_key().decode()


def for_one(slack: PlaySlack, token: str) -> SlackSettings:
    """The settings of one workspace's bot."""
    return SlackSettings(api_url=slack.api_url, bot_token=token, signing_secret=slack.signing_secret)


def for_many(slack: PlaySlack, keys: str = KEY) -> SlackSettings:
    """The settings of a bot that workspaces install themselves."""
    return SlackSettings(
        api_url=slack.api_url,
        client_id=slack.client_id,
        client_secret=slack.client_secret,
        signing_secret=slack.signing_secret,
        token_keys=keys,
    )


def wired(settings: SlackSettings, database: Database, home: Path) -> Installations:
    return installations(settings, Settings(home=home), database)


def installed(slack: PlaySlack, database: Database, keys: str = KEY) -> Installed:
    return Installed(for_many(slack, keys), database, Seal(keys))


def installation(slack: PlaySlack, team: Team, token: str | None = None, **more: object) -> Installation:
    """What Slack tells of an installation."""
    told = {"refresh_token": None, "expires_in": None, **more}
    return Installation(
        app_id=slack.app_id,
        team_id=team.id,
        team_name=team.name,
        bot_token=token or team.bot_token,
        bot_id=team.grant.bot_id,
        bot_user_id=team.bot,
        bot_scopes="chat:write,files:read",
        bot_refresh_token=told["refresh_token"],
        bot_token_expires_in=told["expires_in"],
        user_id="U0INSTALLER",
    )
