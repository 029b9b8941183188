"""Say what drives an outcome, one row, a group or a forecast."""

from dataclasses import replace
from time import monotonic

from automl.explaining.data.group import explain_from_data
from automl.explaining.drive import explain_drivers
from automl.explaining.forecasting_again import the_forecast
from automl.explaining.forecasts import explain_forecast
from automl.explaining.groups import explain_group
from automl.explaining.result import ExplainResult
from automl.explaining.rows import explain_row
from automl.models.using import opened
from automl.plan import Circumstances
from automl.row_plans import ExplainPlan
from automl.table import Table
from automl.tools import Tools


def explain(plan: ExplainPlan, table: Table, circumstances: Circumstances, tools: Tools) -> ExplainResult:
    """Say what drives an outcome, one row, a group or a forecast. DataError when the data cannot answer."""
    began = monotonic()
    return replace(_explained(plan, table, circumstances, tools), seconds=monotonic() - began)


def _explained(plan: ExplainPlan, table: Table, circumstances: Circumstances, tools: Tools) -> ExplainResult:
    if plan.subject == "group" and plan.model is None:
        return explain_from_data(plan, table, circumstances)
    if plan.subject == "forecast":
        return explain_forecast(*the_forecast(plan, table, circumstances, tools))
    model = opened(tools.shelf, plan.model, circumstances.models)
    match plan.subject:
        case "row":
            return explain_row(plan, table, model)
        case "group":
            return explain_group(plan, table, model)
        case _:
            return explain_drivers(model)
