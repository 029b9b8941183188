"""Whether Slack takes the tokens, and what they may do."""

from collections.abc import Iterator

from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from bot.slack.checking.remarks import Remark, good, missing, note
from bot.slack.connecting import connected
from bot.slack.installations.one import scopes_told
from bot.slack.installations.scopes import EXTRAS, SCOPES
from bot.slack.settings import SlackSettings

_APPS = "https://api.slack.com/apps"
_REMOVED = (
    "Slack has revoked {token}: the app was removed, or its permission was taken back.",
    "Install it again, and copy the new token.",
)
_UNKNOWN = (
    "Slack does not know {token}.",
    "Copy the Bot User OAuth Token, which begins with xoxb-, from OAuth & Permissions at " + _APPS + ".",
)
_WORDS = {
    "invalid_auth": _UNKNOWN,
    "not_authed": _UNKNOWN,
    "not_allowed_token_type": _UNKNOWN,
    "token_revoked": _REMOVED,
    "account_inactive": _REMOVED,
    "app_uninstalled": _REMOVED,
    "token_expired": (
        "{token} has expired: the app rotates its tokens, and one in the settings can't be renewed.",
        "Install the app by OAuth (SLACK_CLIENT_ID, SLACK_CLIENT_SECRET), or make an app without token rotation.",
    ),
}


def token_works(slack: SlackSettings, token: str, name: str) -> tuple[SlackResponse | None, list[Remark]]:
    """Slack's answer about a token, where it takes it, and what was found. name: what people call the token."""
    try:
        told = connected(slack, token).auth_test()
    except (SlackClientError, OSError) as error:
        return None, [refused(slack, error, name)]
    if not told.get("bot_id"):
        return None, [missing(f"{name} is a person's token, not a bot's.".capitalize(), _UNKNOWN[1])]
    place = told.get("team") or told.get("team_id")
    return told, [good(f"Connected to {place}, as {told.get('user') or 'a bot'}.")]


def scopes(told: SlackResponse) -> Iterator[Remark]:
    """Which scopes are missing, and what does not work without them."""
    given = scopes_told(told)
    if not given:
        yield note("Slack did not say what the token may do.")
        return
    lacking = [(scope, why) for scope, why in SCOPES.items() if scope not in given]
    for scope, why in lacking:
        yield missing(
            f"The scope {scope} is missing: without it Threadcast can't {why}.",
            "Add it under OAuth & Permissions, Bot Token Scopes, and install the app again.",
        )
    if not lacking:
        yield good("It has every scope that it needs.")
    for scope, why in EXTRAS.items():
        if scope not in given:
            yield note(f"The scope {scope} is not there; with it Threadcast could {why}.")


def app_token(slack: SlackSettings) -> Iterator[Remark]:
    """Whether Socket Mode opens, where it is set up."""
    if slack.app_token is None:
        return
    try:
        connected(slack, slack.app_token.get_secret_value()).apps_connections_open(
            app_token=slack.app_token.get_secret_value()
        )
    except SlackApiError as error:
        yield _no_socket(str(error.response.get("error")))
    except (SlackClientError, OSError) as error:
        yield refused(slack, error, "the token in SLACK_APP_TOKEN")
    else:
        yield good("Socket Mode opens.")


def refused(slack: SlackSettings, error: Exception, name: str) -> Remark:
    """Why Slack did not answer about a token, in words."""
    if not isinstance(error, SlackApiError):
        return missing(
            f"Slack does not answer at {slack.base_url} ({type(error).__name__}).",
            "Check the network, the proxy in HTTPS_PROXY, and SLACK_API_URL.",
        )
    code = str(error.response.get("error"))
    sentence, remedy = _WORDS.get(code, ("Slack refuses {token} (" + code + ").", "Install the app again."))
    said = sentence.format(token=name)
    return missing(said[0].upper() + said[1:], remedy)


def _no_socket(code: str) -> Remark:
    if code == "missing_scope":
        return missing(
            "The app-level token may not open Socket Mode.",
            f"Make one with the scope connections:write, under Basic Information at {_APPS}.",
        )
    if code in _WORDS:
        return missing(
            "Slack does not take the token in SLACK_APP_TOKEN.",
            f"Make an app-level token (xapp-…) with connections:write, under Basic Information at {_APPS}.",
        )
    return missing(f"Slack does not open Socket Mode ({code}).", f"Switch it on under Socket Mode at {_APPS}.")
