"""Learn an outcome from the other columns, say how well that works, and predict the rows without it."""

from automl.chain import NOT_YET
from automl.errors import UnderstandingError
from automl.plan import Circumstances
from automl.predicting.result import PredictResult
from automl.row_plans import PredictPlan
from automl.table import Table
from automl.tools import Tools


def predict(plan: PredictPlan, table: Table, circumstances: Circumstances, tools: Tools) -> PredictResult:  # noqa: ARG001
    """Learn an outcome, say how well that works, predict the rows without it. DataError when the data cannot answer."""
    raise UnderstandingError(f"I can't answer {NOT_YET[plan.capability]} yet.", "Ask for a forecast.")
