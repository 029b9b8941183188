"""What is kept besides questions and jobs: sign-ins, posts, forecasts, usage, files, figures."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from ledger.clock import now
from ledger.database import Database
from ledger.repositories.datasets import Datasets
from ledger.repositories.figures import Answered, Figures
from ledger.repositories.forecasts import ForecastRow, Forecasts
from ledger.repositories.jobs import Jobs
from ledger.repositories.outbox import Outbox
from ledger.repositories.usage import UsageLog
from ledger.repositories.web import WebPosts, WebSessions
from ledger.tables import Question, WebSession
from tests.ledger.scene import Scene, age, ask, at_once, scene


@pytest.fixture
def here(database: Database) -> Scene:
    return scene(database)


def _invited(database: Database, here: Scene, minutes: float = 5) -> str:
    with database.write() as session:
        return WebSessions(session).invite(here.workspace, here.person, minutes)


def _entered(database: Database, token: str) -> str | None:
    with database.write() as session:
        return WebSessions(session).enter(token)


def _name(database: Database, cookie: str) -> str | None:
    with database.read() as session:
        person = WebSessions(session).person(cookie)
        return person and person.name


def test_a_link_signs_in_once(database: Database, here: Scene) -> None:
    token = _invited(database, here)
    cookie = _entered(database, token)
    assert cookie is not None
    assert _name(database, cookie) == "Ann"
    assert _entered(database, token) is None
    assert _name(database, cookie) == "Ann"


def test_a_link_that_is_used_many_times_at_once_signs_in_once(database: Database, here: Scene) -> None:
    token = _invited(database, here)
    cookies = at_once([lambda: _entered(database, token) for _ in range(4)])
    assert sum(cookie is not None for cookie in cookies) == 1


def test_an_old_link_and_an_invented_one_sign_nobody_in(database: Database, here: Scene) -> None:
    assert _entered(database, _invited(database, here, minutes=0)) is None
    assert _entered(database, "invented") is None
    assert _name(database, "invented") is None


def test_a_cookie_lasts_thirty_days(database: Database, here: Scene) -> None:
    cookie = _entered(database, _invited(database, here))
    assert cookie is not None
    with database.write() as session:
        (signed_in,) = session.scalars(select(WebSession)).all()
        assert timedelta(days=29, hours=23) < signed_in.expires_at - now() <= timedelta(days=30)
        signed_in.expires_at = now()
    assert _name(database, cookie) is None


def test_the_database_holds_neither_link_nor_cookie(database: Database, here: Scene) -> None:
    token = _invited(database, here)
    cookie = _entered(database, token)
    with database.read() as session:
        kept = str([dict(row) for row in session.execute(select(WebSession.__table__)).mappings()])
    assert token not in kept
    assert str(cookie) not in kept


def test_signing_out_ends_the_cookie(database: Database, here: Scene) -> None:
    cookie = _entered(database, _invited(database, here))
    assert cookie is not None
    with database.write() as session:
        WebSessions(session).leave(cookie)
    assert _name(database, cookie) is None


def test_sign_ins_that_are_over_are_forgotten_and_others_kept(database: Database, here: Scene) -> None:
    cookie = _entered(database, _invited(database, here))
    _invited(database, here, minutes=-1)
    with database.write() as session:
        WebSessions(session).forget("acme")
        assert len(session.scalars(select(WebSession)).all()) == 1
    assert _name(database, str(cookie)) == "Ann"


def test_posts_stand_in_order_and_edits_are_counted(database: Database, here: Scene) -> None:
    with database.write() as session:
        posts = WebPosts(session)
        first = posts.add("acme", here.thread, "e1", "person", {"words": "x"}, person=here.person)
        second = posts.add("acme", here.thread, "o_1", "told", {"parts": []}, question="q_1")
        edited = posts.edit("acme", second.id, {"parts": [{"kind": "paragraph"}]})
        assert edited is not None
        assert (edited.version, edited.content) == (2, {"parts": [{"kind": "paragraph"}]})
        assert [post.id for post in posts.of_thread("acme", here.thread)] == [first.id, second.id]
        assert posts.find("acme", here.thread, "o_1") is edited
        assert posts.edit("acme", "w_none", {}) is None
        assert posts.find("acme", here.thread, "e1") is None, "a person's own key is no proof that the bot has posted"


def _steps(question: str, made: datetime, p50: float, series: str = "", target: str = "sales") -> list[ForecastRow]:
    days = [date(2026, month, 1) for month in (7, 8)]
    return [
        ForecastRow(
            question, "d_1", made, target, "sum", "month", series, f"{day:%Y-%m}", day, day, p50 - 1, p50, p50 + 1
        )
        for day in days
    ]


def test_what_was_said_of_a_month_is_kept_by_the_day_on_which_it_was_said(database: Database, here: Scene) -> None:
    june, july = datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)
    first, second = ask(database, here, "e1"), ask(database, here, "e2")
    with database.write() as session:
        Forecasts(session).keep("acme", _steps(second.id, july, 20.0))
        Forecasts(session).keep("acme", _steps(first.id, june, 10.0))
        Forecasts(session).keep("acme", _steps(first.id, june, 99.0))
        Forecasts(session).keep("acme", [])
    with database.read() as session:
        told = Forecasts(session).vintages("acme", "d_1", "sales", "", "2026-07")
        assert [(step.made_at, step.p50) for step in told] == [(june, 10.0), (july, 20.0)]
        assert [step.period for step in Forecasts(session).of_question("acme", first.id)] == ["2026-07", "2026-08"]


def test_series_with_very_long_names_are_kept_apart(database: Database, here: Scene) -> None:
    question = ask(database, here)
    made = datetime(2026, 6, 1, tzinfo=UTC)
    names = [f"{'é' * 600}{number}" for number in (1, 2)]
    steps = [step for name in names for step in _steps(question.id, made, float(len(name)), name, "t" * 400)]
    with database.write() as session:
        Forecasts(session).keep("acme", steps)
    with database.read() as session:
        for name in names:
            assert len(Forecasts(session).vintages("acme", "d_1", "t" * 400, name, "2026-07")) == 1


def test_usage_is_summed_by_kind_and_person(database: Database, here: Scene) -> None:
    since = now()
    with database.write() as session:
        usage = UsageLog(session)
        usage.add("acme", here.person, None, "tokens", 10)
        usage.add("acme", here.person, None, "tokens", 5)
        usage.add("acme", "p_other", None, "training_seconds", 2.5)
        assert usage.totals("acme", since) == {"tokens": 15, "training_seconds": 2.5}
        assert usage.totals("acme", since, here.person) == {"tokens": 15}
        assert usage.totals("acme", now() + timedelta(seconds=1)) == {}


def test_a_deleted_file_stays_listed_as_deleted(database: Database, here: Scene) -> None:
    question = ask(database, here)
    with database.write() as session:
        datasets = Datasets(session)
        first = datasets.add("acme", question, "a.csv", 1, "0" * 64, "k1")
        second = datasets.add("acme", question, "b" * 400, 5_000_000_000, "0" * 64, "k2")
        assert datasets.delete("acme", first.id) is first
        assert datasets.delete("acme", "d_none") is None
    with database.read() as session:
        listed = Datasets(session).of_thread("acme", here.thread)
    assert [(dataset.id, dataset.state) for dataset in listed] == [(second.id, "ready"), (first.id, "deleted")]
    assert (len(listed[0].name), listed[0].bytes) == (300, 5_000_000_000)


def test_a_job_is_opened_once_for_each_purpose_and_stops_when_asked(database: Database, here: Scene) -> None:
    question = ask(database, here)
    with database.write() as session:
        jobs = Jobs(session)
        full = jobs.open("acme", question, "analysis", "full", 60)
        look = jobs.open("acme", question, "quick", "look", 10)
        assert jobs.open("acme", question, "analysis", "full", 60) is full
        jobs.ask_stop("acme", question.id)
    with database.read() as session:
        stored = Jobs(session).of_question("acme", question.id)
        assert [(job.id, job.stop_asked) for job in stored] == [(full.id, True), (look.id, True)]


def test_figures_count_what_waits_and_how_long_answers_took(database: Database, here: Scene) -> None:
    with database.read() as session:
        assert Figures(session).answered() == Answered(0, None, None)
        assert Figures(session).oldest_due_reply_seconds() == 0
    for number in range(1, 11):
        question = ask(database, here, f"e{number}", "answered")
        with database.write() as session:
            took = question.created_at + timedelta(seconds=number)
            session.execute(update(Question).where(Question.id == question.id).values(answered_at=took))
    waiting = ask(database, here, "waiting", "planned")
    with database.write() as session:
        Jobs(session).open("acme", waiting, "analysis", "full", 60)
        reply = Outbox(session).put("acme", waiting, "told", {"parts": []})
    assert reply is not None
    age(database, reply, timedelta(seconds=40))
    with database.read() as session:
        figures = Figures(session)
        assert figures.questions() == {"answered": 10, "planned": 1}
        assert figures.jobs() == {("analysis", "queued"): 1}
        assert 40 <= figures.oldest_due_reply_seconds() < 50
        assert figures.answered() == Answered(10, 5.0, 9.0)
