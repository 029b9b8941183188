"""Files that were deleted in Slack."""

from anyio import to_thread
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.platform import Json
from bot.slack.hearing.deleting import delete_here
from bot.slack.house import SlackHouse
from bot.slack.naming import workspace_of


def register(app: AsyncApp, house: SlackHouse) -> None:
    """Have `app` listen."""

    @app.event("file_deleted")
    async def deleted(event: Json, context: AsyncBoltContext) -> None:
        file = str(event.get("file_id") or "")
        await to_thread.run_sync(delete_here, house, workspace_of(context.team_id or ""), file)
