"""Acting on a click: what it does, and what the person is told of it."""

import logging
from asyncio import wrap_future

from anyio import to_thread

from bot.errors import Refused
from bot.platform import Json
from bot.slack.acting import deeds
from bot.slack.acting.clicks import Click, actor, click, place
from bot.slack.acting.offered import ACTIONS
from bot.slack.acting.opening import open_change, open_sharing
from bot.slack.acting.refusing import Forged, admit, attempt
from bot.slack.acting.whispering import Whisper
from bot.slack.house import SlackHouse
from ledger.policy import Action

logger = logging.getLogger(__name__)

_THANKS = {
    "good": "Thank you, that helps.",
    "bad": "Thank you for saying so. Tell me in this thread what was wrong, and I try again.",
}


async def act(house: SlackHouse, body: Json, team: str | None) -> Whisper | None:
    """Do what a click wishes; what its person is to be told, where there is something. Never fails."""
    try:
        who, where = actor(body, team), place(body)
    except ValueError:
        logger.warning("nobody clicked")
        return None
    named = str((body.get("actions") or [{}])[0].get("action_id") or "")
    verb = named.partition(".")[0]
    action = next((each for known, each in ACTIONS.items() if known == verb), Action.ASK)
    refused = await attempt(house, who, action, named, _done(house, body, team))
    if isinstance(refused, Refused):
        return Whisper(who, where, f"{refused.sentence} {refused.remedy}")
    return Whisper(who, where, _THANKS[verb]) if verb in _THANKS else None


async def _done(house: SlackHouse, body: Json, team: str | None) -> None:
    try:
        made = click(body, team)
    except ValueError as error:
        raise Forged from error
    admit(made.actor)
    await _do(house, made)


async def _do(house: SlackHouse, made: Click) -> None:
    match made.control.verb:
        case "choose":
            await wrap_future(await to_thread.run_sync(deeds.choose, house, made))
        case "stop":
            await to_thread.run_sync(deeds.stop, house, made)
        case "change":
            await open_change(house, made)
        case "share":
            await open_sharing(house, made)
        case "good" | "bad" as verdict:
            await to_thread.run_sync(deeds.judge, house, made, verdict)
        case "suggest" | "link":
            pass
