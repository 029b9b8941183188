"""Say what drives an outcome, one row, a group or a forecast."""

from automl.chain import NOT_YET
from automl.errors import UnderstandingError
from automl.explaining.result import ExplainResult
from automl.plan import Circumstances
from automl.row_plans import ExplainPlan
from automl.table import Table
from automl.tools import Tools


def explain(plan: ExplainPlan, table: Table, circumstances: Circumstances, tools: Tools) -> ExplainResult:  # noqa: ARG001
    """Say what drives an outcome, one row, a group or a forecast. DataError when the data cannot answer."""
    raise UnderstandingError(f"I can't answer {NOT_YET[plan.capability]} yet.", "Ask for a forecast.")
