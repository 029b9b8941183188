"""One workspace, whose token stands in the settings."""

import threading

from slack_sdk.errors import SlackClientError
from slack_sdk.web import SlackResponse

from bot.platform import DisconnectedError
from bot.slack.connecting import connected
from bot.slack.grants import Grant, Grants, refusal
from bot.slack.naming import workspace_of
from bot.slack.settings import SlackSettings


class OneWorkspace(Grants):
    """The workspace that SLACK_BOT_TOKEN belongs to; Slack is asked once which that is."""

    def __init__(self, settings: SlackSettings, token: str) -> None:
        self._settings = settings
        self._token = token
        self._grant: Grant | None = None
        self._asking = threading.Lock()

    def of(self, workspace: str) -> Grant:
        grant = self.own()
        if grant.team is not None and workspace_of(grant.team) != workspace:
            raise DisconnectedError("the token is another workspace's")
        return grant

    def own(self) -> Grant:
        """What the token is good for. DisconnectedError, DeliveryError."""
        with self._asking:
            self._grant = self._grant or self._asked()
            return self._grant

    def _asked(self) -> Grant:
        try:
            return _grant(self._token, connected(self._settings, self._token).auth_test())
        except (SlackClientError, OSError) as error:
            raise refusal(error) from error


def _grant(token: str, told: SlackResponse) -> Grant:
    """The grant that `auth.test` tells of."""
    org_wide = bool(told.get("is_enterprise_install"))
    scopes = told.headers.get("x-oauth-scopes") or ""
    return Grant(
        token=token,
        team=None if org_wide else str(told["team_id"]),
        bot_user=told.get("user_id"),
        bot=told.get("bot_id"),
        enterprise=told.get("enterprise_id"),
        org_wide=org_wide,
        scopes=frozenset(filter(None, map(str.strip, scopes.split(",")))),
    )
