"""What a workspace has given: the token to act there with, and whom it makes the bot."""

from dataclasses import dataclass, field
from typing import Protocol

from slack_sdk.errors import SlackApiError

from bot.platform import DeliveryError, DisconnectedError

_DEAD = frozenset(
    {
        "invalid_auth",
        "not_authed",
        "token_revoked",
        "token_expired",
        "account_inactive",
        "app_uninstalled",
        "team_access_not_granted",
    }
)
_PAUSE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Grant:
    """A workspace's permission. team, bot_user, bot, enterprise: Slack's ids. org_wide: for all of an enterprise.

    team is None where it is for all of an enterprise. scopes: what the token may do; empty where that is unknown.
    """

    token: str = field(repr=False)
    team: str | None
    bot_user: str | None
    bot: str | None = None
    enterprise: str | None = None
    org_wide: bool = False
    scopes: frozenset[str] = frozenset()


class Grants(Protocol):
    """Knows what each workspace has given."""

    def of(self, workspace: str) -> Grant:
        """A workspace's grant, with a token that is good for some minutes more.

        DisconnectedError where it has given none; DeliveryError where Slack must be asked and is away. May call Slack.
        """


def is_dead(error: str) -> bool:
    """Whether one of Slack's error codes says that a token is good for nothing, and stays so."""
    return error in _DEAD


def refusal(error: Exception) -> DeliveryError:
    """What it means that Slack did not answer a question about a token itself."""
    if isinstance(error, SlackApiError):
        code = str(error.response.get("error", ""))
        if is_dead(code):
            return DisconnectedError(code)
        pause = error.response.headers.get("Retry-After") or _PAUSE_SECONDS
        return DeliveryError(code or "refused", retry_after=float(pause), known=True)
    return DeliveryError(type(error).__name__, retry_after=_PAUSE_SECONDS, known=True)
