"""Rows that may be there once: inserted by whoever comes first, also when two processes come at the same moment."""

from typing import Any, TypeVar

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from ledger.tables import Base

Row = TypeVar("Row", bound=Base)


def insert_once(session: Session, table: type[Row], **values: Any) -> Row | None:
    """The new row; None where a unique constraint holds one already. Waits for another's open insert to end."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    session.flush()
    return session.scalars(
        insert(table).values(**values).on_conflict_do_nothing().returning(table),
        execution_options={"populate_existing": True},
    ).one_or_none()
