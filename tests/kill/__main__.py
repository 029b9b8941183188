"""`python -m tests.kill`: the kill test by hand. Without arguments, every case on SQLite; see --help."""

import argparse
import random
import sys
from pathlib import Path

from tests.kill.matrix import Case, full_matrix, in_rotation, in_slack
from tests.kill.running import DATABASES, attacked


def main() -> int:
    """Run what the arguments ask for, print what happened; 1 where something is wrong."""
    asked = _arguments()
    every = full_matrix() if asked.full else in_slack() if asked.slack else in_rotation()
    cases = [case for case in every if _meant(case, asked)]
    with attacked(asked.database, asked.seed, asked.keep, slack=asked.slack) as campaign:
        campaign.say = lambda words: print(words, flush=True)  # noqa: T201
        if asked.moments:
            campaign.random_moments(asked.moments)
        else:
            campaign.transitions(cases)
    print(campaign.summary(), flush=True)  # noqa: T201
    return 1 if campaign.verdict.complaints else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.kill", description=__doc__)
    parser.add_argument("--database", choices=DATABASES, default="sqlite")
    parser.add_argument("--slack", action="store_true", help="people ask in the play-Slack")
    parser.add_argument("--full", action="store_true", help="every transition with every process")
    parser.add_argument("--transition", help="only this one, such as jobs:running-done")
    parser.add_argument("--event", choices=("moving", "moved"))
    parser.add_argument("--target", help="only where this process dies, such as self or analysis")
    parser.add_argument("--moments", type=int, help="instead, kill this many times at random moments")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))  # noqa: S311  printed with the summary
    parser.add_argument("--keep", type=Path, help="a new folder for what the system writes, logs and all")
    return parser.parse_args()


def _meant(case: Case, asked: argparse.Namespace) -> bool:
    last = case.failpoint
    return (
        asked.transition in (None, str(last.transition))
        and asked.event in (None, last.event)
        and asked.target in (None, last.target)
    )


if __name__ == "__main__":
    sys.exit(main())
