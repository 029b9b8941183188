"""The forecast that is taken apart: the one that was told, else one made again, quickly."""

from dataclasses import replace

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


def the_forecast(
    plan: ExplainPlan, table: Table, circumstances: Circumstances, tools: Tools
) -> tuple[ExplainPlan, Built, ForecastResult]:
    """The plan, the panel of the forecast that it asks about, and that forecast. DataError where nothing is ahead.

    The figure that was told leaves the plan where the table goes on otherwise by now.
    """
    asked = forecast_plan(plan, table)
    built = build(table, asked, circumstances)
    if len(built.aim.future) == 0:
        raise DataError(f"{asked.period.label} lies within the data.", "Ask why about a period that was forecast.")
    told = tools.told(plan.forecast) if plan.forecast else None
    part = None if told is None else _part(told, plan)
    if part is not None and [step.start for step in part.path] == [step.date() for step in built.aim.future.index]:
        return plan, built, part
    again = _made_again(asked, table, circumstances, built, tools)
    return plan if told is None else plan.model_copy(update={"answered": None}), built, again


def _part(told: ForecastResult, plan: ExplainPlan) -> ForecastResult:
    """What was told of the group that the plan names, of all where it names none."""
    named = {each.column: str(each.value) for each in plan.filters if each.op == "="}
    for group in told.groups:
        if group.key and group.key.items() <= named.items():
            own = {name: getattr(group, name) for name in ("horizon", "path", "year_before")}
            return replace(told, groups=(), actuals=group.history, **own)
    return told


def _made_again(
    asked: ForecastPlan, table: Table, circumstances: Circumstances, built: Built, tools: Tools
) -> ForecastResult:
    """By the quickest engine alone."""
    forecasted = forecast_panel(
        built.panel,
        len(built.aim.future),
        total=built.total_wanted,
        forecasters=tools.forecasters()[:1],
        deadline=tools.deadline,
        report=tools.report,
    )
    return answer(asked, table, circumstances, built, forecasted, 0.0)
