"""Shortcuts in the menu of a message."""

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.platform import Json
from bot.slack.acting.aftermath import follow
from bot.slack.acting.predicting import predict_from
from bot.slack.errands import Errands
from bot.slack.house import SlackHouse

PREDICT = "predict_from_file"
"""As the manifest names it (deploy/slack/manifest.yaml)."""


def register(app: AsyncApp, house: SlackHouse) -> None:
    """Have `app` listen to shortcuts."""
    errands = Errands()

    async def predict(ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        after = await predict_from(house, body, context.team_id)
        await ack()
        errands.begin("shortcut", follow(house, after))

    app.message_shortcut(PREDICT)(predict)
