"""Welcoming: prompts where a conversation begins, a short greeting where the bot joins a channel."""

from anyio import to_thread

from bot.slack.house import SlackHouse
from bot.slack.naming import team_of
from bot.slack.surfacing.hints import GREETING
from bot.slack.surfacing.prompts import suggested
from bot.slack.surfacing.reception import Reception
from ledger.clock import now
from ledger.database import Database
from ledger.once import insert_once
from ledger.repositories.people import Workspaces
from ledger.tables import AuditEntry
from ledger.tables.base import ID_LENGTH


async def prompt(reception: Reception, workspace: str, user: str, channel: str, thread: str | None = None) -> None:
    """Offer something to say. thread: only where Slack has the older kind of conversation. SlackApiError."""
    person = await reception.known(workspace, user)
    offered = suggested(await reception.overview(person), channel, now())
    client = await reception.client(workspace)
    await client.assistant_threads_setSuggestedPrompts(channel_id=channel, thread_ts=thread, **offered)


async def greet(house: SlackHouse, workspace: str, channel: str, inviter: str | None) -> None:
    """Say once, however often Slack tells of it, what the bot is there for. SlackApiError, DeliveryError."""
    if not await to_thread.run_sync(_first, house.database, workspace, channel, inviter):
        return
    client = await to_thread.run_sync(house.clients.asynchronous, workspace)
    await client.chat_postMessage(channel=channel, text=GREETING, unfurl_links=False, unfurl_media=False)


def _first(database: Database, workspace: str, channel: str, inviter: str | None) -> bool:
    """Whether the bot has not been in the channel before: the audit holds one entry for each."""
    team = team_of(workspace)
    with database.write() as session:
        Workspaces(session).ensure(workspace, "slack", team)
        entry = insert_once(
            session,
            AuditEntry,
            id=f"joined_{team}_{channel}"[:ID_LENGTH],
            workspace_id=workspace,
            person_id=None,
            action="join_channel",
            subject=channel,
            allowed=True,
            detail={"inviter": inviter} if inviter else {},
        )
        return entry is not None
