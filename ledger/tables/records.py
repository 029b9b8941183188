"""What is recorded: usage, for budgets and bills, and the audit, for security reviews."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from ledger.tables.base import ID_LENGTH, Base, Json, Owned


class Usage(Owned, Base):
    """What a question cost. kind: training_seconds, tokens, bytes, …"""

    __tablename__ = "usage"

    person_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    question_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    amount: Mapped[float]


class AuditEntry(Owned, Base):
    """Who did what, when, and whether it was allowed. Never a cell's value or a secret."""

    __tablename__ = "audit"

    person_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    action: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(64))
    allowed: Mapped[bool] = mapped_column(default=True)
    detail: Mapped[Json] = mapped_column(default=dict)
