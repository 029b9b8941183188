"""A newer version of a file in a thread: what changed is told once, and only of the same rows."""

import pytest

from reports.stored import load_facts
from tests.workers.analysis import trainings
from tests.workers.analysis.conftest import desk
from tests.workers.chat import Chat, sales


def answered(chat: Chat, words: str = "", **with_it: object) -> str:
    asked = chat.say(words, **with_it)  # type: ignore[arg-type]  # what a test says is what `say` takes
    chat.plan(asked)
    chat.work(desk(trainings.good), asked, "full")
    chat.answer(asked)
    return asked


@pytest.fixture
def newer(chat: Chat) -> str:
    """The answer after a newer file, which has three months more."""
    answered(chat, "predict sales for Q1 2027 by region", file=sales()[lambda rows: rows["Month"] < "2026-08"])
    return answered(chat, file=sales())


def test_what_changed_is_told_once_and_can_be_asked_again(chat: Chat, newer: str) -> None:
    assert "Sales for Q1 2027 is now" in chat.reply(newer).text()
    total = answered(chat, "just the total")
    assert "is now" not in chat.reply(total).text()
    assert any(fact.id == "changed_total" for fact in load_facts(chat.asked(total).facts))
    asked = chat.say("what changed?")
    chat.plan(asked)
    assert "Sales for Q1 2027 is now" in chat.reply(asked).text()


@pytest.mark.usefixtures("newer")
def test_a_part_is_not_compared_with_the_whole(chat: Chat) -> None:
    east = answered(chat, "and only East?")
    assert "is now" not in chat.reply(east).text()
    assert chat.reply(east).text().startswith("Sales, Q1 2027 (only Region East): ")
    asked = chat.say("what changed?")
    chat.plan(asked)
    assert "no earlier forecast of the same" in chat.reply(asked).text()
