"""What people thought of answers."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ledger.tables.base import ID_LENGTH, Base, Owned


class Feedback(Owned, Base):
    """One person's opinion of one answer; the last one counts. verdict: good or bad."""

    __tablename__ = "feedback"
    __table_args__ = (UniqueConstraint("question_id", "person_id"),)

    question_id: Mapped[str] = mapped_column(ForeignKey("questions.id"))
    person_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    verdict: Mapped[str] = mapped_column(String(8))
