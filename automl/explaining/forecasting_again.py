"""A forecast made again, quickly, so that its path can be taken apart."""

from automl.errors import DataError
from automl.forecasting import forecast_panel
from automl.plan import Circumstances, ForecastPlan
from automl.result import ForecastResult
from automl.row_plans import ExplainPlan
from automl.series.answer import answer
from automl.series.build import Built, build
from automl.table import Table
from automl.tools import Tools


def forecast_plan(plan: ExplainPlan) -> ForecastPlan:
    """The plan of the forecast that is asked about. DataError where the question names none."""
    if plan.time is None or plan.period is None or plan.frequency is None or plan.aggregation is None:
        raise DataError(
            "The question does not say which forecast is meant.", "Ask for a forecast first, then “why?” below it."
        )
    fields = {name: getattr(plan, name) for name in ForecastPlan.model_fields if name not in ("capability", "task")}
    return ForecastPlan.model_validate(fields)


def forecast_again(
    plan: ForecastPlan, table: Table, circumstances: Circumstances, tools: Tools
) -> tuple[Built, ForecastResult]:
    """The panel of a plan, and its forecast by the quickest engine alone. DataError where there is nothing ahead."""
    built = build(table, plan, circumstances)
    steps = len(built.aim.future)
    if steps == 0:
        raise DataError(f"{plan.period.label} lies within the data.", "Ask why about a period that was forecast.")
    forecasted = forecast_panel(
        built.panel,
        steps,
        total=built.total_wanted,
        forecasters=tools.forecasters()[:1],
        deadline=tools.deadline,
        report=tools.report,
    )
    return built, answer(plan, table, circumstances, built, forecasted, 0.0)
