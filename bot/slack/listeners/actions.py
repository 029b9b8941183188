"""Clicks on buttons and selects under messages."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.platform import Json
from bot.slack.acting.acting import act
from bot.slack.house import SlackHouse

_DONE_HERE = re.compile(r"^(choose|stop|change|share|good|bad)\.-?\d+\.-?\d+$")
_DONE_IN_THE_BROWSER = re.compile(r"^link\.")


def register(app: AsyncApp, house: SlackHouse) -> None:
    """Have `app` listen to clicks."""

    async def clicked(ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        await act(house, body, context.team_id)
        await ack()

    async def opened(ack: AsyncAck) -> None:
        await ack()

    app.action(_DONE_HERE)(clicked)
    app.action(_DONE_IN_THE_BROWSER)(opened)
