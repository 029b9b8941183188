"""What a workspace has given: the token to act there with, and whom it makes the bot."""

from dataclasses import dataclass, field
from typing import Protocol

from slack_sdk.errors import SlackApiError

from bot.platform import DeliveryError, DisconnectedError

EXPIRED = "token_expired"
_DEAD = frozenset(
    {
        EXPIRED,
        "invalid_auth",
        "not_authed",
        "token_revoked",
        "account_inactive",
        "app_uninstalled",
        "team_access_not_granted",
    }
)
_PAUSE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Grant:
    """A workspace's permission. team, bot_user, bot, enterprise: Slack's ids. org_wide: for all of an enterprise.

    team is None where it is for all of an enterprise. name: the team's or the enterprise's. scopes: what the token may
    do; empty where that is unknown. since: when it was given or first seen here, in seconds since 1970.
    """

    token: str = field(repr=False)
    team: str | None
    bot_user: str | None
    bot: str | None = None
    enterprise: str | None = None
    org_wide: bool = False
    name: str = ""
    scopes: frozenset[str] = frozenset()
    since: float = 0.0


class Grants(Protocol):
    """Knows what workspaces have given, by Slack's ids of a team and its enterprise. All methods may block."""

    def of(self, enterprise: str | None, team: str) -> Grant:
        """A team's grant as it is. DisconnectedError where there is none; DeliveryError where Slack is away."""

    def fresh(self, enterprise: str | None, team: str) -> Grant:
        """The same, with a token that stays good for a while: it may be exchanged at Slack first."""

    def expired(self, grant: Grant) -> bool:
        """Slack says that a grant's token has expired. Whether a fresh one can be had."""

    def withdrawn(self, enterprise: str | None, team: str | None) -> None:
        """The permission was taken back: its tokens are forgotten. team: None for a whole enterprise."""


def is_dead(error: str) -> bool:
    """Whether one of Slack's error codes says that a token is good for nothing."""
    return error in _DEAD


def refusal(error: Exception) -> DeliveryError:
    """What it means that Slack did not answer a question about a token itself."""
    if not isinstance(error, SlackApiError):
        return DeliveryError(type(error).__name__, retry_after=_PAUSE_SECONDS, known=True)
    told = error.response.data
    code = str(told.get("error", "")) if isinstance(told, dict) else ""
    if is_dead(code):
        return DisconnectedError(code)
    pause = error.response.headers.get("Retry-After") or _PAUSE_SECONDS
    return DeliveryError(code or "refused", retry_after=float(pause), known=True)
