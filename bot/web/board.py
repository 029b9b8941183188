"""What the pages show: the posts of a thread, and the lists beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.web.awaiting import awaited_in
from ledger.repositories.datasets import Datasets
from ledger.repositories.models import Models
from ledger.repositories.people import Threads
from ledger.repositories.web import WebPosts
from ledger.tables import Dataset, Json, Person, Question, Thread, WebPost

WITH_FILES = ("chart", "file")


@dataclass(frozen=True, slots=True)
class PostFile:
    """A chart or a file of an answer. url: None where it was deleted. bytes: None where its size is not known."""

    name: str
    url: str | None
    bytes: int | None = None


@dataclass(frozen=True, slots=True)
class ShownPost:
    """A post as the templates get it.

    key: the page's own id of a message, or the outbox row's. files: of an answer. chosen: what was clicked of the
    choices that it offers, in order. awaits: what is said while nothing was said back to a person's message; empty
    afterwards.
    """

    id: str
    version: int
    role: str
    content: Json
    question_id: str | None
    created_at: datetime
    updated_at: datetime
    key: str
    files: list[PostFile]
    chosen: Sequence[str]
    awaits: str


def posts(session: Session, thread: Thread) -> list[ShownPost]:
    """The posts of a thread, the oldest first."""
    return _shown(session, thread, WebPosts(session).of_thread(thread.workspace_id, thread.id))


def post(session: Session, thread: Thread, post_id: str) -> ShownPost | None:
    """One post of a thread."""
    found = WebPosts(session).get(thread.workspace_id, post_id)
    if found is None or found.thread_id != thread.id:
        return None
    return _shown(session, thread, [found])[0]


def surroundings(session: Session, person: Person, thread: Thread | None) -> dict[str, Any]:
    """What stands beside a thread: the person's threads, and the thread's files and models that are not deleted."""
    workspace = person.workspace_id
    datasets = Datasets(session).of_thread(workspace, thread.id) if thread is not None else []
    return {
        "person": person,
        "thread": thread,
        "threads": Threads(session).of_person(workspace, person.id),
        "datasets": [dataset for dataset in datasets if dataset.deleted_at is None],
        "models": Models(session).of_thread(workspace, thread.id) if thread is not None else [],
    }


def _shown(session: Session, thread: Thread, found: Sequence[WebPost]) -> list[ShownPost]:
    gone, chosen, awaited = _gone(session, thread), _chosen(session, thread), awaited_in(session, thread)
    return [
        ShownPost(
            each.id,
            each.version,
            each.role,
            each.content,
            each.question_id,
            each.created_at,
            each.updated_at,
            each.key,
            _files(each, gone=each.question_id in gone),
            chosen.get(each.question_id or "", ()),
            awaited.get(each.question_id or "", "") if each.role == "person" else "",
        )
        for each in found
    ]


def _files(found: WebPost, *, gone: bool) -> list[PostFile]:
    parts = found.content.get("parts", [])
    named = [(str(part["path"]).rpartition("/")[2], part) for part in parts if part.get("kind") in WITH_FILES]
    return [
        PostFile(name, None if gone else f"/files/{found.question_id}/{quote(name)}", part.get("bytes"))
        for name, part in named
    ]


def _chosen(session: Session, thread: Thread) -> dict[str, list[str]]:
    """By question: the choices that were made of those that it offered."""
    found = session.execute(
        select(Question.parent_id, Question.choices)
        .where(Question.workspace_id == thread.workspace_id, Question.thread_id == thread.id, Question.kind == "choice")
        .order_by(Question.number)
    )
    chosen: dict[str, list[str]] = {}
    for parent, choices in found:
        chosen.setdefault(parent or "", []).extend(choices)
    return chosen


def _gone(session: Session, thread: Thread) -> set[str]:
    """The questions whose file was deleted."""
    return set(
        session.scalars(
            select(Question.id)
            .join(Dataset, Dataset.id == Question.dataset_id)
            .where(
                Question.workspace_id == thread.workspace_id,
                Question.thread_id == thread.id,
                Dataset.deleted_at.is_not(None),
            )
        )
    )
