"""What is known: files people gave, models, and forecasts kept by the day on which they were made."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from ledger.tables.base import ID_LENGTH, Base, Json, Owned


class Dataset(Owned, Base):
    """A file in a thread. state: ready, refused (problem says why) or deleted.

    original_key, table_key: the file as it came, and the table read from it (Parquet, written at the first reading).
    handling: what people want otherwise than the reader decides, as wishes (automl/reading/handling.py); None before
    the first reading. A table read with wishes lies beside `table_key`, under a name of its own.
    replaces_id: the older file of the thread that this one is a newer version of. profile: what was read, in words.
    """

    __tablename__ = "datasets"

    thread_id: Mapped[str] = mapped_column(ForeignKey("threads.id"), index=True)
    person_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    name: Mapped[str] = mapped_column(String(300))
    bytes: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(16), default="ready")
    original_key: Mapped[str | None] = mapped_column(String(300))
    table_key: Mapped[str | None] = mapped_column(String(300))
    replaces_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    handling: Mapped[list[str] | None]
    profile: Mapped[Json | None]
    problem: Mapped[Json | None]
    deleted_at: Mapped[datetime | None]


class Model(Owned, Base):
    """A fitted model that can be used again; forecasts fit anew for each question. Its id is its card's.

    card: what it predicts, from which columns, how well (automl/models/card.py). place: of its plan in the question,
    which names its folder in what the job left under `key`.
    """

    __tablename__ = "models"

    thread_id: Mapped[str] = mapped_column(ForeignKey("threads.id"), index=True)
    job_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    name: Mapped[str] = mapped_column(String(200))
    target: Mapped[str] = mapped_column(String(300))
    key: Mapped[str] = mapped_column(String(300))
    card: Mapped[Json] = mapped_column(default=dict)
    place: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(String(16), default="ready")


class Forecast(Owned, Base):
    """One step of one series of a forecast, as it was told on the day `made_at`: its vintage.

    series: "" for the total, else the group's key as JSON text. period: the step's label in the contract.
    """

    __tablename__ = "forecasts"
    __table_args__ = (Index(None, "workspace_id", "dataset_id", "period"),)

    question_id: Mapped[str] = mapped_column(ForeignKey("questions.id"), index=True)
    dataset_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    made_at: Mapped[datetime]
    target: Mapped[str] = mapped_column(String(300))
    aggregation: Mapped[str] = mapped_column(String(16))
    frequency: Mapped[str] = mapped_column(String(8))
    series: Mapped[str] = mapped_column(String(500), default="")
    period: Mapped[str] = mapped_column(String(32))
    start: Mapped[date]
    end: Mapped[date]
    p10: Mapped[float]
    p50: Mapped[float]
    p90: Mapped[float]
