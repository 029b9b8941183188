"""Where data are fetched from besides the files people give: databases, and files at an https address."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ledger.clock import now
from ledger.tables.base import ID_LENGTH, Base, Json, Owned


class Source(Owned, Base):
    """A database or an https address that an admin registered.

    name: as people say it. key: the name in its one form, unique in the workspace. kind: database or https. sealed:
    the address with its credentials, encrypted (ledger/vault.py). tables, query: what of a database may be used.
    hosts: those that an https address may lead to besides its own, and those that may be private addresses. max_rows:
    None for the installation's own bound. for_admins: whether admins alone may use it. fetched_at, problem: the last
    time that it worked, and why it did not since.
    """

    __tablename__ = "sources"
    __table_args__ = (UniqueConstraint("workspace_id", "key"),)

    name: Mapped[str] = mapped_column(String(100))
    key: Mapped[str] = mapped_column(String(100))
    kind: Mapped[str] = mapped_column(String(16))
    sealed: Mapped[str] = mapped_column(Text)
    tables: Mapped[list[str]] = mapped_column(default=list)
    query: Mapped[str | None] = mapped_column(Text)
    hosts: Mapped[list[str]] = mapped_column(default=list)
    max_rows: Mapped[int | None]
    for_admins: Mapped[bool] = mapped_column(default=False)
    person_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    fetched_at: Mapped[datetime | None]
    problem: Mapped[Json | None]


class Fetch(Owned, Base):
    """Where a dataset came from, when it was not dropped as a file.

    label: what was fetched, as people read it; the same label in a thread is a newer version of the same. etag:
    what an https server calls this version.
    """

    __tablename__ = "fetches"
    __table_args__ = (Index(None, "thread_id", "label"),)

    dataset_id: Mapped[str] = mapped_column(ForeignKey("datasets.id"), unique=True)
    thread_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    source_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    label: Mapped[str] = mapped_column(String(300))
    fetched_at: Mapped[datetime] = mapped_column(default=now)
    etag: Mapped[str | None] = mapped_column(String(300))
