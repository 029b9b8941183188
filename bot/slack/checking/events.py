"""Which events have come from a workspace: Slack tells nobody which it was asked to send."""

from collections.abc import Iterator

from sqlalchemy.exc import SQLAlchemyError

from bot.slack.checking.remarks import Remark, good, missing, note
from bot.slack.installations.scopes import EVENTS
from bot.slack.naming import workspace_of
from ledger.database import Database
from ledger.migrating import is_current
from ledger.tables import SlackWorkspace, Workspace

_RARE = frozenset({"app_uninstalled", "tokens_revoked"})
_WAYS = {
    "app_home_opened": "open its Home tab",
    "app_mention": "mention it in a channel that it is in",
    "member_joined_channel": "invite it to a channel",
    "message.channels": "write in a public channel that it is in",
    "message.groups": "write in a private channel that it is in",
    "message.im": "send it a direct message",
}


def events(database: Database | None, team: str) -> Iterator[Remark]:
    """What has come from a team so far, and how to see whether the rest comes. database: None where there is none."""
    known = None if database is None else _known(database, team)
    heard = set() if known is None else set(known.heard)
    silent = [name for name in EVENTS if name not in heard and name not in _RARE]
    if heard:
        yield good(f"Events have come: {', '.join(sorted(heard))}.")
    if silent:
        yield note(
            f"Not yet come: {', '.join(f'{name} ({_WAYS[name]})' for name in silent)}.",
            "Try each once. Where nothing comes, subscribe to it under Event Subscriptions, and install the app again.",
        )
    if known is not None and database is not None:
        yield from _disconnected(database, team)


def _known(database: Database, team: str) -> SlackWorkspace | None:
    with database.read() as session:
        return session.get(SlackWorkspace, workspace_of(team))


def _disconnected(database: Database, team: str) -> Iterator[Remark]:
    with database.read() as session:
        workspace = session.get(Workspace, workspace_of(team))
    if workspace is not None and workspace.disconnected_at is not None:
        since = workspace.disconnected_at.strftime("%d %B %H:%M UTC")
        yield missing(
            f"Threadcast sends nothing there since {since}, when Slack refused its token.",
            "It looks again every ten minutes; a restart makes it look now.",
        )


def opened(url: str) -> Database | None:
    """The database, where it is there and ready."""
    database = Database(url)
    try:
        ready = is_current(database)
    except SQLAlchemyError:  # one that is not there has nothing to say
        ready = False
    if not ready:
        database.close()
    return database if ready else None
