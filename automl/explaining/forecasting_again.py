"""A forecast made again, quickly, so that its path can be taken apart."""

from automl.errors import DataError
from automl.forecasting import forecast_panel
from automl.plan import Aggregation, Circumstances, ForecastPlan
from automl.result import ForecastResult
from automl.row_plans import ExplainPlan
from automl.series.answer import answer
from automl.series.build import Built, build
from automl.table import Frequency, Table
from automl.tools import Tools
from automl.understanding.levels import usual_aggregation
from automl.understanding.lexicon import LEXICA


def forecast_plan(plan: ExplainPlan, table: Table) -> ForecastPlan:
    """The plan of the forecast that is asked about. DataError where the question names no period.

    What it leaves open is as in the file: the step of its dates, the usual aggregation of its column.
    """
    axis = table.time
    if plan.period is None or axis is None:
        raise DataError(
            "The question does not say which forecast is meant.", "Ask for a forecast first, then “why?” below it."
        )
    fields = {name: getattr(plan, name) for name in ForecastPlan.model_fields if name not in ("capability", "task")}
    step = plan.frequency or (Frequency.MONTH if axis.transactions else axis.frequency)
    filled = {
        "time": plan.time or axis.column,
        "frequency": step,
        "aggregation": plan.aggregation or _usual(plan, table),
    }
    return ForecastPlan.model_validate(fields | filled)


def _usual(plan: ExplainPlan, table: Table) -> Aggregation:
    if plan.target is None:
        return "count"
    if plan.target not in table.frame.columns:
        return "sum"
    return usual_aggregation(table.column(plan.target), table, LEXICA.get(plan.language, LEXICA["en"]))


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
