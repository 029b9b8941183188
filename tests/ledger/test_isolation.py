"""Workspaces are closed: no method of a repository returns, changes or removes a row of another workspace.

All public methods of all repositories are found and called with another workspace's id and this workspace's rows.
"""

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, get_type_hints

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, NoResultFound
from sqlalchemy.orm import Session

from ledger.database import Database
from ledger.repositories.arrivals import Arrival
from ledger.repositories.audit import Audit
from ledger.repositories.datasets import Datasets
from ledger.repositories.forecasts import ForecastRow, Forecasts
from ledger.repositories.jobs import Jobs
from ledger.repositories.models import Models
from ledger.repositories.outbox import Outbox
from ledger.repositories.sources import Fetches, Registration, Sources
from ledger.repositories.usage import UsageLog
from ledger.repositories.web import WebPosts, WebSessions
from ledger.tables import (
    Base,
    Feedback,
    Forecast,
    Owned,
    Person,
    Question,
    Retraction,
    SlackFile,
    SlackUpload,
    SlackVoice,
)
from tests.ledger.methods import ALL, CLOSED, Method
from tests.ledger.scene import Scene, ask, scene

REGISTRATION = Registration("Orders", "database", "sealed", tables=["orders"])
_DAY = datetime(2026, 7, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Acme:
    """A workspace with a row in every table, by what the methods call them."""

    here: Scene
    rows: Mapping[type[Any], Any]
    ids: Mapping[str, str]


_WRITTEN = {
    "label": "Orders",
    "name": "Orders",
    "event_id": "e1",
    "platform_user": "acme-ann",
    "platform_thread": "acme-talk",
    "key": "k1",
    "role": "answer",
    "purpose": "full",
    "target": "sales",
    "series": "",
    "period": "2026-07",
}
"""What the rows say of themselves, by what the methods call it."""


@pytest.fixture
def acme(database: Database) -> Acme:
    here = scene(database)
    question = ask(database, here)
    with database.write() as session:
        job = Jobs(session).open("acme", question, "analysis", "full", 60)
        row = Outbox(session).put("acme", question, "answer", {"parts": []})
        assert row is not None
        dataset = Datasets(session).add("acme", question, "sales.csv", 10, "0" * 64, "acme/d/original/sales.csv")
        model = Models(session).add("acme", job, {"id": "m_1", "name": "model", "target": "sales"}, 0, "acme/m")
        post = WebPosts(session).add("acme", here.thread, "k1", "person", {"words": "x"})
        Forecasts(session).keep("acme", [_step(question.id, dataset.id)])
        UsageLog(session).add("acme", here.person, question.id, "training_seconds", 3)
        Audit(session).add("acme", here.person, "see", here.thread)
        WebSessions(session).invite("acme", here.person, -1)
        source = Sources(session).add("acme", REGISTRATION, here.person)
        assert source is not None
        Fetches(session).add("acme", dataset, source.id, "Orders")
        session.add_all(_of_slack(question.id, here.person))
        person = session.get_one(Person, here.person)
    ids = {
        "question": question.id,
        "job": job.id,
        "row": row.id,
        "dataset": dataset.id,
        "model": model.id,
        "post": post.id,
        "person": here.person,
        "thread": here.thread,
        "subject": here.thread,
        "source": source.id,
        **_WRITTEN,
    }
    return Acme(here, {type(each): each for each in (question, job, row, dataset, model, post, person)}, ids)


def _of_slack(question: str, person: str) -> list[Base]:
    of = {"workspace_id": "acme", "question_id": question}
    return [
        Feedback(id="b1", person_id=person, verdict="good", **of),
        SlackFile(id="s1", channel="C1", ts="1.2", thread_ts="1.2", file="F1", platform_user="U1", name="a.csv", **of),
        Retraction(id="r1", workspace_id="acme", message="message/C1/1.2"),
        SlackVoice(id="v1", workspace_id="acme", channel="C1", thread_ts="1.2", platform_user="U1"),
        SlackUpload(id="u1", workspace_id="acme", key="o1", part="chart", file="F2", state="sent"),
    ]


def _step(question: str, dataset: str) -> ForecastRow:
    day = _DAY.date()
    return ForecastRow(question, dataset, _DAY, "sales", "sum", "month", "", "2026-07", day, day, 1.0, 2.0, 3.0)


def _argument(name: str, kind: Any, acme: Acme) -> Any:
    """What a stranger would pass, who knows all ids and rows of Acme."""
    if kind in acme.rows:
        return acme.rows[kind]
    if kind is Registration:
        return REGISTRATION
    if kind is Arrival:
        return Arrival("e2", acme.here.thread, acme.here.person)
    if name in acme.ids:
        return acme.ids[name]
    if kind == Sequence[ForecastRow]:
        return [_step(acme.ids["question"], acme.ids["dataset"])]
    return {str: "x", int: 1, float: 1.0, bool: True, datetime: _DAY}.get(kind, {})


def _call(method: Method, session: Session, acme: Acme) -> Any:
    hints = get_type_hints(method.function)
    given = {
        name: _argument(name, hints[name], acme)
        for name, parameter in list(inspect.signature(method.function).parameters.items())[2:]
        if parameter.default is parameter.empty
    }
    return method.function(method.repository(session), "other", **given)


def _rows(database: Database, workspace: str) -> dict[str, list[dict[str, Any]]]:
    tables = [mapper.local_table for mapper in Base.registry.mappers if issubclass(mapper.class_, Owned)]
    with database.read() as session:
        return {
            str(table): [
                dict(row)
                for row in session.execute(
                    select(table).where(table.c.workspace_id == workspace).order_by(table.c.id)
                ).mappings()
            ]
            for table in tables
        }


def test_all_repositories_are_looked_at() -> None:
    found = {method.repository.__name__ for method in ALL}
    assert {"Questions", "Jobs", "Outbox", "Datasets", "Threads", "People", "WebPosts", "Forecasts", "Sources"} <= found
    assert len(ALL) > 30


@pytest.mark.parametrize("method", CLOSED, ids=str)
def test_the_first_argument_is_the_workspace(method: Method) -> None:
    parameters = list(inspect.signature(method.function).parameters)
    assert parameters[1] == "workspace"


@pytest.mark.parametrize("method", CLOSED, ids=str)
def test_another_workspace_gets_and_changes_nothing(database: Database, acme: Acme, method: Method) -> None:
    scene(database, "other")
    before = _rows(database, "acme")
    assert all(before.values()), "Acme has a row in every table"
    try:
        with database.write() as session:
            returned = _call(method, session, acme)
    except (NoResultFound, LookupError, IntegrityError):
        returned = None
    owned = returned if isinstance(returned, Sequence) and not isinstance(returned, str) else [returned]
    assert all(getattr(each, "workspace_id", getattr(each, "id", "other")) == "other" for each in owned if each)
    assert _rows(database, "acme") == before


def test_a_sign_in_never_crosses_workspaces(database: Database, acme: Acme) -> None:
    with database.write() as session:
        sessions = WebSessions(session)
        cookie = sessions.enter(sessions.invite("other", acme.here.person, 5))
        assert cookie is not None
        assert sessions.person(cookie) is None


def test_forecasts_of_another_workspace_are_not_taken_for_ones_own(database: Database, acme: Acme) -> None:
    with database.write() as session:
        Forecasts(session).keep("other", [_step(acme.ids["question"], acme.ids["dataset"])])
    with database.read() as session:
        kept = session.scalars(select(Forecast).where(Forecast.workspace_id == "acme")).all()
        assert len(kept) == 1
        assert session.get_one(Question, acme.ids["question"]).workspace_id == "acme"
