"""Forecasts, kept as they were told: each with the day on which it was made, its vintage."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from ledger.identity import new_id
from ledger.tables import Forecast
from ledger.texts import storable

_TARGET_LENGTH = 300
_SERIES_LENGTH = 500
_MARK_LENGTH = 16


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
        self._session.execute(insert(Forecast), [_kept(workspace, row) for row in rows])

    def forget(self, workspace: str, dataset: str) -> None:
        """Remove what was told from a file: the file is deleted."""
        self._session.execute(
            delete(Forecast).where(Forecast.workspace_id == workspace, Forecast.dataset_id == dataset)
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
                Forecast.target == _fitting(target, _TARGET_LENGTH),
                Forecast.series == _fitting(series, _SERIES_LENGTH),
                Forecast.period == period,
            )
            .order_by(Forecast.made_at, Forecast.id)
        ).all()


def _kept(workspace: str, row: ForecastRow) -> dict[str, Any]:
    names = {"target": _fitting(row.target, _TARGET_LENGTH), "series": _fitting(row.series, _SERIES_LENGTH)}
    return {"id": new_id("f"), "workspace_id": workspace, **asdict(row), **names}


def _fitting(name: str, most: int) -> str:
    """A name that is too long keeps its beginning, and a hash that tells it from others."""
    name = storable(name)
    if len(name) <= most:
        return name
    mark = hashlib.sha256(name.encode()).hexdigest()[:_MARK_LENGTH]
    return f"{name[: most - _MARK_LENGTH]}{mark}"
