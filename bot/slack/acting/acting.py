"""Acting on a click: what it does, and what the person is told of it."""

import logging
from asyncio import wrap_future

from anyio import to_thread

from bot.desk.access import NotAllowed
from bot.errors import Refused
from bot.platform import Json
from bot.slack.acting import deeds
from bot.slack.acting.admission import admit
from bot.slack.acting.aftermath import Aftermath, declined, whispered
from bot.slack.acting.clicks import Click, actor, click, place
from bot.slack.acting.offered import ACTIONS
from bot.slack.acting.opening import open_change, open_details, open_sharing
from bot.slack.house import SlackHouse
from bot.slack.people import promoted
from bot.slack.refusing import Attempt, Forged, attempt
from ledger.policy import Action

logger = logging.getLogger(__name__)

_THANKS = {
    "good": "Thank you, that helps.",
    "bad": "Thank you for saying so. Tell me in this thread what was wrong, and I try again.",
}


async def act(house: SlackHouse, body: Json, team: str | None) -> Aftermath:
    """Do what a click wishes; what is left to do when Slack has its acknowledgement. Never fails."""
    try:
        who, where = actor(body, team), place(body)
    except ValueError:
        logger.warning("nobody clicked")
        return Aftermath()
    named = str((body.get("actions") or [{}])[0].get("action_id") or "")
    verb = named.partition(".")[0]
    action = next((each for known, each in ACTIONS.items() if known == verb), Action.ASK)
    done = await attempt(house.database, Attempt(who.workspace, who.user, action, named), _done(house, body, team))
    if isinstance(done, Refused):
        return declined(who, where, done)
    wished = click(body, team).control.verb  # both thumbs are one element, with one action_id
    return Aftermath(whispered(who, where, _THANKS[wished]) if wished in _THANKS else None, done)


async def _done(house: SlackHouse, body: Json, team: str | None) -> str | None:
    try:
        made = click(body, team)
    except ValueError as error:
        raise Forged from error
    await admit(house, made.actor)
    try:
        return await _do(house, made)
    except NotAllowed as refused:
        if not await promoted(house, refused.person):
            raise
        return await _do(house, made)


async def _do(house: SlackHouse, made: Click) -> str | None:
    """The thread in which there is something to say now."""
    match made.control.verb:
        case "choose":
            choice = await to_thread.run_sync(deeds.choice, house, made)
            await wrap_future(deeds.choose(house, made, choice))
            return choice.offer.thread.id
        case "stop":
            await to_thread.run_sync(deeds.stop, house, made)
        case "change":
            await open_change(house, made)
        case "how":
            await open_details(house, made)
        case "share":
            await open_sharing(house, made)
        case "good" | "bad" as verdict:
            await to_thread.run_sync(deeds.judge, house, made, verdict)
    return None
