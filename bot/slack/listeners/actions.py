"""Clicks on buttons and selects under messages."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.platform import Json
from bot.slack.acting.acting import act
from bot.slack.acting.whispering import tell
from bot.slack.errands import Errands
from bot.slack.house import SlackHouse

_DONE_HERE = re.compile(r"^(choose|stop|change|share|good|bad)\.-?\d+\.-?\d+$")
_DONE_IN_THE_BROWSER = re.compile(r"^link\.")


def register(app: AsyncApp, house: SlackHouse) -> None:
    """Have `app` listen to clicks."""
    errands = Errands()

    async def clicked(ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        whisper = await act(house, body, context.team_id)
        await ack()
        if whisper is not None:
            errands.begin("words after a click", tell(house, whisper))

    async def opened(ack: AsyncAck) -> None:
        await ack()

    app.action(_DONE_HERE)(clicked)
    app.action(_DONE_IN_THE_BROWSER)(opened)
