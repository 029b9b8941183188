"""Slack's clients by workspace: whoever sends, asks here each time, and gets one whose token is still good."""

import logging
from functools import partial

from slack_sdk.web import WebClient
from slack_sdk.web.async_client import AsyncWebClient

from bot.platform import DeliveryError
from bot.slack.connecting import renewing, renewing_asynchronously
from bot.slack.grants import EXPIRED, Grant, Grants
from bot.slack.installations.roster import Roster
from bot.slack.naming import team_of
from bot.slack.settings import SlackSettings
from ledger.database import Database

logger = logging.getLogger(__name__)


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
        team, renew = _team(workspace, grant), partial(self._renewed, workspace)
        return renewing(self._settings, grant.token, team, renew)

    def asynchronous(self, workspace: str) -> AsyncWebClient:
        """The same for the server's loop."""
        grant = self._fresh(workspace)
        team, renew = _team(workspace, grant), partial(self._renewed, workspace)
        return renewing_asynchronously(self._settings, grant.token, team, renew)

    def grant(self, workspace: str, enterprise: str | None = None) -> Grant:
        """What a workspace has given: who the bot is there, its scopes; and the workspace is known from now on.

        enterprise: the workspace's, where an event names one. DisconnectedError, DeliveryError.
        """
        enterprise = enterprise or self._roster.enterprise_of(workspace)
        grant = self._grants.of(enterprise, team_of(workspace))
        self._roster.meet(workspace, grant, enterprise or grant.enterprise)
        return grant

    def _renewed(self, workspace: str, token: str, error: str) -> str | None:
        """A newer token than one that Slack refused: somebody has exchanged it meanwhile, or it can be done now."""
        try:
            grant = self._grants.of(self._roster.enterprise_of(workspace), team_of(workspace))
            if grant.token != token or (error == EXPIRED and self._grants.expired(grant)):
                return self._fresh(workspace).token
        except DeliveryError as why:
            logger.warning("token not renewed", extra={"subject": workspace, "why": str(why)})
        return None

    def _fresh(self, workspace: str) -> Grant:
        return self._grants.fresh(self._roster.enterprise_of(workspace), team_of(workspace))


def _team(workspace: str, grant: Grant) -> str | None:
    return team_of(workspace) if grant.org_wide else None
