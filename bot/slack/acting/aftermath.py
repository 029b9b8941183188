"""What follows upon an act, when Slack has its acknowledgement: the courier is told, and the person who acted."""

from dataclasses import dataclass

from anyio import to_thread

from bot.errors import Refused
from bot.slack.acting.clicks import Actor, Place
from bot.slack.house import SlackHouse
from bot.slack.whispering import Whisper, tell


@dataclass(frozen=True, slots=True)
class Aftermath:
    """whisper: words for the person. thread: where the courier has something to say, by the ledger's id."""

    whisper: Whisper | None = None
    thread: str | None = None


async def follow(house: SlackHouse, after: Aftermath) -> None:
    """See to what follows."""
    if after.thread is not None:
        await to_thread.run_sync(house.bell.hint, after.thread)
    if after.whisper is not None:
        await tell(house.clients, after.whisper)


def declined(actor: Actor, place: Place | None, refused: Refused) -> Aftermath:
    """What follows upon a refusal."""
    return Aftermath(whispered(actor, place, f"{refused.sentence} {refused.remedy}"))


def whispered(actor: Actor, place: Place | None, words: str) -> Whisper:
    """Words for the person who acted, beside what they acted upon; None where that stands in no conversation."""
    channel, thread = (place.channel, place.thread) if place is not None else (None, None)
    return Whisper(actor.workspace, actor.user, words, channel, thread)
