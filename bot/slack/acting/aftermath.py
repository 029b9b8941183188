"""What follows upon an act, when Slack has its acknowledgement: the courier is told, and the person who acted."""

from dataclasses import dataclass

from anyio import to_thread

from bot.errors import Refused
from bot.slack.acting.clicks import Actor, Place
from bot.slack.acting.whispering import Whisper, tell
from bot.slack.house import SlackHouse


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
        await tell(house, after.whisper)


def declined(actor: Actor, place: Place | None, refused: Refused) -> Aftermath:
    """What follows upon a refusal."""
    return Aftermath(Whisper(actor, place, f"{refused.sentence} {refused.remedy}"))
