"""What every table has: the declarative base, moments in UTC, and the columns of work that is claimed by lease."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

from ledger.clock import now

ID_LENGTH = 40
Json = dict[str, Any]


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps it without its zone, and it comes back with it."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        return value if value is None or value.tzinfo is not None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The base of all tables. Constraints have names, so that migrations can change them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, TypeEngine[Any] | type[TypeEngine[Any]]]] = {
        datetime: Moment(),
        Json: JSON(none_as_null=True),
        list[str]: JSON(none_as_null=True),
        list[Json]: JSON(none_as_null=True),
    }


class Owned:
    """A row of a workspace. Every query names the workspace (ledger/repositories)."""

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    workspace_id: Mapped[str] = mapped_column(String(ID_LENGTH), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)


class Leased(Owned):
    """A row that passes through states, each worked on by whoever holds the lease.

    lease_token: names the holder; every write carries it and is refused when it is stale. lease_until: when others may
    take over. due_at: not before this moment (a retry, a 429). attempts: claims of the present state. rung_at, rings:
    when and how often a queue was told; the sweep rings again, ever more rarely.
    """

    state: Mapped[str] = mapped_column(String(16))
    attempts: Mapped[int] = mapped_column(default=0)
    lease_token: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    lease_until: Mapped[datetime | None]
    due_at: Mapped[datetime] = mapped_column(default=now)
    rung_at: Mapped[datetime | None]
    rings: Mapped[int] = mapped_column(default=0)
