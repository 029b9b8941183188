"""Leases that last as long as the work."""

import time

from ledger.leases import claim
from ledger.states import QuestionState
from ledger.tables import Question
from tests.workers.chat import WORKSPACE, Chat
from workers.leasing import holding
from workers.wiring import Wired


def test_a_lease_outlives_its_seconds_while_the_work_lasts(chat: Chat, wired: Wired) -> None:
    asked = chat.say("hello")
    with wired.database.write() as session:
        taken = claim(session, Question, WORKSPACE, asked, (QuestionState.READY,), seconds=0.3)
    assert taken is not None
    with holding(wired.database, taken[0], 0.3) as held:
        time.sleep(0.8)
        with wired.database.write() as session:
            assert claim(session, Question, WORKSPACE, asked, (QuestionState.READY,)) is None
    assert not held.stale


def test_a_holder_hears_that_its_lease_has_passed_on(chat: Chat, wired: Wired) -> None:
    asked = chat.say("hello")
    with wired.database.write() as session:
        taken = claim(session, Question, WORKSPACE, asked, (QuestionState.READY,), seconds=-1)
        assert claim(session, Question, WORKSPACE, asked, (QuestionState.READY,)) is not None
    assert taken is not None
    with holding(wired.database, taken[0], 0.15) as held:
        end = time.monotonic() + 5
        while not held.stale and time.monotonic() < end:
            time.sleep(0.02)
        assert held.stale
