"""Score a list with a model."""

from automl.chain import NOT_YET
from automl.errors import UnderstandingError
from automl.row_plans import ScorePlan
from automl.scoring.result import ScoreResult
from automl.table import Table
from automl.tools import Tools


def score(plan: ScorePlan, table: Table, tools: Tools) -> ScoreResult:  # noqa: ARG001
    """Score a list with a model. DataError when the data cannot answer."""
    raise UnderstandingError(f"I can't answer {NOT_YET[plan.capability]} yet.", "Ask for a forecast.")
