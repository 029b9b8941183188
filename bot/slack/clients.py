"""Slack's clients by workspace: whoever sends, asks here each time, and gets one whose token is still good."""

from slack_sdk.web import WebClient
from slack_sdk.web.async_client import AsyncWebClient

from bot.platform import DeliveryError, DisconnectedError
from bot.slack.connecting import connected, connected_asynchronously
from bot.slack.grants import EXPIRED, Grant, Grants
from bot.slack.installations.roster import Roster
from bot.slack.naming import team_of
from bot.slack.settings import SlackSettings
from ledger.database import Database

_SOON = 1.0


class Clients:
    """Makes clients; safe from any thread, though not from the server's loop, since it asks the database and Slack.

    Ask for each piece of work, never keep one. Workspaces are named by the ledger's ids.
    """

    def __init__(self, settings: SlackSettings, grants: Grants, database: Database) -> None:
        self._settings = settings
        self._grants = grants
        self._roster = Roster(database)

    def of(self, workspace: str) -> WebClient:
        """A client for a workspace. DisconnectedError, DeliveryError."""
        grant = self._fresh(workspace)
        return connected(self._settings, grant.token, _team(workspace, grant))

    def asynchronous(self, workspace: str) -> AsyncWebClient:
        """The same for the server's loop."""
        grant = self._fresh(workspace)
        return connected_asynchronously(self._settings, grant.token, _team(workspace, grant))

    def grant(self, workspace: str, enterprise: str | None = None) -> Grant:
        """What a workspace has given: who the bot is there, its scopes; and the workspace is known from now on.

        enterprise: the workspace's, where an event names one. DisconnectedError, DeliveryError.
        """
        enterprise = enterprise or self._roster.enterprise_of(workspace)
        grant = self._grants.of(enterprise, team_of(workspace))
        self._roster.meet(workspace, grant, enterprise or grant.enterprise)
        return grant

    def refused(self, workspace: str, token: str | None, error: str) -> DeliveryError:
        """What it means that Slack refused a client's token with one of the codes that `is_dead` knows.

        DisconnectedError, but where a newer token is here meanwhile, or can be had, it is tried again soon.
        """
        try:
            grant = self._grants.of(self._roster.enterprise_of(workspace), team_of(workspace))
        except DeliveryError as why:
            return why
        if grant.token != token or (error == EXPIRED and self._grants.expired(grant)):
            return DeliveryError(error, retry_after=_SOON, known=True)
        return DisconnectedError(error)

    def _fresh(self, workspace: str) -> Grant:
        return self._grants.fresh(self._roster.enterprise_of(workspace), team_of(workspace))


def _team(workspace: str, grant: Grant) -> str | None:
    return team_of(workspace) if grant.org_wide else None
