"""Value the open deals of a CRM export."""

from dataclasses import replace
from time import monotonic

from threadpoolctl import threadpool_limits

from automl.deals.answer import result_of
from automl.deals.past_answer import PAST, past_of
from automl.deals.result import PipelineResult
from automl.deals.series import forecast_of_won
from automl.deals.valuing import valued
from automl.engine import Progress
from automl.errors import DataError
from automl.plan import Circumstances
from automl.row_plans import PipelinePlan
from automl.table import Table
from automl.tools import Tools
from automl.understanding.calendar.written import day_written


def pipeline(plan: PipelinePlan, table: Table, circumstances: Circumstances, tools: Tools) -> PipelineResult:
    """Value the open deals of a CRM export. DataError when the data cannot answer."""
    began = monotonic()
    if plan.focus in PAST:
        return replace(past_of(table, plan, circumstances), seconds=monotonic() - began)
    _check(plan)
    tools.report(Progress("Learning from closed deals", 0.2))
    with threadpool_limits(1):  # on a busy machine, threads that wait for each other are many times slower than one
        worth = valued(table, plan, circumstances)
    if plan.focus != "total" or plan.suppose is not None:  # a list, or a what-if, shows no forecast beside it
        return replace(result_of(worth, plan, table, circumstances, None), seconds=monotonic() - began)
    if tools.keep is not None:
        tools.keep(result_of(worth, plan, table, circumstances, None))
    forecast = forecast_of_won(worth.book, plan, circumstances, tools)
    result = result_of(worth, plan, table, circumstances, forecast)
    return replace(result, seconds=monotonic() - began)


def _check(plan: PipelinePlan) -> None:
    """DataError where the period is over."""
    if plan.period is not None and plan.today is not None and plan.period.end <= plan.today:
        raise DataError(
            f"{plan.period.label} is over: the file reaches to {day_written(plan.today)}.",
            "Ask for the running quarter or a later one, or ask what was won in a past one.",
        )
