"""What people do while processes die: each way that a question can go."""

import json
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import text

from ledger.database import Database
from tests.kill.asker import Asker
from tests.kill.targets import kill
from tests.servers.patience import stretched
from tests.walks.data import long_training, monthly, two_measures

_PATIENCE_SECONDS = 90.0
_PAUSE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that must be answered. withdrawn: its thread was deleted, and no answer is owed."""

    thread: str
    question: str
    visitor: Asker
    withdrawn: bool = False
    at: float = field(default_factory=time.time)


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a scenario plays. chance: decides on what the files hold. home: the system's."""

    visitor: Asker
    database: Database
    chance: random.Random
    home: Path


Scenario = Callable[[Stage], list[Asked]]


def normal(stage: Stage) -> list[Asked]:
    """A forecast of a small file."""
    words = stage.chance.choice(["predict next quarter", "predict next quarter by shop", "forecast the next 2 months"])
    return [_asked(stage, "shops.csv", _file(stage), words)]


def clarifying(stage: Stage) -> list[Asked]:
    """A request that can be read in two ways, and the choice that was clicked."""
    asked = _asked(stage, "shops.csv", two_measures(stage.chance.randrange(10**6)), "predict")
    stage.visitor.wait_for_answer(asked.thread, asked.question, stretched(_PATIENCE_SECONDS))
    chosen = stage.visitor.choose(asked.thread, asked.question, _choice(stage.database, asked.question))
    return [asked, Asked(asked.thread, chosen, stage.visitor)]


def stopped(stage: Stage) -> list[Asked]:
    """A forecast that is stopped while it is worked."""
    long = long_training(stage.chance.randrange(10**6))
    asked = _asked(stage, "shops.csv", long, "predict next quarter by shop")
    _wait_for_job(stage.database, asked.question, begun=True)
    stage.visitor.stop(asked.thread, asked.question)
    return [asked]


def interrupted(stage: Stage) -> list[Asked]:
    """A forecast whose worker dies while it trains."""
    asked = _asked(stage, "shops.csv", _file(stage), "predict next quarter")
    _wait_for_job(stage.database, asked.question, begun=True)
    kill(stage.home, "analysis")
    return [asked]


def refused(stage: Stage) -> list[Asked]:
    """A file that is no table."""
    return [
        _asked(stage, "picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00" + stage.chance.randbytes(200), "predict next quarter")
    ]


def failed(stage: Stage) -> list[Asked]:
    """A plan that is clear, for data that cannot answer it."""
    return [_asked(stage, "short.csv", monthly(2, shops=1, seed=stage.chance.randrange(10**6)), "predict next quarter")]


def withdrawn(stage: Stage) -> list[Asked]:
    """A thread that is deleted while its question is worked."""
    asked = _asked(stage, "shops.csv", _file(stage), "predict next quarter")
    _wait_for_job(stage.database, asked.question, begun=False)
    stage.visitor.delete_thread(asked.thread)
    return [Asked(asked.thread, asked.question, stage.visitor, withdrawn=True)]


def regretted(stage: Stage) -> list[Asked]:
    """A thread that is deleted as soon as its question was heard."""
    asked = _asked(stage, "shops.csv", _file(stage), "predict next quarter")
    stage.visitor.delete_thread(asked.thread)
    return [Asked(asked.thread, asked.question, stage.visitor, withdrawn=True)]


SCENARIOS: Mapping[str, Scenario] = {
    each.__name__: each for each in (normal, clarifying, stopped, interrupted, refused, failed, withdrawn, regretted)
}


def _file(stage: Stage) -> bytes:
    chance = stage.chance
    return monthly(chance.randrange(18, 48), shops=chance.randrange(1, 4), seed=chance.randrange(10**6))


def _asked(stage: Stage, name: str, content: bytes, words: str) -> Asked:
    thread, question = stage.visitor.ask_about(name, content, words)
    return Asked(thread, question, stage.visitor)


def _choice(database: Database, question: str) -> str:
    """The first choice that an answer offers."""
    with database.read() as session:
        row = session.execute(
            text("select reply from outbox where question_id = :id and role = 'answer'"), {"id": question}
        )
        reply = row.scalar_one()
    parts = (json.loads(reply) if isinstance(reply, str) else reply)["parts"]
    offered = next(part for part in parts if part["kind"] == "choices")
    return str(offered["options"][0]["value"])


def _wait_for_job(database: Database, question: str, *, begun: bool) -> None:
    """Until the question's full job is there, or is being worked."""
    until = time.monotonic() + stretched(_PATIENCE_SECONDS)
    query = text("select state from jobs where question_id = :id and purpose = 'full'")
    while time.monotonic() < until:
        with database.read() as session:
            found = session.execute(query, {"id": question}).scalar_one_or_none()
        if found is not None and not (begun and found == "queued"):
            return
        time.sleep(_PAUSE_SECONDS)
