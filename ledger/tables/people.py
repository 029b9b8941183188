"""Who: workspaces, the people in them, and the threads that they talk in."""

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ledger.clock import now
from ledger.tables.base import ID_LENGTH, Base, Json, Owned


class Workspace(Base):
    """A company's place on a chat platform. settings: fiscal_start, currency, country, budget_seconds."""

    __tablename__ = "workspaces"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    platform: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(200))
    settings: Mapped[Json] = mapped_column(default=dict)
    created_at: Mapped[datetime] = mapped_column(default=now)
    disconnected_at: Mapped[datetime | None]


class Person(Owned, Base):
    """Somebody in a workspace. role: member or admin. platform_user: their id on the platform."""

    __tablename__ = "people"
    __table_args__ = (UniqueConstraint("workspace_id", "platform_user"),)

    platform_user: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(16), default="member")


class Thread(Owned, Base):
    """A conversation. platform_thread: its id on the platform. private: seen by the person who began it alone."""

    __tablename__ = "threads"
    __table_args__ = (UniqueConstraint("workspace_id", "platform_thread"),)

    person_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    platform_thread: Mapped[str] = mapped_column(String(300))
    title: Mapped[str] = mapped_column(String(300), default="")
    private: Mapped[bool] = mapped_column(default=True)
    questions: Mapped[int] = mapped_column(default=0)
    """Questions so far: the number of the last one."""
    updated_at: Mapped[datetime] = mapped_column(default=now)
    deleted_at: Mapped[datetime | None]
