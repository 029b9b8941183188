"""The statistical engine: exponential smoothing and its kin, one series at a time, by statsforecast."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

import numpy as np
import pandas as pd

from automl.engine import Deadline, EngineForecast, Forecaster, Panel, Progress, Report, TooFewDataError
from automl.engines.pool import Processes
from automl.engines.recipes import RECIPES, SHORTEST, Recipe, fitted, seasons_of
from automl.errors import EngineError
from automl.forecasting.calendar import steps_after

PROBES = 4
"""Fits that are timed before a model gets the whole panel."""
MARGIN = 1.5
"""Some fits take longer than those that were timed; a model that is stopped half-way has only cost time."""
SHORT = 300
"""Values that no model takes long for: its first fits need no process that could be stopped."""
SMALL = 0.5
"""Seconds of work below which opening processes costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Fit:
    """One series of one panel for one model."""

    recipe: Recipe
    values: np.ndarray
    seasons: tuple[int, ...]
    horizon: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fit belongs: the panel's position, the series, its steps to come."""

    origin: int
    series: str
    steps: pd.DatetimeIndex
    values: np.ndarray


class StatisticalForecaster(Forecaster):
    """Local models of statsforecast, the cheapest first; a model that would not finish in time is left out.

    quick: only the models of the first look, which take milliseconds a series.
    """

    name = "statistical"

    def __init__(self, *, quick: bool = False) -> None:
        self._quick = quick

    def forecast(self, panels: Sequence[Panel], horizon: int, deadline: Deadline, report: Report) -> EngineForecast:
        if all(len(values) < SHORTEST for _, values in panels[-1].values.groupby("series")):
            raise TooFewDataError
        places = [place for origin, panel in enumerate(panels) for place in _places(origin, panel, horizon)]
        season, frequency = panels[-1].season, panels[-1].frequency
        series = panels[-1].values["series"].nunique()
        recipes = [one for one in RECIPES if one.quick == self._quick and one.suits(season, series)]
        frames: list[pd.DataFrame] = []
        with Processes() as processes:
            for position, recipe in enumerate(recipes):
                report(Progress(self._stage(position, len(recipes)), position / len(recipes)))
                fits = [Fit(recipe, place.values, seasons_of(season, frequency), horizon) for place in places]
                done = _in_time(fits, processes, deadline, first=self._quick and not frames)
                frames += [] if done is None else [_frame(recipe.name, places, done)]
        return _together([frame for frame in frames if len(frame)])

    def _stage(self, position: int, count: int) -> str:
        """What people read meanwhile: which model it is, is told with the answer."""
        return "Taking a first look" if self._quick else f"Comparing models: {position + 1} of {count}"


def _together(frames: list[pd.DataFrame]) -> EngineForecast:
    if not frames:
        raise EngineError("No forecast could be made in time.", "Allow more time, or ask about fewer groups.")
    quantiles = pd.concat(frames, ignore_index=True)
    used = [recipe for recipe in RECIPES if recipe.name in set(quantiles["model"])]
    return EngineForecast(
        quantiles,
        {recipe.name: recipe.words for recipe in used},
        {recipe.name: recipe.prior for recipe in used},
    )


def _places(origin: int, panel: Panel, horizon: int) -> list[Place]:
    return [
        Place(
            origin,
            str(series),
            steps_after(group["step"].iloc[-1], panel.frequency, horizon),
            group["value"].to_numpy(dtype=float),
        )
        for series, group in panel.values.groupby("series", sort=False)
    ]


def _in_time(
    fits: list[Fit], processes: Processes, deadline: Deadline, *, first: bool
) -> list[np.ndarray | None] | None:
    """All fits of a model, or None where they would take, or took, longer than what is left.

    The longest histories are timed first. The first model of the first look is tried in any case.
    """
    order = sorted(range(len(fits)), key=lambda position: -len(fits[position].values))
    probes, rest = order[:PROBES], order[PROBES:]
    started = monotonic()
    long = len(fits[order[0]].values) > SHORT
    tried = processes.run(_fit, [fits[position] for position in probes], deadline, here=not long)
    expected = (monotonic() - started) / len(probes) * len(rest)
    if tried is None or (not first and MARGIN * expected / processes.count > deadline.remaining()):
        return None
    results = processes.run(_fit, [fits[position] for position in rest], deadline, here=expected < SMALL)
    if results is None:
        return None
    done = dict(zip(order, [*tried, *results], strict=True))
    return [done[position] for position in range(len(fits))]


def _fit(fit: Fit) -> np.ndarray | None:
    return fitted(fit.recipe, fit.values, fit.seasons, fit.horizon)


def _frame(model: str, places: list[Place], done: list[np.ndarray | None]) -> pd.DataFrame:
    given = [(place, quantiles) for place, quantiles in zip(places, done, strict=True) if quantiles is not None]
    if not given:
        return pd.DataFrame()
    values = np.concatenate([quantiles for _, quantiles in given])
    counts = [len(quantiles) for _, quantiles in given]
    return pd.DataFrame(
        {
            "model": model,
            "origin": np.repeat([place.origin for place, _ in given], counts),
            "series": np.repeat([place.series for place, _ in given], counts),
            "step": np.concatenate([place.steps.to_numpy() for place, _ in given]),
            "p10": values[:, 0],
            "p50": values[:, 1],
            "p90": values[:, 2],
        }
    )
