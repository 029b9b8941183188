"""Forms that were sent."""

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.platform import Json
from bot.slack.acting.forms import SHARE_VIEW
from bot.slack.acting.sending import send_change, send_sharing
from bot.slack.house import SlackHouse
from bot.slack.rendering.modals import CHANGE_VIEW


def register(app: AsyncApp, house: SlackHouse) -> None:
    """Have `app` listen to forms."""

    async def changed(ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        await ack(**await send_change(house, body, context.team_id))

    async def shared(ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        await ack(**await send_sharing(house, body, context.team_id))

    app.view_submission(CHANGE_VIEW)(changed)
    app.view_submission(SHARE_VIEW)(shared)
