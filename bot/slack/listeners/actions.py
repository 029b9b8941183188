"""Clicks on buttons and selects under messages, and on Slack's own stop button."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.platform import Json
from bot.slack.acting.acting import act
from bot.slack.acting.aftermath import follow
from bot.slack.acting.halting import halt
from bot.slack.errands import Errands
from bot.slack.house import SlackHouse

_DONE_HERE = re.compile(r"^(choose|stop|change|share|good|bad|how)\.-?\d+\.-?\d+$")


def register(app: AsyncApp, house: SlackHouse) -> None:
    """Have `app` listen."""
    errands = Errands()

    async def clicked(ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        after = await act(house, body, context.team_id)
        await ack()
        errands.begin("click", follow(house, after))

    async def stopped(event: Json, context: AsyncBoltContext) -> None:
        errands.begin("stop", follow(house, await halt(house, event, context.team_id)))

    app.event("agent_session_stopped")(stopped)
    app.action(_DONE_HERE)(clicked)
