"""The whole kill matrix: every transition, before and after its commit, with every process, on both databases."""

import random

from tests.kill.matrix import full_matrix
from tests.kill.running import DATABASES, attacked

_MOMENTS = 100


def run() -> None:
    """Print how many questions were asked, and what was lost or doubled: nothing, one hopes."""
    for kind in DATABASES:
        with attacked(kind, random.randrange(10**6)) as campaign:  # noqa: S311  printed with the summary
            campaign.transitions(full_matrix())
            campaign.random_moments(_MOMENTS)
        print(f"{kind}: {campaign.summary()}", flush=True)
