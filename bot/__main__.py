"""`python -m bot` is the chat process: one web server, with intake and the courier beside it."""

from bot.serving import serve
from ledger.logs import configure
from ledger.settings import load_or_exit

configure("bot")
serve(load_or_exit())
