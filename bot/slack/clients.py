"""Slack's clients by workspace: whoever sends, asks here each time, and gets one whose token is still good."""

from slack_sdk.web import WebClient
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.connecting import connected, connected_asynchronously
from bot.slack.grants import Grant, Grants
from bot.slack.installations.one import OneWorkspace
from bot.slack.naming import team_of
from bot.slack.settings import SlackSettings
from ledger.database import Database
from ledger.settings import Settings


class Clients:
    """Makes clients; safe from any thread. Ask for each piece of work, never keep one."""

    def __init__(self, settings: SlackSettings, grants: Grants) -> None:
        self._settings = settings
        self._grants = grants

    def of(self, workspace: str) -> WebClient:
        """A client for a workspace (the ledger's id). DisconnectedError, DeliveryError. May call Slack."""
        grant = self.grant(workspace)
        return connected(self._settings, grant.token, _team(workspace, grant))

    def asynchronous(self, workspace: str) -> AsyncWebClient:
        """The same for the server's loop; call it in a thread, since it may ask the database and Slack."""
        grant = self.grant(workspace)
        return connected_asynchronously(self._settings, grant.token, _team(workspace, grant))

    def grant(self, workspace: str) -> Grant:
        """What a workspace has given: its token, who the bot is there, its scopes. As `of`."""
        return self._grants.of(workspace)


def clients(settings: SlackSettings, house: Settings, database: Database) -> Clients:
    """The clients that the settings ask for. house: the installation's own settings."""
    del house, database
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    return Clients(settings, OneWorkspace(settings, token))


def _team(workspace: str, grant: Grant) -> str | None:
    return team_of(workspace) if grant.org_wide else None
