"""What is remembered of an answer: its forecasts by the day on which they were made, and what it cost."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from automl.plan import Plan
from automl.result import ForecastResult, Step
from automl.stored.results import Result
from ledger.clock import now
from ledger.repositories.forecasts import ForecastRow, Forecasts
from ledger.repositories.models import Models
from ledger.repositories.usage import UsageLog
from ledger.tables import Job, Question
from workers.left import left_key

MOST_ROWS = 20_000
"""Of one answer. Beyond it the total alone is remembered."""


def keep_forecasts(session: Session, question: Question, plans: Sequence[Plan], results: Sequence[Result]) -> None:
    """Keep the steps of an answer's forecasts: the total's, and each group's."""
    made = now()
    rows = [
        row
        for plan, result in zip(plans, results, strict=False)
        if isinstance(result, ForecastResult)
        for row in _rows(question, plan, result, made)
    ]
    Forecasts(session).keep(question.workspace_id, rows)


def keep_models(session: Session, source: Job | None, cards: Mapping[int, Mapping[str, Any]]) -> None:
    """Keep the models that were fitted for an answer, so that a thread can go on with them."""
    for place, card in cards.items():
        if source is not None and source.result_key is not None:
            Models(session).add(source.workspace_id, source, dict(card), place, left_key(source.result_key))


def keep_usage(session: Session, question: Question, jobs: Sequence[Job]) -> None:
    """Note what the jobs of a question took."""
    log = UsageLog(session)
    for job in jobs:
        if job.started_at and job.finished_at:
            seconds = (job.finished_at - job.started_at).total_seconds()
            log.add(question.workspace_id, question.person_id, question.id, "training_seconds", seconds)


def _rows(question: Question, plan: Plan, result: ForecastResult, made: datetime) -> Iterator[ForecastRow]:
    paths = [("", result.path)]
    if len(result.path) * len(result.groups) <= MOST_ROWS:
        paths += [(json.dumps(dict(each.key), ensure_ascii=False)[:500], each.path) for each in result.groups]
    for series, path in paths:
        for step in path:
            yield _row(question, plan, result.measure, made, series, step)


def _row(question: Question, plan: Plan, measure: str, made: datetime, series: str, step: Step) -> ForecastRow:
    return ForecastRow(
        question_id=question.id,
        dataset_id=question.dataset_id or "",
        made_at=made,
        target=measure[:300],
        aggregation=plan.aggregation or "",
        frequency=plan.frequency or "",
        series=series,
        period=step.period,
        start=step.start,
        end=step.end,
        p10=step.p10,
        p50=step.p50,
        p90=step.p90,
    )
