"""The shortcut "Predict from this file": as if its user had asked in the thread of the message that holds the file."""

import logging
from asyncio import wrap_future
from functools import partial

from anyio import to_thread

from bot.errors import Refused
from bot.inquiry import Inquiry
from bot.platform import Json
from bot.slack.acting.clicks import Actor, Place, actor, place
from bot.slack.acting.refusing import FAILED, admit, audit, whisper
from bot.slack.heard import attachment
from bot.slack.house import SlackHouse
from bot.slack.naming import Spot, click_event
from ledger.policy import Action

logger = logging.getLogger(__name__)

_WORDS = "predict"
"""Without more, the answer asks what is meant, with what the file itself suggests."""
_DIRECT = "D"
"""What the ids of conversations between two begin with."""


async def predict_from(house: SlackHouse, body: Json, team: str | None) -> None:
    """Ask for a prediction from a message's file. Never fails; what is refused is told to the person alone."""
    try:
        who, where = actor(body, team), place(body)
    except ValueError:
        logger.warning("nobody asked")
        return
    try:
        await _ask(house, body, who, where)
    except Refused as refused:
        await to_thread.run_sync(partial(audit, house.database, who, Action.ASK, "shortcut", refused))
        await whisper(house, who, where, refused.sentence, refused.remedy)
    except Exception:
        logger.exception("shortcut failed", extra={"subject": who.workspace})
        await whisper(house, who, where, *FAILED)


async def _ask(house: SlackHouse, body: Json, who: Actor, where: Place | None) -> None:
    admit(who)
    files = [attachment(each) for each in (body.get("message") or {}).get("files") or () if each.get("id")]
    if where is None or not files:
        await whisper(house, who, where, "There is no file in that message.", "Choose a message with a file.")
        return
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

    await wrap_future(house.desk.receive(inquiry, lambda _, asked: asked, lambda *_: None))
