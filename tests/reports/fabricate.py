"""Forecast results of every shape that files have, made up with a seed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import numpy as np
import pandas as pd

from automl.plan import Aggregation
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
    Unit,
)
from automl.table import Frequency

DOLLARS = Unit("money", "USD")
_OFFSETS = {
    Frequency.YEAR: "YS",
    Frequency.QUARTER: "QS",
    Frequency.MONTH: "MS",
    Frequency.WEEK: "W-MON",
    Frequency.DAY: "D",
    Frequency.HOUR: "h",
}
_IN_YEAR = {Frequency.YEAR: 1, Frequency.QUARTER: 4, Frequency.MONTH: 12, Frequency.WEEK: 52}


@dataclass(frozen=True)
class Shape:
    """What a fabricated forecast looks like. level, trend (a step), swing and noise are in the measure's unit."""

    start: date = date(2019, 1, 1)
    steps: int = 45
    ahead: int = 3
    asked: int | None = None
    frequency: Frequency = Frequency.MONTH
    season: int = 12
    level: float = 1_200_000
    trend: float = 6_000
    swing: float = 180_000
    noise: float = 60_000
    unit: Unit = DOLLARS
    measure: str = "Sales"
    aggregation: Aggregation = "sum"
    label: str = "Q4 2022"
    groups: Sequence[str] = ()
    group_column: str = "Region"
    ended: Mapping[str, date] = field(default_factory=dict)
    windows: int = 3
    live: bool = False
    partial: bool = False
    goal: float | None = None
    shares: Mapping[str, float] = field(default_factory=lambda: {"AutoETS": 0.6, "AutoTheta": 0.4})
    cautions: tuple[Caution, ...] = ()


def forecast_of(shape: Shape) -> ForecastResult:
    """The result of a forecast of that shape, equal for equal shapes."""
    random = np.random.default_rng(7)
    starts = _starts(shape)
    weights = random.dirichlet(np.full(len(shape.groups), 1.5)) if shape.groups else np.array([])
    total, values = _paths(shape, random, starts)
    actuals = _actuals(shape, starts, values)
    backtest = _backtest(shape, actuals, random)
    groups = sorted(
        (_group(shape, name, float(w), actuals, total) for name, w in zip(shape.groups, weights, strict=True)),
        key=lambda group: -group.horizon.p50,
    )
    horizon = _horizon(shape, total)
    if groups and shape.aggregation == "sum":
        total = tuple(_moved(step, sum(g.path[i].p50 for g in groups)) for i, step in enumerate(total))
        horizon = _horizon(shape, total)
    return ForecastResult(
        measure=shape.measure,
        unit=shape.unit,
        horizon=horizon,
        path=total,
        groups=tuple(groups),
        group_columns=(shape.group_column,) if groups else (),
        backtest=backtest,
        history=_history(shape, actuals, total),
        actuals=actuals,
        period_label=shape.label,
        live=shape.live,
        season=shape.season,
        goal=_goal(shape, horizon),
        year_before=_year_before(shape, actuals),
        shares=shape.shares,
        models={name: f"{name}: a model of the statsforecast library" for name in shape.shares},
        cautions=shape.cautions,
        seconds=12.3,
    )


def _moved(step: Step, middle: float) -> Step:
    return replace(step, p10=step.p10 - step.p50 + middle, p50=middle, p90=step.p90 - step.p50 + middle)


def _starts(shape: Shape) -> list[date]:
    if shape.frequency is Frequency.YEAR:
        return [date(shape.start.year + i, 1, 1) for i in range(shape.steps + shape.ahead)]
    days = pd.date_range(shape.start, periods=shape.steps + shape.ahead, freq=_OFFSETS[shape.frequency])
    return [day.to_pydatetime() if shape.frequency is Frequency.HOUR else day.date() for day in days]


def _paths(shape: Shape, random: np.random.Generator, starts: list[date]) -> tuple[tuple[Step, ...], np.ndarray]:
    index = np.arange(len(starts))
    clean = shape.level + shape.trend * index + shape.swing * np.sin(2 * np.pi * index / max(shape.season, 2))
    values = clean[: shape.steps] + random.normal(0, shape.noise, shape.steps)
    ahead = []
    for position in range(shape.steps, len(starts)):
        spread = 1.28 * shape.noise * np.sqrt(1 + 0.2 * (position - shape.steps))
        start = starts[position]
        middle = float(clean[position])
        period, end = _period(shape, start), _end(shape, start)
        ahead.append(Step(period, _day(start), end, middle - float(spread), middle, middle + float(spread)))
    return tuple(ahead), values


def _actuals(shape: Shape, starts: list[date], values: np.ndarray) -> tuple[Actual, ...]:
    pairs = zip(starts, values, strict=False)
    return tuple(Actual(_period(shape, start), _day(start), _end(shape, start), float(value)) for start, value in pairs)


def _period(shape: Shape, start: date) -> str:
    match shape.frequency:
        case Frequency.YEAR:
            return str(start.year)
        case Frequency.QUARTER:
            return f"{start.year}-Q{(start.month + 2) // 3}"
        case Frequency.MONTH:
            return f"{start.year}-{start.month:02d}"
    return start.isoformat()[:16]


def _day(start: date) -> date:
    return start.date() if isinstance(start, datetime) else start


def _end(shape: Shape, start: date) -> date:
    if shape.frequency is Frequency.YEAR:
        return date(start.year, 12, 31)
    if shape.frequency is Frequency.HOUR:
        return _day(start)
    return (pd.Timestamp(start) + pd.tseries.frequencies.to_offset(_OFFSETS[shape.frequency])).date() - timedelta(
        days=1
    )


def _horizon(shape: Shape, path: tuple[Step, ...]) -> Horizon:
    asked = path[-(shape.asked or shape.ahead) :]
    middle = np.array([step.p50 for step in asked])
    width = np.sqrt(np.sum([(step.p90 - step.p50) ** 2 for step in asked]))
    together = float(middle.sum() if shape.aggregation in ("sum", "count", "count_distinct") else middle.mean())
    width = float(width if shape.aggregation in ("sum", "count", "count_distinct") else width / len(asked))
    return Horizon(asked[0].start, asked[-1].end, shape.aggregation, together - width, together, together + width)


def _group(
    shape: Shape, name: str, weight: float, actuals: tuple[Actual, ...], total: tuple[Step, ...]
) -> GroupForecast:
    ended = shape.ended.get(name)
    weight = weight if shape.aggregation == "sum" else 0.6 + weight
    ahead = 0.0 if ended else weight
    path = tuple(replace(s, p10=s.p10 * ahead * 0.9, p50=s.p50 * ahead, p90=s.p90 * ahead * 1.1) for s in total)
    tilt = 0.75 + 0.6 * ((len(name) * 7) % 10) / 10
    history = tuple(replace(each, value=each.value * weight * tilt) for each in actuals)
    return GroupForecast(
        {shape.group_column: name}, ended, _horizon(shape, path), path, history, _year_before(shape, history)
    )


def _year_before(shape: Shape, actuals: tuple[Actual, ...]) -> float | None:
    in_year, asked = _IN_YEAR.get(shape.frequency), shape.asked or shape.ahead
    if in_year is None or len(actuals) < in_year or shape.ahead > in_year:
        return None
    first = len(actuals) - in_year + shape.ahead - asked
    values = [actual.value for actual in actuals[first : first + asked]]
    return float(sum(values) if shape.aggregation in ("sum", "count", "count_distinct") else np.mean(values))


def _backtest(shape: Shape, actuals: tuple[Actual, ...], random: np.random.Generator) -> Backtest:
    if not shape.windows:
        return Backtest(0, "AutoETS and AutoTheta", None, None, "seasonal_naive", None)
    points = []
    for window in range(shape.windows):
        first = len(actuals) - (shape.windows - window) * shape.ahead
        for actual in actuals[first : first + shape.ahead]:
            said = actual.value + float(random.normal(0, shape.noise))
            width = 1.3 * shape.noise
            naive = actual.value + float(random.normal(0, 2 * shape.noise))
            points.append(
                BacktestPoint(
                    window, actual.period, actual.start, actual.value, said - width, said, said + width, naive
                )
            )
    return Backtest(
        shape.windows,
        "AutoETS and AutoTheta",
        0.71,
        1.08,
        "model",
        0.79,
        0.062,
        0.113,
        shape.ahead,
        tuple(points),
    )


def _history(shape: Shape, actuals: tuple[Actual, ...], path: tuple[Step, ...]) -> History:
    partial = None
    if shape.partial:
        partial = Partial(path[0].period, path[0].p50 * 0.4, path[0].start + timedelta(days=11))
    return History(actuals[0].start, actuals[-1].end, shape.frequency, len(actuals), partial)


def _goal(shape: Shape, horizon: Horizon) -> Goal | None:
    return None if shape.goal is None else Goal(shape.goal, 0.32, horizon.p50 - shape.goal)
