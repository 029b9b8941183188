"""The local web chat's own side: what stands in its threads, and who is signed in. To the courier it is a platform."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from ledger.clock import now
from ledger.tables.base import ID_LENGTH, Base, Json, Owned


class WebPost(Owned, Base):
    """A message in a web thread, a person's or the bot's.

    key: what the sender calls it, the outbox row's id for the bot's, found again after an unknown outcome.
    role: person, or the outbox row's role. content: {"parts": […]}, or {"words", "files"} for a person's.
    version: counts edits.
    """

    __tablename__ = "web_posts"
    __table_args__ = (Index(None, "thread_id", "created_at"), Index(None, "thread_id", "key"))

    thread_id: Mapped[str] = mapped_column(ForeignKey("threads.id"))
    key: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(8))
    person_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    question_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    content: Mapped[Json]
    version: Mapped[int] = mapped_column(default=1)
    updated_at: Mapped[datetime] = mapped_column(default=now)


class WebSession(Owned, Base):
    """A sign-in: begun as a one-time link, then a cookie. Only hashes of both are kept."""

    __tablename__ = "web_sessions"

    person_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    link_hash: Mapped[str] = mapped_column(String(64), unique=True)
    cookie_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
