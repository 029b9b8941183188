"""The local web chat's own rows: what stands in its threads, and who is signed in."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from ledger.clock import now
from ledger.identity import new_id
from ledger.tables import Json, Person, WebPost, WebSession

COOKIE_DAYS = 30
_TOKEN_BYTES = 32


class WebPosts:
    """The messages in the web threads of a workspace."""

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
        """A new message. Like other platforms the web chat takes whatever is posted: who posts looks with `find`."""
        added = WebPost(
            id=new_id("w"),
            workspace_id=workspace,
            thread_id=thread,
            key=key,
            role=role,
            content=content,
            person_id=person,
            question_id=question,
        )
        self._session.add(added)
        self._session.flush()
        return added

    def get(self, workspace: str, post: str) -> WebPost | None:
        return self._session.scalars(
            select(WebPost).where(WebPost.workspace_id == workspace, WebPost.id == post)
        ).one_or_none()

    def of_thread(self, workspace: str, thread: str) -> Sequence[WebPost]:
        """What stands in a thread, the oldest first."""
        return self._session.scalars(
            select(WebPost)
            .where(WebPost.workspace_id == workspace, WebPost.thread_id == thread)
            .order_by(WebPost.created_at, WebPost.id)
        ).all()

    def edit(self, workspace: str, post: str, content: Json) -> WebPost | None:
        """Show `content` in place of what a message showed; None where there is no such message."""
        return self._session.scalars(
            update(WebPost)
            .where(WebPost.workspace_id == workspace, WebPost.id == post)
            .values(content=content, version=WebPost.version + 1, updated_at=now())
            .returning(WebPost)
            .execution_options(synchronize_session=False, populate_existing=True)
        ).one_or_none()

    def find(self, workspace: str, thread: str, key: str) -> WebPost | None:
        """The first message of the bot's own that was added with `key`; people choose the keys of theirs."""
        return self._session.scalars(
            select(WebPost)
            .where(WebPost.workspace_id == workspace, WebPost.thread_id == thread, WebPost.key == key)
            .where(WebPost.role != "person")
            .order_by(WebPost.created_at)
        ).first()


class WebSessions:
    """Sign-ins: a link that works once, then a cookie. What is handed out is kept as a hash only.

    A token and a cookie are themselves the proof of their workspace; all else names it.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def invite(self, workspace: str, person: str, minutes: float) -> str:
        """The token of a new link, good for `minutes`."""
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        self._session.add(
            WebSession(
                id=new_id("s"),
                workspace_id=workspace,
                person_id=person,
                link_hash=_hash(token),
                expires_at=now() + timedelta(minutes=minutes),
            )
        )
        self._session.flush()
        return token

    def enter(self, token: str) -> str | None:
        """The cookie that a link's token is changed for, once; None where it was used, is over, or was never given."""
        moment, cookie = now(), secrets.token_urlsafe(_TOKEN_BYTES)
        entered = self._session.scalars(
            update(WebSession)
            .where(WebSession.link_hash == _hash(token), WebSession.used_at.is_(None), WebSession.expires_at > moment)
            .values(used_at=moment, cookie_hash=_hash(cookie), expires_at=moment + timedelta(days=COOKIE_DAYS))
            .returning(WebSession.id)
            .execution_options(synchronize_session=False)
        ).one_or_none()
        return None if entered is None else cookie

    def person(self, cookie: str) -> Person | None:
        """Who is signed in with a cookie."""
        return self._session.scalars(
            select(Person)
            .join(
                WebSession,
                (WebSession.person_id == Person.id) & (WebSession.workspace_id == Person.workspace_id),
            )
            .where(WebSession.cookie_hash == _hash(cookie), WebSession.expires_at > now())
        ).one_or_none()

    def leave(self, cookie: str) -> None:
        """Sign out: the cookie is worth nothing from now on."""
        self._session.execute(delete(WebSession).where(WebSession.cookie_hash == _hash(cookie)))

    def forget(self, workspace: str) -> None:
        """Remove the links and cookies that are over."""
        self._session.execute(
            delete(WebSession).where(WebSession.workspace_id == workspace, WebSession.expires_at <= now())
        )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
