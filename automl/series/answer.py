"""From a panel's forecast back to the file's words: the result that words, chart and workbook are made of."""

import math
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from automl.forecasting import PanelForecast
from automl.plan import Circumstances, ForecastPlan
from automl.result import (
    Actual,
    Backtest,
    BacktestPoint,
    Caution,
    ForecastResult,
    Goal,
    GroupForecast,
    History,
    Horizon,
    Partial,
    Step,
)
from automl.series.build import Built
from automl.series.grid import Grid
from automl.series.horizon import Aim, Values, year_before
from automl.series.known import told_names
from automl.series.units import unit_of
from automl.series.values import OTHER, Key, adds_up
from automl.table import Frequency, Table
from automl.timeline import period_label

_YOUNG = 3
"""Steps of history on which no forecast of a group can rest."""


def answer(
    plan: ForecastPlan,
    table: Table,
    circumstances: Circumstances,
    built: Built,
    forecasted: PanelForecast,
    seconds: float,
) -> ForecastResult:
    """The result of a plan, from the forecast of its panel."""
    total = built.matrix.total
    draws = forecasted.draws[built.whole]
    path = _path(forecasted, built.whole, built)
    return ForecastResult(
        measure=str(plan.target) if plan.target else "rows",
        unit=unit_of(plan, table, circumstances),
        horizon=built.aim.horizon(_medians(path), draws, total),
        path=path,
        groups=_groups(plan, built, forecasted),
        group_columns=tuple(plan.groups),
        backtest=_backtest(forecasted, built),
        history=_history(built),
        actuals=_actuals(total, built.grid),
        period_label=plan.period.label,
        live=built.history.live and plan.period.end >= circumstances.today,
        season=forecasted.season,
        goal=_goal(plan, built.aim, _medians(path), draws, total),
        year_before=year_before(plan.period, plan.aggregation, total, built.grid),
        known_used=told_names(forecasted.known_used, built.known),
        shares=forecasted.shares,
        models=forecasted.models,
        cautions=(*built.matrix.cautions, *_named(forecasted.cautions, built), *_own_cautions(plan, built)),
        seconds=seconds,
    )


def _path(forecasted: PanelForecast, series: str, built: Built) -> tuple[Step, ...]:
    rows = forecasted.quantiles[forecasted.quantiles["series"] == series].sort_values("step")
    steps = rows["step"].map(built.real)
    return tuple(
        Step(_label(step, built.grid), step.date(), built.grid.last_day(step), float(p10), float(p50), float(p90))
        for step, p10, p50, p90 in zip(steps, rows["p10"], rows["p50"], rows["p90"], strict=True)
    )


def _groups(plan: ForecastPlan, built: Built, forecasted: PanelForecast) -> tuple[GroupForecast, ...]:
    running = [_group(plan, built, forecasted, name, key) for name, key in built.names.items()]
    ended = [_ended(plan, built, key, last) for key, last in built.matrix.ended.items()]
    largest_first = sorted(running, key=lambda group: (OTHER in group.key.values(), -group.horizon.p50))
    return (*largest_first, *sorted(ended, key=lambda group: str(group.ended), reverse=True))


def _group(plan: ForecastPlan, built: Built, forecasted: PanelForecast, name: str, key: Key) -> GroupForecast:
    history = built.matrix.groups[key]
    path = _path(forecasted, name, built)
    return GroupForecast(
        key=dict(zip(plan.groups, key, strict=True)),
        ended=None,
        horizon=built.aim.horizon(_medians(path), forecasted.draws[name], history),
        path=path,
        history=_actuals(history, built.grid),
        year_before=year_before(plan.period, plan.aggregation, history, built.grid),
    )


def _ended(plan: ForecastPlan, built: Built, key: Key, last: date) -> GroupForecast:
    steps = tuple(
        Step(_label(step, built.grid), step.date(), built.grid.last_day(step), 0.0, 0.0, 0.0)
        for step in built.aim.future.index
    )
    nothing = Horizon(plan.period.start, plan.period.end, plan.aggregation, 0.0, 0.0, 0.0)
    return GroupForecast(dict(zip(plan.groups, key, strict=True)), last, nothing, steps, ())


def _backtest(forecasted: PanelForecast, built: Built) -> Backtest:
    windows = forecasted.windows
    total = windows[windows["series"] == built.whole].sort_values(["window", "step"])
    total = total.assign(step=total["step"].map(built.real))
    points = tuple(_point(row, built.grid) for row in total.to_dict("records"))
    return Backtest(
        windows=forecasted.window_count,
        model_name=forecasted.model_name,
        model_error=forecasted.model_error,
        naive_error=forecasted.naive_error,
        answered_by=forecasted.answered_by,
        coverage_80=forecasted.coverage_80,
        model_percent=_percent_error(total, "p50"),
        naive_percent=_percent_error(total, "naive"),
        window_steps=int(total.groupby("window").size().max()) if len(total) else 0,
        points=points,
    )


def _point(row: dict[Hashable, Any], grid: Grid) -> BacktestPoint:
    said = {name: float(row[name]) for name in ("actual", "p10", "p50", "p90", "naive")}
    return BacktestPoint(int(row["window"]), _label(row["step"], grid), row["step"].date(), **said)


def _percent_error(windows: pd.DataFrame, said: str) -> float | None:
    """Weighted absolute percentage error of the steps (WAPE); None where all of them are zero."""
    if windows.empty:
        return None
    size = float(windows["actual"].abs().sum())
    return float((windows[said] - windows["actual"]).abs().sum()) / size if size > 0 else None


def _history(built: Built) -> History:
    total, grid = built.matrix.total, built.grid
    return History(total.index[0].date(), grid.last_day(total.index[-1]), grid.frequency, len(total), _partial(built))


def _partial(built: Built) -> Partial | None:
    partial = built.history.partial
    if partial is None:
        return None
    inside = built.rows.stamps >= pd.Timestamp(partial.start)
    values = built.rows.values[inside].dropna()
    so_far: Any = values.nunique() if built.rows.aggregation == "count_distinct" else _so_far(values, built)
    label = period_label(partial.start, built.history.frequency)
    return Partial(label, float(so_far), partial.last_row)


def _so_far(values: pd.Series, built: Built) -> float:
    return float(values.sum() if adds_up(built.rows.aggregation) else values.agg(built.rows.aggregation))


def _goal(plan: ForecastPlan, aim: Aim, path: Values, draws: Values, total: pd.Series) -> Goal | None:
    if plan.goal is None:
        return None
    reached = float(np.mean(aim.samples(draws, total) >= plan.goal))
    return Goal(plan.goal, reached, aim.horizon(path, draws, total).p50 - plan.goal)


def _named(cautions: Sequence[Caution], built: Built) -> Iterator[Caution]:
    """The cautions of the panel, its series called as people call them."""
    for caution in cautions:
        series = [" / ".join(built.names.get(name, ("the total",))) for name in caution.values.get("series", ())]
        yield replace(caution, values={**caution.values, "series": series}) if series else caution


def _own_cautions(plan: ForecastPlan, built: Built) -> tuple[Caution, ...]:
    cautions = []
    if len(built.aim.past) and adds_up(plan.aggregation):
        actual = float(built.matrix.total.reindex(built.aim.past.index).to_numpy() @ built.aim.past.to_numpy())
        until = built.grid.last_day(built.aim.past.index[-1])
        cautions.append(Caution("includes_actuals", {"value": actual, "until": until}))
    if young := [key for key, series in built.matrix.groups.items() if len(series) <= _YOUNG < len(built.matrix.total)]:
        cautions.append(Caution("young_groups", {"names": [" / ".join(key) for key in young]}))
    if plan.aggregation == "count_distinct" and len(built.aim.future) > 1:
        cautions.append(Caution("distinct_by_step", {"frequency": plan.frequency}))
    if plan.groups and not built.total_wanted:
        cautions.append(Caution("total_on_its_own", {"aggregation": plan.aggregation}))
    return tuple(cautions)


def _actuals(series: pd.Series, grid: Grid) -> tuple[Actual, ...]:
    steps = pd.DatetimeIndex(series.index)
    return tuple(
        Actual(_label(step, grid), step.date(), grid.last_day(step), float(value))
        for step, value in zip(steps, series, strict=True)
        if not math.isnan(value)
    )


def _medians(path: Sequence[Step]) -> Values:
    return np.array([step.p50 for step in path])


def _label(step: pd.Timestamp, grid: Grid) -> str:
    if grid.named_by_end and grid.frequency is Frequency.WEEK:
        return period_label(grid.last_day(step), grid.frequency)
    return period_label(step.to_pydatetime() if grid.frequency is Frequency.HOUR else step.date(), grid.frequency)
