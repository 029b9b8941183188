"""A process dies at every change of state, before its commit and after: nothing is lost, nothing answered twice."""

import random

import pytest

from tests.kill.matrix import in_rotation
from tests.kill.running import DATABASES, attacked

RANDOM_KILLS = 20


@pytest.mark.parametrize("kind", DATABASES)
def test_every_question_gets_exactly_one_answer_whatever_dies_when(kind: str) -> None:
    seed = random.randrange(10**6)  # noqa: S311  printed, so that it can be run again
    share = DATABASES.index(kind)
    with attacked(kind, seed) as campaign:
        campaign.transitions(in_rotation(share, len(DATABASES)))
        campaign.random_moments(RANDOM_KILLS // len(DATABASES))
    print(campaign.summary())  # noqa: T201
    assert not campaign.verdict.complaints, campaign.summary()
