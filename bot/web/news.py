"""What is new in a thread since an open page last looked."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.repositories.web import WebSessions
from ledger.tables import Dataset, Person, Thread, WebPost

_OVERLAP = timedelta(seconds=30)
"""Looked back over again: what was rendered, or written and not yet committed, a moment before the last look."""


@dataclass
class Page:
    """An open page: whose, of what thread, and what it was told. since: what was told last."""

    cookie: str
    thread: str
    since: datetime = field(default_factory=now)
    told: dict[str, int] = field(default_factory=dict)
    lists: tuple[object, ...] | None = None


@dataclass(frozen=True, slots=True)
class News:
    """Posts that are new or changed, with their versions; whether the lists beside the thread changed."""

    posts: list[tuple[str, int]]
    lists: bool


def news(session: Session, page: Page) -> News | None:
    """What to tell a page, once; None where its session or its thread has ended."""
    person = WebSessions(session).person(page.cookie)
    thread = session.get(Thread, page.thread)
    if person is None or thread is None or thread.deleted_at is not None:
        return None
    lists, before = _lists(session, person, thread), page.lists
    page.lists = lists
    return News(_posts(session, page), before is not None and before != lists)


def _posts(session: Session, page: Page) -> list[tuple[str, int]]:
    found = session.execute(
        select(WebPost.id, WebPost.version, WebPost.updated_at)
        .where(WebPost.thread_id == page.thread, WebPost.updated_at >= page.since - _OVERLAP)
        .order_by(WebPost.created_at, WebPost.id)
    ).all()
    fresh = [(post, version) for post, version, _ in found if page.told.get(post) != version]
    page.told = {post: version for post, version, _ in found}
    page.since = max([page.since, *(moment for _, _, moment in found)])
    return fresh


def _lists(session: Session, person: Person, thread: Thread) -> tuple[object, ...]:
    threads = select(func.count(), func.max(Thread.title)).where(
        Thread.workspace_id == person.workspace_id, Thread.person_id == person.id, Thread.deleted_at.is_(None)
    )
    files = select(func.count(), func.count(Dataset.deleted_at)).where(Dataset.thread_id == thread.id)
    return (*session.execute(threads).one(), *session.execute(files).one(), thread.title)
