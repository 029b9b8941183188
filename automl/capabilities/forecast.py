"""Forecast a measure over a period, in total and by group."""

from collections.abc import Callable, Sequence
from time import monotonic

from automl.engine import Deadline, Forecaster, Report
from automl.errors import DataError
from automl.forecasting import PanelForecast, forecast_panel
from automl.plan import Circumstances, ForecastPlan
from automl.result import ForecastResult
from automl.series.answer import answer
from automl.series.build import Built, build
from automl.table import Table
from automl.understanding.calendar.written import day_written

MOST_STEPS = 2_000


def forecast(
    plan: ForecastPlan,
    table: Table,
    circumstances: Circumstances,
    forecasters: Sequence[Forecaster],
    deadline: Deadline,
    report: Report,
    keep: Callable[[ForecastResult], None] | None = None,
) -> ForecastResult:
    """Forecast what the plan asks for.

    forecasters: the quick look first, fuller engines after it. report: hears of each stage and of the best so far.
    keep: is given the best so far as a whole result, after each engine that others follow.
    DataError when the data cannot answer, EngineError when no engine could.
    """
    began = monotonic()
    built = build(table, plan, circumstances)
    steps = len(built.aim.future)
    _check(steps, plan, built)

    def told(forecasted: PanelForecast) -> ForecastResult:
        return answer(plan, table, circumstances, built, forecasted, monotonic() - began)

    forecasted = forecast_panel(
        built.panel,
        steps,
        total=built.total_wanted,
        forecasters=forecasters,
        deadline=deadline,
        report=report,
        keep=None if keep is None else lambda interim: keep(told(interim)),
    )
    return told(forecasted)


def _check(steps: int, plan: ForecastPlan, built: Built) -> None:
    """DataError where the period is over, or too far away."""
    if steps == 0:
        raise DataError(
            f"{plan.period.label} lies within the data, which reach to {day_written(built.history.end)}.",
            "Ask for a later period.",
        )
    if steps > MOST_STEPS:
        raise DataError(
            f"{plan.period.label} lies {steps:,} {plan.frequency}s beyond the data, too far to say anything honest.",
            "Ask for a nearer period, or a coarser step.",
        )
