"""The catalogue of capabilities: which plan is run by what. Each loads with its libraries when it first runs."""

from importlib import import_module
from typing import Any, cast

from automl.chain import NOT_YET
from automl.errors import UnderstandingError
from automl.plan import AskPlan, Capability, Circumstances, DescribePlan, ForecastPlan, Plan
from automl.row_plans import ScorePlan, WhatIfPlan
from automl.stored.results import Result
from automl.table import Table
from automl.tools import Tools

__all__ = ["Result", "Tools", "load", "run"]

_HERE: tuple[Capability, ...] = ("ask", "describe", "explain", "forecast", "pipeline", "predict", "score", "whatif")


def load() -> None:
    """Load all capabilities, where many questions will come."""
    for name in _HERE:
        import_module(f"automl.capabilities.{name}")


def run(plan: Plan, table: Table, circumstances: Circumstances, tools: Tools) -> Result:
    """The result of a plan. UnderstandingError for a capability that is not in the catalogue."""
    if plan.capability not in _HERE:
        raise UnderstandingError(
            f"I understood the question, but I can't answer {NOT_YET[plan.capability]} yet.",
            "Ask for a forecast of a coming period, or “what's in this file?”.",
        )
    work = getattr(import_module(f"automl.capabilities.{plan.capability}"), plan.capability)
    return cast("Result", work(*_given(plan, table, circumstances, tools)))


def _given(plan: Plan, table: Table, circumstances: Circumstances, tools: Tools) -> tuple[Any, ...]:
    """What the capability of a plan works with."""
    match plan:
        case ForecastPlan():
            return plan, table, circumstances, tools.forecasters(), tools.deadline, tools.report, tools.keep
        case DescribePlan():
            return plan, table, circumstances
        case AskPlan():
            return plan, table, circumstances, tools.deadline
        case WhatIfPlan() | ScorePlan():
            return plan, table, tools
        case _:
            return plan, table, circumstances, tools
