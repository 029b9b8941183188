"""A row is asked about that stands in an earlier file of the thread, the one that the model learnt from."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from ledger.states import QuestionState
from tests.contracts.fake_tabular import SklearnEngine
from tests.workers.analysis import trainings
from tests.workers.analysis.test_models import answered, customers
from tests.workers.chat import Chat
from workers.analysis.desk import Desk
from workers.analysis.nursery import Nursery
from workers.wiring import Wired


@pytest.fixture
def chat(wired: Wired, tmp_path: Path) -> Chat:
    return Chat(replace(wired, settings=wired.settings.model_copy(update={"budget_seconds": 60.0})), tmp_path)


@pytest.fixture(scope="module")
def at() -> Desk:
    return Desk(Nursery("workers.analysis.child", trainings.good, SklearnEngine))


def prospects() -> pd.DataFrame:
    """A list of other customers, and three that are in the first file too."""
    frame = customers(50, known=False)
    return frame.assign(Customer=[f"C-{number}" if number < 1003 else f"P-{number}" for number in range(1000, 1050)])


def asked(chat: Chat, words: str) -> tuple[dict[str, object], str]:
    """The plan of a question, and what was told of it."""
    question = chat.say(words)
    chat.plan(question)
    assert chat.asked(question).state == QuestionState.PLANNED, chat.reply(question).text()
    return chat.asked(question).plans[0], chat.reply(question, "told").text()


def test_a_row_is_looked_up_in_the_file_that_has_it(chat: Chat, at: Desk) -> None:
    first = answered(chat, at, "predict Churn", customers())
    scored = answered(chat, at, "score this list", prospects(), "prospects.csv")
    learnt, listed = chat.asked(first).dataset_id, chat.asked(scored).dataset_id

    why = answered(chat, at, "why is C-1207 likely to leave?")
    assert chat.asked(why).dataset_id == learnt
    assert chat.asked(why).plans[0]["filters"][0]["value"] == "C-1207"
    assert "C-1207" in chat.reply(why).text()

    plan, told = asked(chat, "why P-1020?")
    assert plan["filters"] == [{"column": "Customer", "op": "=", "value": "P-1020"}]
    assert "customers.csv" not in told

    plan, told = asked(chat, "why C-1001?")
    assert "“C-1001” is in prospects.csv and in customers.csv; prospects.csv is meant here." in told
    assert listed != learnt

    plan, told = asked(chat, "what would make C-1207 stay?")
    assert (plan["capability"], plan["flip"]) == ("whatif", True)
    assert "“C-1207” is in customers.csv" in told


def test_a_row_that_no_file_has_is_said_to_be_nowhere(chat: Chat, at: Desk) -> None:
    answered(chat, at, "predict Churn", customers())
    answered(chat, at, "score this list", prospects(), "prospects.csv")
    question = chat.say("why C-7777?")
    chat.plan(question)
    assert chat.asked(question).state == QuestionState.APOLOGISED
    assert "There is no “C-7777” in prospects" in chat.reply(question).text()
