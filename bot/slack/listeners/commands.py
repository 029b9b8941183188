"""The slash command: a person's own, for their eyes alone."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.platform import Json
from bot.slack.house import SlackHouse
from bot.slack.naming import workspace_of
from bot.slack.refusing import Guest
from bot.slack.surfacing import slash
from bot.slack.surfacing.reception import Reception

_COMMAND = re.compile(r"^/threadcast\b")


def register(app: AsyncApp, house: SlackHouse) -> None:
    """Have `app` listen."""
    reception = Reception(house)

    async def answer(ack: AsyncAck, command: Json, context: AsyncBoltContext) -> None:
        await ack(await _answer(reception, command, workspace_of(context.team_id or "")))

    app.command(_COMMAND)(answer)


async def _answer(reception: Reception, command: Json, workspace: str) -> Json:
    wish = slash.wished(str(command.get("text") or ""))
    if wish.word == "help":
        return slash.helping(str(command["command"]), wish.unknown)
    try:
        person = await reception.person(workspace, command["user_id"])
    except Guest as guest:
        await reception.refuse(workspace, command["user_id"], guest)
        return slash.sentence(f"{guest.sentence} {guest.remedy}")
    own, links = await reception.overview(person), await reception.links(workspace)
    listing = {"jobs": slash.jobs, "files": slash.files, "models": slash.models}[wish.word]
    return listing(own, links)
