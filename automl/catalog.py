"""The catalogue of capabilities: which plan is run by what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from automl.capabilities.ask import ask
from automl.capabilities.describe import describe
from automl.capabilities.forecast import forecast
from automl.chain import NOT_YET
from automl.engine import Deadline, Forecaster, Report
from automl.errors import UnderstandingError
from automl.findings import DescribeResult
from automl.plan import AskPlan, Circumstances, DescribePlan, ForecastPlan, Plan
from automl.result import AskResult, ForecastResult
from automl.table import Table

Result = ForecastResult | DescribeResult | AskResult


@dataclass(frozen=True, slots=True)
class Tools:
    """What a capability may use: engines, the time it has, and someone to tell about progress.

    forecasters is called only when a forecast runs, since engines take seconds to import.
    keep: is given the best so far as a whole result, whenever there is a better one; None where nobody keeps it.
    """

    forecasters: Callable[[], Sequence[Forecaster]]
    deadline: Deadline
    report: Report
    keep: Callable[[Result], None] | None = None


def run(plan: Plan, table: Table, circumstances: Circumstances, tools: Tools) -> Result:
    """The result of a plan. UnderstandingError for a capability that is not in the catalogue."""
    match plan:
        case ForecastPlan():
            return forecast(plan, table, circumstances, tools.forecasters(), tools.deadline, tools.report, tools.keep)
        case DescribePlan():
            return describe(plan, table, circumstances)
        case AskPlan():
            return ask(plan, table, circumstances, tools.deadline)
        case _:
            raise UnderstandingError(
                f"I understood the question, but I can't answer {NOT_YET[plan.capability]} yet.",
                "Ask for a forecast of a coming period, or “what's in this file?”.",
            )
