"""Learn an outcome from the other columns, say how well that works, and predict the rows without it."""

from automl.plan import Circumstances
from automl.predicting.learning import learn
from automl.predicting.result import PredictResult
from automl.predicting.study import study_of
from automl.row_plans import PredictPlan
from automl.table import Table
from automl.tools import Tools


def predict(plan: PredictPlan, table: Table, circumstances: Circumstances, tools: Tools) -> PredictResult:
    """Learn an outcome, say how well that works, predict the rows without it. DataError when the data cannot answer."""
    return learn(study_of(plan, table, circumstances), tools)
