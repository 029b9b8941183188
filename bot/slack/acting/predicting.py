"""The shortcut "Predict from this file": as if its user had asked in the thread of the message that holds the file."""

import logging
from asyncio import wrap_future

from bot.errors import Missing, Refused
from bot.inquiry import Inquiry, Listening
from bot.platform import Json
from bot.slack.acting.admission import admit
from bot.slack.acting.aftermath import Aftermath, declined
from bot.slack.acting.clicks import Actor, Place, actor, place
from bot.slack.hearing.heard import attachment
from bot.slack.house import SlackHouse
from bot.slack.naming import Spot, click_event
from bot.slack.refusing import Attempt, attempt
from ledger.policy import Action

logger = logging.getLogger(__name__)

_WORDS = "predict"
"""Without more, the answer asks what is meant, with what the file itself suggests."""
_DIRECT = "D"
"""What the ids of conversations between two begin with."""


async def predict_from(house: SlackHouse, body: Json, team: str | None) -> Aftermath:
    """Ask for a prediction from a message's file; what is left to do afterwards. Never fails."""
    try:
        who, where = actor(body, team), place(body)
    except ValueError:
        logger.warning("nobody asked")
        return Aftermath()
    tried = Attempt(who.workspace, who.user, Action.ASK, "shortcut")
    asked = await attempt(house.database, tried, _ask(house, body, who, where))
    return declined(who, where, asked) if isinstance(asked, Refused) else Aftermath(thread=asked)


async def _ask(house: SlackHouse, body: Json, who: Actor, where: Place | None) -> str:
    await admit(house, who)
    files = [attachment(each) for each in (body.get("message") or {}).get("files") or () if each.get("id")]
    if where is None or not files:
        raise Missing("There is no file in that message.", "Choose a message with a file.")
    inquiry = Inquiry(
        platform="slack",
        workspace=who.workspace,
        person=who.user,
        thread=Spot(where.channel, where.thread or where.ts).text,
        message=click_event(where.spot, who.user, str(body.get("action_ts") or body.get("trigger_id") or "")),
        words=_WORDS,
        private=where.channel.startswith(_DIRECT),
        attachments=files,
    )

    receipt = await wrap_future(house.desk.receive(inquiry, Listening()))
    return receipt.thread
