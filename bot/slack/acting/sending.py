"""Forms that were sent: each is answered with what Slack is to do with the form, in the terms of its `ack`."""

from asyncio import wrap_future
from collections.abc import Awaitable, Callable

from anyio import to_thread

from bot.errors import Refused
from bot.platform import Json
from bot.slack.acting import submitting
from bot.slack.acting.admission import admit
from bot.slack.acting.channels import channel_of
from bot.slack.acting.forms import CHANNEL, Sent, notice_form, sent
from bot.slack.acting.offered import ACTIONS
from bot.slack.house import SlackHouse
from bot.slack.people import met
from bot.slack.refusing import Attempt, attempt

Keep = Callable[[SlackHouse, Sent], Awaitable[Json]]
_CLOSE: Json = {}
_UNCHANGED = "Nothing is changed yet. Change something, or cancel."
_NO_CHANNEL = "Choose a channel."


async def send_change(house: SlackHouse, body: Json, team: str | None) -> Json:
    """Keep a changed plan."""
    return await _answered(house, body, team, _change)


async def send_sharing(house: SlackHouse, body: Json, team: str | None) -> Json:
    """Put an answer on its way to a channel."""
    return await _answered(house, body, team, _share)


async def _answered(house: SlackHouse, body: Json, team: str | None, keep: Keep) -> Json:
    try:
        form = sent(body, team)
    except ValueError:
        return _instead("I do not know that form any more.", "Ask the question anew.")
    who, about = form.actor, form.control
    tried = Attempt(who.workspace, who.user, ACTIONS[about.verb], about.row)
    outcome = await attempt(house.database, tried, _admitted(house, form, keep))
    return _instead(outcome.sentence, outcome.remedy) if isinstance(outcome, Refused) else outcome


async def _admitted(house: SlackHouse, form: Sent, keep: Keep) -> Json:
    await admit(house, form.actor)
    return await keep(house, form)


async def _change(house: SlackHouse, form: Sent) -> Json:
    changed = await to_thread.run_sync(submitting.changed, house, form)
    if not changed.changes.values:
        return _errors(changed.first, _UNCHANGED)
    await wrap_future(submitting.keep_change(house, form, changed))
    await to_thread.run_sync(house.bell.hint, changed.offer.thread.id)
    return _CLOSE


async def _share(house: SlackHouse, form: Sent) -> Json:
    if not form.channel:
        return _errors(CHANNEL, _NO_CHANNEL)
    await to_thread.run_sync(submitting.offer, house, form)
    client = await to_thread.run_sync(house.clients.asynchronous, form.actor.workspace)
    channel = await channel_of(client, form.channel)
    if channel.obstacle is not None:
        return _errors(CHANNEL, channel.obstacle)
    await met(house, form.actor.workspace, form.actor.user)
    await to_thread.run_sync(submitting.share, house, form, channel)
    return _CLOSE


def _errors(block: str, words: str) -> Json:
    return {"response_action": "errors", "errors": {block: words}}


def _instead(*words: str) -> Json:
    return {"response_action": "update", "view": notice_form("Not done", *words)}
