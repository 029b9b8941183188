"""Models in a thread: fitted by a job, kept, used by the questions that follow, and gone with their file."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from ledger.repositories.models import Models
from ledger.states import JobState, QuestionState
from ledger.tables import Dataset, Model
from tests.contracts.fake_tabular import SklearnEngine
from tests.workers.analysis import trainings
from tests.workers.chat import WORKSPACE, Chat
from workers.analysis.desk import Desk
from workers.analysis.nursery import Nursery
from workers.wiring import Wired

ROWS = 400


def customers(rows: int = ROWS, *, known: bool = True) -> pd.DataFrame:
    """Customers who leave the more often the shorter they have been here, and the more they complain."""
    random = np.random.default_rng(7)
    months, complaints = random.integers(1, 60, rows), random.poisson(1.0, rows)
    leaving = 1 / (1 + np.exp(0.08 * months - 1.2 * complaints))
    left = np.where(random.random(rows) < leaving, "Yes", "No")
    frame = pd.DataFrame(
        {
            "Customer": [f"C-{1000 + number}" for number in range(rows)],
            "Months": months,
            "Complaints": complaints,
            "Plan": random.choice(["Basic", "Plus", "Pro"], rows),
            "Churn": left,
        }
    )
    return frame if known else frame.drop(columns="Churn")


@pytest.fixture
def chat(wired: Wired, tmp_path: Path) -> Chat:
    """A thread whose answers may take as long as the reasons' library takes to load."""
    return Chat(replace(wired, settings=wired.settings.model_copy(update={"budget_seconds": 60.0})), tmp_path)


@pytest.fixture(scope="module")
def at() -> Desk:
    return Desk(Nursery("workers.analysis.child", trainings.good, SklearnEngine))


def answered(chat: Chat, at: Desk, words: str, file: pd.DataFrame | None = None, name: str = "customers.csv") -> str:
    asked = chat.say(words, file=file, name=name)
    chat.plan(asked)
    chat.work(at, asked)
    chat.answer(asked)
    assert chat.asked(asked).state == QuestionState.ANSWERED, chat.reply(asked).text()
    return asked


def models(chat: Chat, asked: str) -> list[Model]:
    """Those of the thread in which something was asked."""
    with chat.wired.database.read() as session:
        return list(Models(session).of_thread(WORKSPACE, chat.asked(asked).thread_id))


def test_a_thread_goes_on_with_the_model_that_it_fitted(chat: Chat, at: Desk) -> None:
    predicted = answered(chat, at, "predict Churn", customers())
    assert {job.state for job in chat.jobs(predicted)} == {JobState.DONE}
    (kept,) = models(chat, predicted)
    assert (kept.target, kept.card["id"]) == ("Churn", kept.id)

    why = answered(chat, at, "why is C-1007 likely to leave?")
    plan = chat.asked(why).plans[0]
    assert (plan["capability"], plan["model"]) == ("explain", kept.id)
    assert "C-1007" in chat.reply(why).text()
    assert "Complaints" in chat.reply(why).text()

    supposed = answered(chat, at, "what if Complaints were 0?")
    assert chat.asked(supposed).plans[0]["model"] == kept.id

    scored = answered(chat, at, "score this list", customers(50, known=False), "new.csv")
    assert chat.asked(scored).plans[0]["model"] == kept.id
    assert "50 " in chat.reply(scored).text()
    names = [part.path.name for part in chat.reply(scored).parts if part.kind == "file"]
    assert any(name.endswith(".xlsx") for name in names)
    assert any(name.endswith(".csv") for name in names)


def test_a_list_dropped_without_words_is_scored(chat: Chat, at: Desk) -> None:
    answered(chat, at, "predict Churn", customers())
    scored = answered(chat, at, "", customers(50, known=False), "new.csv")
    assert chat.asked(scored).plans[0]["capability"] == "score"


def test_a_model_is_gone_with_the_file_that_it_learnt_from(chat: Chat, at: Desk) -> None:
    predicted = answered(chat, at, "predict Churn", customers())
    assert len(models(chat, predicted)) == 1
    with chat.wired.database.write() as session:
        row = session.get(Dataset, chat.asked(predicted).dataset_id)
        assert row is not None
        row.deleted_at = row.created_at
        row.state = "deleted"
    assert models(chat, predicted) == []


def test_what_was_stopped_leaves_its_best_model(chat: Chat, at: Desk) -> None:
    asked = chat.say("predict Churn", file=customers(), name="customers.csv")
    chat.plan(asked)
    chat.work(at, asked, "look")
    with chat.wired.database.write() as session:
        full = session.merge(chat.job(asked))
        full.state, full.stop_asked = JobState.CANCELLED, True
    chat.answer(asked)
    assert chat.asked(asked).state == QuestionState.ANSWERED
    assert len(models(chat, asked)) == 1
