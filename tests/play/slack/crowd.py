"""Many people who speak to the app: what Slack has to tell of them, for whoever tells of it at a pace of its own."""

from typing import TYPE_CHECKING

from .records import Json

if TYPE_CHECKING:
    from .teams import Team

PEOPLE = 240
CHANNELS = 60


def chatter(team: "Team", events: int) -> list[Json]:
    """So many events: mentions in channels, each of which is two events, and words to the app alone, in turns."""
    people = [team.person(f"Person {number}") for number in range(PEOPLE)]
    channels = [team.channel(f"talk-{number}", people) for number in range(CHANNELS)]
    told: list[Json] = []
    number = 0
    while len(told) < events:
        person = people[number % PEOPLE]
        if number % 3 == 0:
            said = person.says(channels[number % CHANNELS], f"{team.mention} predict")
        else:
            said = person.says(team.dm(person), "predict next quarter")
        told.extend(said.events)
        number += 1
    return told[:events]
