"""The web chat's own rows: what stands in its threads, and who is signed in."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.identity import new_id
from ledger.tables import Json, Person, WebPost, WebSession


class WebPosts:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self,
        workspace: str,
        thread: str,
        key: str,
        role: str,
        content: Json,
        *,
        person: str | None = None,
        question: str | None = None,
    ) -> WebPost:
        post = WebPost(
            id=new_id("w"),
            workspace_id=workspace,
            thread_id=thread,
            key=key,
            role=role,
            person_id=person,
            question_id=question,
            content=content,
            version=1,
        )
        self._session.add(post)
        self._session.flush()
        return post

    def get(self, workspace: str, post: str) -> WebPost | None:
        return self._session.scalars(
            select(WebPost).where(WebPost.workspace_id == workspace, WebPost.id == post)
        ).one_or_none()

    def of_thread(self, workspace: str, thread: str) -> Sequence[WebPost]:
        return self._session.scalars(
            select(WebPost)
            .where(WebPost.workspace_id == workspace, WebPost.thread_id == thread)
            .order_by(WebPost.created_at, WebPost.id)
        ).all()

    def edit(self, workspace: str, post: str, content: Json) -> WebPost | None:
        found = self.get(workspace, post)
        if found is not None:
            found.content, found.version, found.updated_at = content, found.version + 1, now()
        return found

    def find(self, workspace: str, thread: str, key: str) -> WebPost | None:
        return self._session.scalars(
            select(WebPost).where(WebPost.workspace_id == workspace, WebPost.thread_id == thread, WebPost.key == key)
        ).first()


class WebSessions:
    def __init__(self, session: Session) -> None:
        self._session = session

    def invite(self, workspace: str, person: str, minutes: float) -> str:
        token = secrets.token_urlsafe(32)
        self._session.add(
            WebSession(
                id=new_id("s"),
                workspace_id=workspace,
                person_id=person,
                link_hash=_hash(token),
                expires_at=now() + timedelta(minutes=minutes),
            )
        )
        return token

    def enter(self, token: str) -> str | None:
        found = self._session.scalars(select(WebSession).where(WebSession.link_hash == _hash(token))).one_or_none()
        if found is None or found.used_at is not None or found.expires_at < now():
            return None
        cookie = secrets.token_urlsafe(32)
        found.used_at, found.cookie_hash, found.expires_at = now(), _hash(cookie), now() + timedelta(days=30)
        return cookie

    def person(self, cookie: str) -> Person | None:
        return self._session.scalars(
            select(Person)
            .join(WebSession, WebSession.person_id == Person.id)
            .where(WebSession.cookie_hash == _hash(cookie), WebSession.expires_at > now())
        ).one_or_none()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
