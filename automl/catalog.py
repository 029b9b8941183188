"""The catalogue of capabilities: which plan is run by what."""

from automl.capabilities.ask import ask
from automl.capabilities.describe import describe
from automl.capabilities.explain import explain
from automl.capabilities.forecast import forecast
from automl.capabilities.pipeline import pipeline
from automl.capabilities.predict import predict
from automl.capabilities.score import score
from automl.capabilities.whatif import whatif
from automl.chain import NOT_YET
from automl.errors import UnderstandingError
from automl.plan import AskPlan, Circumstances, DescribePlan, ForecastPlan, Plan
from automl.row_plans import ExplainPlan, PipelinePlan, PredictPlan, ScorePlan, WhatIfPlan
from automl.stored.results import Result
from automl.table import Table
from automl.tools import Tools

__all__ = ["Result", "Tools", "run"]


def run(plan: Plan, table: Table, circumstances: Circumstances, tools: Tools) -> Result:
    """The result of a plan. UnderstandingError for a capability that is not in the catalogue."""
    match plan:
        case ForecastPlan():
            return forecast(plan, table, circumstances, tools.forecasters(), tools.deadline, tools.report, tools.keep)
        case DescribePlan():
            return describe(plan, table, circumstances)
        case AskPlan():
            return ask(plan, table, circumstances, tools.deadline)
        case PredictPlan():
            return predict(plan, table, circumstances, tools)
        case ExplainPlan():
            return explain(plan, table, circumstances, tools)
        case WhatIfPlan():
            return whatif(plan, table, tools)
        case ScorePlan():
            return score(plan, table, tools)
        case PipelinePlan():
            return pipeline(plan, table, circumstances, tools)
        case _:
            raise UnderstandingError(
                f"I understood the question, but I can't answer {NOT_YET[plan.capability]} yet.",
                "Ask for a forecast of a coming period, or “what's in this file?”.",
            )
