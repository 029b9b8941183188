"""Whether the settings go together: a way to speak to workspaces, and a way to hear them."""

from collections.abc import Iterator

from bot.slack.checking.remarks import Remark, missing, note
from bot.slack.settings import SlackSettings

_APPS = "https://api.slack.com/apps"


def settled(slack: SlackSettings) -> Iterator[Remark]:
    """What is missing in the settings; nothing where they are complete."""
    if not slack.wanted:
        yield missing(
            "Slack is not set up: there is no token.",
            "Set SLACK_BOT_TOKEN for one workspace, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET where workspaces "
            "install the app themselves; deploy/slack/guide.md shows how.",
        )
    if (slack.client_id is None) != (slack.client_secret is None):
        name = "SLACK_CLIENT_SECRET" if slack.client_secret is None else "SLACK_CLIENT_ID"
        yield missing(
            f"Workspaces can't install the app: {name} is not set.",
            f"Both stand under Basic Information at {_APPS}.",
        )
    if slack.app_token is None and slack.signing_secret is None:
        yield missing(
            "Nothing that is said in Slack can reach Threadcast.",
            f"For Socket Mode set SLACK_APP_TOKEN, for HTTP SLACK_SIGNING_SECRET; both are at {_APPS}.",
        )
    yield from _for_many(slack)


def _for_many(slack: SlackSettings) -> Iterator[Remark]:
    if not slack.installs:
        return
    if slack.signing_secret is None and slack.app_token is not None:
        yield note(
            "Events come by Socket Mode, which is meant for one workspace.",
            "Where many install the app, set SLACK_SIGNING_SECRET and let Slack call this server.",
        )
    if slack.public_url is None:
        yield missing(
            "Nobody can install the app: this server does not know its own address.",
            "Set SLACK_PUBLIC_URL to the https address under which browsers and Slack reach it.",
        )
    elif slack.public_url.startswith("http://"):
        yield note("SLACK_PUBLIC_URL is not https.", "Slack takes addresses with https alone.")
