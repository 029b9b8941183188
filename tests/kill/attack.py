"""The kill test as continuous integration runs it: on each database its share of the cases, then random moments."""

import random
from datetime import date

from tests.kill.matrix import in_rotation, in_slack
from tests.kill.running import DATABASES, attacked

RANDOM_KILLS = 20
RANDOM_KILLS_IN_SLACK = 5
DAYS = 2
"""In which every case in Slack comes."""


def complaints_after_attack(kind: str) -> list[str]:
    """Attack a system on a kind of database: what was lost or doubled, or left behind. The seed is printed."""
    seed = random.randrange(10**6)  # noqa: S311  printed, so that it can be run again
    with attacked(kind, seed) as campaign:
        campaign.transitions(in_rotation(DATABASES.index(kind), len(DATABASES)))
        campaign.random_moments(RANDOM_KILLS // len(DATABASES))
    print(campaign.summary())  # noqa: T201
    return list(campaign.verdict.complaints)


def complaints_in_slack() -> list[str]:
    """The same where people ask in Slack: what the chat process does there is killed, then random processes.

    Every day one half of the cases; `python -m tests.kill --slack` runs them all.
    """
    seed = random.randrange(10**6)  # noqa: S311  printed, so that it can be run again
    with attacked("sqlite", seed, slack=True) as campaign:
        campaign.transitions(in_slack(date.today().toordinal() % DAYS, DAYS))  # noqa: DTZ011  any day begins anywhere
        campaign.random_moments(RANDOM_KILLS_IN_SLACK)
    print(campaign.summary())  # noqa: T201
    return list(campaign.verdict.complaints)
