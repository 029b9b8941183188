"""What moved a forecast: its own parts, in sum the figure; no cause is made up beside them.

Each step of the period is taken apart: what a step of the last year usually holds (the level, which comes first),
how the latest steps lie against that, where the forecast moves on from there (the trend), the time of the year, and
what holidays and columns known in advance add where the forecast used them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from automl.explaining.decomposing import Numbers, Season, effects_of, season_in
from automl.explaining.result import HOLIDAYS, RECENT, SEASON, TREND, Contribution, ExplainResult
from automl.result import Caution, ForecastResult
from automl.row_plans import ExplainPlan
from automl.series.build import Built
from automl.series.grid import steps_in_a_year
from automl.series.known import told_names
from automl.series.values import adds_up

_OF_HOLIDAYS = ("holiday", "holidays", "trading_days")
_QUARTER = 4


def explain_forecast(plan: ExplainPlan, built: Built, forecast: ForecastResult) -> ExplainResult:
    """A forecast's figure from the usual level on, part by part. forecast: of the same panel."""
    parts = _parts(built, forecast)
    value = forecast.horizon.p50 if plan.answered is None else plan.answered
    told = [
        Contribution(name, None, part) for name, part in parts.items() if name not in ("", TREND) and part is not None
    ]
    trend = value - parts[""] - sum(each.contribution for each in told)
    told.append(Contribution(TREND, None, trend))
    earlier = {} if forecast.year_before is None else {"year_before": forecast.year_before}
    return ExplainResult(
        subject="forecast",
        target=forecast.measure,
        what="sum" if adds_up(forecast.horizon.aggregation) else "mean",
        baseline=parts[""],
        value=value,
        contributions=tuple(sorted(told, key=lambda each: -abs(each.contribution))),
        model=forecast.backtest.model_name if forecast.backtest.answered_by == "model" else "SeasonalNaive",
        unit=forecast.unit,
        row={"period": forecast.period_label},
        others=earlier,
        rows=forecast.history.steps,
        cautions=(Caution("parts_of_forecast", {"season": forecast.season}),),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Apart:
    """The steps of the period: values without what is known, the season in them, and what is known, by name.

    weights: of each step in the figure. level, latest: of the history, without season and what is known.
    """

    bare: Numbers
    seasonal: Numbers
    known: dict[str, Numbers]
    weights: Numbers
    level: float
    latest: float


def _parts(built: Built, forecast: ForecastResult) -> dict[str, float]:
    """What each part adds to the period's figure; "" is the level, TREND what the path adds beyond the latest steps."""
    apart = _apart(built, forecast)
    whole = float(apart.weights.sum())
    parts = {
        "": apart.level * whole,
        RECENT: (apart.latest - apart.level) * whole,
        TREND: float(apart.weights @ (apart.bare - apart.seasonal)) - apart.latest * whole,
    }
    if forecast.season > 1:
        parts[SEASON] = float(apart.weights @ apart.seasonal)
    return parts | {name: float(apart.weights @ each) for name, each in apart.known.items()}


def _apart(built: Built, forecast: ForecastResult) -> _Apart:
    total = built.matrix.total
    past = total.interpolate(limit_direction="both").to_numpy(dtype=np.float64)
    ahead = np.array([step.p50 for step in forecast.path])[: len(built.aim.future)]
    known, known_ahead = _known(built, forecast, past, len(ahead))
    clean = past - sum(known.values(), np.zeros(len(past)))
    season = season_in(clean, forecast.season)
    level = season.without(clean)
    year = min(len(level), max(forecast.season, steps_in_a_year(built.grid)))
    values, weights, taken = _period(built, past, ahead)
    both = {name: np.concatenate([known[name], known_ahead[name]])[taken] for name in known}
    bare = values - sum(both.values(), np.zeros(len(values)))
    return _Apart(
        bare,
        bare - _without(season, bare, taken),
        both,
        weights,
        float(level[-year:].mean()),
        float(level[-max(1, round(year / _QUARTER)) :].mean()),
    )


def _without(season: Season, values: Numbers, taken: np.ndarray) -> Numbers:
    return np.array([season.without(np.array([value]), int(at))[0] for value, at in zip(values, taken, strict=True)])


def _period(built: Built, past: Numbers, ahead: Numbers) -> tuple[Numbers, Numbers, np.ndarray]:
    """The values of the period's steps, what each weighs in its figure, and their places in time."""
    aim, steps = built.aim, built.matrix.total.index
    before = np.array([steps.get_loc(each) for each in aim.past.index], dtype=int)
    shares = np.concatenate([aim.past.to_numpy(), aim.future.to_numpy()]).astype(np.float64)
    places = np.concatenate([before, len(past) + np.arange(len(ahead))])
    inside = shares > 0
    values, weights = np.concatenate([past, ahead])[places][inside], shares[inside]
    if not adds_up(aim.aggregation):
        weights = _of_steps(values, aim.aggregation)
    return values, weights, places[inside]


def _of_steps(values: Numbers, aggregation: str) -> Numbers:
    """What each step weighs in a mean, or in the largest or smallest."""
    if aggregation in ("min", "max"):
        chosen = values.argmin() if aggregation == "min" else values.argmax()
        return np.asarray(np.arange(len(values)) == chosen, dtype=np.float64)
    return np.full(len(values), 1 / len(values))


def _known(
    built: Built, forecast: ForecastResult, past: Numbers, ahead: int
) -> tuple[dict[str, Numbers], dict[str, Numbers]]:
    """What holidays and known columns add to each step, by name: of the history, and ahead."""
    panel = built.panel
    if panel.known is None or not forecast.known_used:
        return {}, {}
    rows = panel.known[panel.known["series"] == panel.known["series"].iloc[0]].set_index("step")
    rows.index = pd.DatetimeIndex([built.real[step] for step in rows.index])
    names = [name for name in panel.features if told_names([name], built.known)[0] in forecast.known_used]
    steps = built.matrix.total.index.union(built.aim.future.index)
    if not names or not steps.isin(rows.index).all():
        return {}, {}
    held = rows.loc[steps, names].to_numpy(dtype=np.float64)
    before, after = effects_of(past, held[: len(past)], held[len(past) :][:ahead], forecast.season)
    return _by_name(names, before, built), _by_name(names, after, built)


def _by_name(names: Sequence[str], effects: Numbers, built: Built) -> dict[str, Numbers]:
    out: dict[str, Numbers] = {}
    for place, feature in enumerate(names):
        name = HOLIDAYS if feature in _OF_HOLIDAYS else told_names([feature], built.known)[0]
        out[name] = out.get(name, np.zeros(len(effects))) + effects[:, place]
    return out
