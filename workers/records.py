"""What is remembered of an answer: its forecasts by the day on which they were made, and what it cost."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from automl.plan import Plan
from automl.result import ForecastResult, Step
from automl.stored.results import Result
from ledger.clock import now
from ledger.identity import new_id
from ledger.tables import Forecast, Job, Question, Usage

MOST_ROWS = 20_000
"""Of one answer. Beyond it the total alone is remembered."""


def forecasts_of(question: Question, plans: Sequence[Plan], results: Sequence[Result]) -> list[Forecast]:
    """The rows of an answer's forecasts: the total's, and each group's."""
    made = now()
    return [
        row
        for plan, result in zip(plans, results, strict=False)
        if isinstance(result, ForecastResult)
        for row in _rows(question, plan, result, made)
    ]


def _rows(question: Question, plan: Plan, result: ForecastResult, made: datetime) -> Iterator[Forecast]:
    paths = [("", result.path)]
    if len(result.path) * len(result.groups) <= MOST_ROWS:
        paths += [(json.dumps(dict(each.key), ensure_ascii=False)[:500], each.path) for each in result.groups]
    for series, path in paths:
        for step in path:
            yield _row(question, plan, result, made, series, step)


def _row(question: Question, plan: Plan, result: ForecastResult, made: datetime, series: str, step: Step) -> Forecast:
    return Forecast(
        id=new_id("f"),
        workspace_id=question.workspace_id,
        question_id=question.id,
        dataset_id=question.dataset_id,
        made_at=made,
        target=result.measure[:300],
        aggregation=plan.aggregation,
        frequency=plan.frequency,
        series=series,
        period=step.period,
        start=step.start,
        end=step.end,
        p10=step.p10,
        p50=step.p50,
        p90=step.p90,
    )


def training_seconds(question: Question, jobs: Sequence[Job]) -> list[Usage]:
    """What the jobs of a question took."""
    return [
        Usage(
            id=new_id("u"),
            workspace_id=question.workspace_id,
            person_id=question.person_id,
            question_id=question.id,
            kind="training_seconds",
            amount=(job.finished_at - job.started_at).total_seconds(),
        )
        for job in jobs
        if job.started_at and job.finished_at
    ]
