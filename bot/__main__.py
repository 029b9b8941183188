"""`python -m bot` is the chat process: one web server, with intake and the courier beside it."""

from bot.serving import serve
from bot.slack.settings import load_slack_settings
from ledger.logs import configure
from ledger.settings import SettingsError, load_or_exit

configure("bot")
settings = load_or_exit()
try:
    slack = load_slack_settings()
except SettingsError as error:
    raise SystemExit(str(error)) from None
serve(settings, slack)
