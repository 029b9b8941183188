"""`python -m bot` is the chat process: one web server, with intake and the courier beside it.

`python -m bot slack check` says what is missing for Slack.
"""

import sys

from ledger.logs import configure
from ledger.settings import SettingsError, load_or_exit


def main() -> None:
    """Serve until the process is asked to end."""
    from bot.serving import serve  # noqa: PLC0415  the check needs no server
    from bot.slack.settings import load_slack_settings  # noqa: PLC0415

    configure("bot")
    settings = load_or_exit()
    try:
        slack = load_slack_settings()
        serve(settings, slack)
    except SettingsError as error:
        raise SystemExit(str(error)) from None


if sys.argv[1:2] == ["slack"]:
    from bot.slack.checking.command import main as command

    raise SystemExit(command(sys.argv[2:]))
main()
