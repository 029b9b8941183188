"""Score a list with a model."""

from dataclasses import replace
from time import monotonic

from automl.models.using import opened
from automl.row_plans import ScorePlan
from automl.scoring.result import ScoreResult
from automl.scoring.score import score_list
from automl.series.selection import select
from automl.table import Table
from automl.tools import Tools


def score(plan: ScorePlan, table: Table, tools: Tools) -> ScoreResult:
    """Score the rows that the plan keeps with a model. DataError when the data cannot answer."""
    began = monotonic()
    model = opened(tools.shelf, plan.model)
    rows = replace(table, frame=select(table.frame, plan.filters)) if plan.filters else table
    result = score_list(rows, model, tools.left, tools.deadline, tools.report, plan.at_least)
    return replace(result, seconds=monotonic() - began)
