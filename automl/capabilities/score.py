"""Score a list with a model."""

from dataclasses import replace
from time import monotonic

from automl.models.using import opened
from automl.row_plans import ScorePlan
from automl.scoring.result import ScoreResult
from automl.scoring.score import score_list
from automl.table import Table
from automl.tools import Tools


def score(plan: ScorePlan, table: Table, tools: Tools) -> ScoreResult:
    """Score a list with a model. DataError when the data cannot answer."""
    began = monotonic()
    model = opened(tools.shelf, plan.model)
    result = score_list(table, model, tools.left, tools.deadline, tools.report)
    return replace(result, seconds=monotonic() - began)
