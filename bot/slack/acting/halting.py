"""Slack's own stop button: it stands beside a thread while the bot works there, and stops all of that work."""

from anyio import to_thread

from bot.errors import Missing, Refused
from bot.platform import Json
from bot.slack.acting.aftermath import Aftermath, declined
from bot.slack.acting.clicks import Actor, Place
from bot.slack.acting.offered import acting
from bot.slack.house import SlackHouse
from bot.slack.naming import Spot
from bot.slack.refusing import Attempt, attempt
from ledger.policy import Action
from ledger.repositories.people import Threads
from ledger.repositories.questions import Questions


async def halt(house: SlackHouse, event: Json, team: str | None) -> Aftermath:
    """Stop what a thread works on; what is left to do afterwards. Never fails."""
    user, channel = event.get("user"), event.get("channel")
    root = event.get("thread_ts")
    if not (user and channel and root and team):
        return Aftermath()
    who, spot = Actor(team, user, user), Spot(channel, root)
    tried = Attempt(who.workspace, user, Action.STOP, spot.text)
    stopped = await attempt(house.database, tried, _stopped(house, who, spot))
    return declined(who, Place(channel, root, root), stopped) if isinstance(stopped, Refused) else Aftermath()


async def _stopped(house: SlackHouse, who: Actor, spot: Spot) -> None:
    await to_thread.run_sync(_stop_all, house, who, spot)


def _stop_all(house: SlackHouse, who: Actor, spot: Spot) -> None:
    person = acting(house.database, who)
    with house.database.read() as session:
        thread = Threads(session).at(person.workspace_id, spot.text)
        unfinished = Questions(session).unfinished(person.workspace_id, thread.id) if thread is not None else []
    if thread is None or not unfinished:
        raise Missing("Nothing is being worked on in this thread.", "Ask again whenever you like.")
    for question in unfinished:
        house.desk.stop(person, thread.id, question.id)
