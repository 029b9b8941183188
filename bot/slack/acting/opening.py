"""Opening forms: that changes a plan, that asks for a channel, that shows how an answer was computed."""

import logging

from aiohttp import ClientError
from anyio import fail_after, to_thread
from slack_sdk.errors import SlackClientError

from bot.errors import Missing
from bot.platform import Json
from bot.slack.acting import deeds
from bot.slack.acting.clicks import Click
from bot.slack.acting.forms import details_form, sharing_form
from bot.slack.house import SlackHouse
from bot.slack.rendering.modals import modal

logger = logging.getLogger(__name__)

_PATIENCE_SECONDS = 2.0
"""What opens a form is good for three seconds, and the click is to be acknowledged within them."""


async def open_change(house: SlackHouse, made: Click) -> None:
    """Open the form of a plan. Refused, in words, where the person may not change it, or Slack opens nothing."""
    form = await to_thread.run_sync(deeds.form, house, made)
    await _open(house, made, modal(form, made.control))


async def open_sharing(house: SlackHouse, made: Click) -> None:
    """Open the form that asks with which channel to share. Refused as above."""
    await to_thread.run_sync(deeds.shareable, house, made)
    await _open(house, made, sharing_form(made.control))


async def open_details(house: SlackHouse, made: Click) -> None:
    """Open how an answer was computed. Refused as above."""
    part = await to_thread.run_sync(deeds.details, house, made)
    await _open(house, made, details_form(str(part["title"]), str(part["text"])))


async def _open(house: SlackHouse, made: Click, view: Json) -> None:
    client = await to_thread.run_sync(house.clients.asynchronous, made.actor.workspace)
    try:
        with fail_after(_PATIENCE_SECONDS):
            await client.views_open(trigger_id=made.trigger, view=view)
    except (SlackClientError, ClientError, OSError) as error:
        logger.warning("form not opened", extra={"subject": made.control.row, "why": str(error)})
        raise Missing("Slack did not open the form.", "Click again.") from error
