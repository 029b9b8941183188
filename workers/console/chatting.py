"""The commands about chat platforms: `threadcast slack check`, which is done by the holder of their tokens."""

import os
import sys
from typing import Annotated

import typer

from ledger.keyrings import Ring, only

slack = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look after the connection to Slack.")

Channel = Annotated[
    str | None,
    typer.Option(help="A channel that it should be in: its id, or the name of one that it is in already."),
]


@slack.callback()
def of_slack() -> None:
    """Look after the connection to Slack."""


@slack.command()
def check(*, channel: Channel = None) -> None:
    """Say in words what is missing: a token, a scope, an event, a channel. Exit status 1 where something is."""
    wanted = [] if channel is None else ["--channel", channel]
    command = [sys.executable, "-m", "bot", "slack", "check", *wanted]
    sys.stdout.flush()
    os.execve(command[0], command, only(os.environ, Ring.BOT))  # noqa: S606  it goes on as the chat process' own command
