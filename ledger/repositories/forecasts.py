"""Forecasts, kept as they were told: each with the day on which it was made, its vintage."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from ledger.identity import new_id
from ledger.tables import Forecast


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """One step of one series, as it was told. The fields are those of the table (ledger/tables/data.py)."""

    question_id: str
    dataset_id: str
    made_at: datetime
    target: str
    aggregation: str
    frequency: str
    series: str
    period: str
    start: date
    end: date
    p10: float
    p50: float
    p90: float


class Forecasts:
    """The forecasts of a workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, workspace: str, rows: Sequence[ForecastRow]) -> None:
        """Keep the steps of an answer. A question whose forecast is kept keeps the one that it has."""
        if not rows or self.of_question(workspace, rows[0].question_id):
            return
        self._session.execute(
            insert(Forecast), [{"id": new_id("f"), "workspace_id": workspace, **asdict(row)} for row in rows]
        )

    def of_question(self, workspace: str, question: str) -> Sequence[Forecast]:
        """What a question was told, series by series, in the order of time."""
        return self._session.scalars(
            select(Forecast)
            .where(Forecast.workspace_id == workspace, Forecast.question_id == question)
            .order_by(Forecast.target, Forecast.series, Forecast.start)
        ).all()

    def vintages(self, workspace: str, dataset: str, target: str, series: str, period: str) -> Sequence[Forecast]:
        """What was said about one period of one series, the oldest first. series: "" for the total."""
        return self._session.scalars(
            select(Forecast)
            .where(
                Forecast.workspace_id == workspace,
                Forecast.dataset_id == dataset,
                Forecast.target == target,
                Forecast.series == series,
                Forecast.period == period,
            )
            .order_by(Forecast.made_at, Forecast.id)
        ).all()
