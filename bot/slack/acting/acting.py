"""Acting on a click: what it does, and what the person is told where it is not done."""

import logging
from asyncio import wrap_future
from functools import partial

from anyio import to_thread

from bot.errors import Missing, Refused
from bot.platform import Json
from bot.slack.acting import deeds
from bot.slack.acting.clicks import Actor, Click, Place, actor, click, place
from bot.slack.acting.offered import ACTIONS
from bot.slack.acting.opening import open_change, open_sharing
from bot.slack.acting.refusing import FAILED, admit, audit, whisper
from bot.slack.house import SlackHouse
from ledger.policy import Action

logger = logging.getLogger(__name__)

_THANKS = ("Thank you, that helps.",)
_SORRY = ("Thank you for saying so.", "Tell me in this thread what was wrong, and I try again.")


async def act(house: SlackHouse, body: Json, team: str | None) -> None:
    """Do what a click wishes. Never fails; what is refused is told to the person alone and audited."""
    try:
        who, where = actor(body, team), place(body)
    except ValueError:
        logger.warning("nobody clicked")
        return
    try:
        await _done(house, _read(body, team))
    except Refused as refused:
        await _refuse(house, who, where, body, refused)
    except Exception:
        logger.exception("click failed", extra={"subject": who.workspace})
        await whisper(house, who, where, *FAILED)


def _read(body: Json, team: str | None) -> Click:
    try:
        made = click(body, team)
    except ValueError as error:
        raise Missing("I do not know that button any more.", "Ask the question anew.") from error
    admit(made.actor)
    return made


async def _done(house: SlackHouse, made: Click) -> None:
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
            await whisper(house, made.actor, made.place, *(_THANKS if verdict == "good" else _SORRY))
        case "suggest" | "link":
            pass


async def _refuse(house: SlackHouse, who: Actor, where: Place | None, body: Json, refused: Refused) -> None:
    named = str((body.get("actions") or [{}])[0].get("action_id") or "")
    verb = named.partition(".")[0]
    action = next((each for known, each in ACTIONS.items() if known == verb), Action.ASK)
    await to_thread.run_sync(partial(audit, house.database, who, action, named, refused))
    await whisper(house, who, where, refused.sentence, refused.remedy)
