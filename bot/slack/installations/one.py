"""One workspace, whose token stands in the settings."""

import threading
import time

from slack_sdk.errors import SlackClientError
from slack_sdk.web import SlackResponse

from bot.platform import DeliveryError, DisconnectedError
from bot.slack.connecting import connected
from bot.slack.grants import Grant, Grants, refusal
from bot.slack.settings import SlackSettings

_PAUSE_SECONDS = 10.0
"""A token that Slack refused is not tried again for so long."""


class OneWorkspace(Grants):
    """The workspace that SLACK_BOT_TOKEN belongs to; Slack is asked once which that is."""

    def __init__(self, settings: SlackSettings, token: str) -> None:
        self._settings = settings
        self._token = token
        self._grant: Grant | None = None
        self._refused: tuple[float, DeliveryError] | None = None
        self._asking = threading.Lock()

    def of(self, enterprise: str | None, team: str) -> Grant:
        grant = self.own()
        if (grant.enterprise != enterprise) if grant.org_wide else (grant.team != team):
            raise DisconnectedError("the token is another workspace's")
        return grant

    def fresh(self, enterprise: str | None, team: str) -> Grant:
        return self.of(enterprise, team)

    def expired(self, grant: Grant) -> bool:
        del grant
        return False

    def withdrawn(self, enterprise: str | None, team: str | None) -> None:
        with self._asking:
            known = self._grant
            if known is not None and (known.enterprise == enterprise if known.org_wide else known.team == team):
                self._grant = None

    def own(self) -> Grant:
        """What the token is good for. DisconnectedError, DeliveryError."""
        with self._asking:
            self._grant = self._grant or self._asked()
            return self._grant

    def _asked(self) -> Grant:
        if self._refused is not None and time.monotonic() < self._refused[0]:
            raise self._refused[1]
        try:
            told = connected(self._settings, self._token).auth_test()
        except (SlackClientError, OSError) as error:
            why = refusal(error)
            if isinstance(why, DisconnectedError):
                self._refused = time.monotonic() + _PAUSE_SECONDS, why
            raise why from error
        return grant_told(self._token, told)


def grant_told(token: str, told: SlackResponse) -> Grant:
    """The grant that the answer of `auth.test` tells of."""
    org_wide = bool(told.get("is_enterprise_install"))
    return Grant(
        token=token,
        team=None if org_wide else told.get("team_id"),
        bot_user=told.get("user_id"),
        bot=told.get("bot_id"),
        enterprise=told.get("enterprise_id"),
        org_wide=org_wide,
        name=str(told.get("team") or ""),
        scopes=scopes_told(told),
        since=time.time(),
    )


def scopes_told(told: SlackResponse) -> frozenset[str]:
    """What a token may do, as Slack says with every answer; empty where it doesn't."""
    headers = {str(name).lower(): value for name, value in told.headers.items()}
    given = headers.get("x-oauth-scopes") or ""
    return frozenset(filter(None, map(str.strip, str(given).split(","))))
