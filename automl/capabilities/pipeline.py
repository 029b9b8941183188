"""Value the open deals of a CRM export."""

from automl.chain import NOT_YET
from automl.deals.result import PipelineResult
from automl.errors import UnderstandingError
from automl.plan import Circumstances
from automl.row_plans import PipelinePlan
from automl.table import Table
from automl.tools import Tools


def pipeline(plan: PipelinePlan, table: Table, circumstances: Circumstances, tools: Tools) -> PipelineResult:  # noqa: ARG001
    """Value the open deals of a CRM export. DataError when the data cannot answer."""
    raise UnderstandingError(f"I can't answer {NOT_YET[plan.capability]} yet.", "Ask for a forecast.")
