"""Which statistical models are worth fitting, what each costs and needs. Imports statsforecast with the engine only."""

import logging
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from statsforecast.models import MSTL, AutoARIMA, AutoETS, AutoTheta, DynamicOptimizedTheta, SeasonalNaive

from automl.table import Frequency

logger = logging.getLogger(__name__)
SHORTEST = 4
"""Fewer values than this teach none of the models anything."""
SMOOTHED, DIFFERENCED = 24, 12
"""The longest seasons of exponential smoothing, which knows no longer ones, and of ARIMA, which gets slow."""
LONGEST = 10_000
BEYOND = (SMOOTHED + 1, LONGEST)
"""Longer seasons are taken out by STL; beside it the same models without a season, for series that have none."""
LONGER_SEASONS: dict[tuple[Frequency, int], int] = {(Frequency.HOUR, 24): 168, (Frequency.DAY, 7): 365}
"""A second, longer season beside the first."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """One model. `build` takes the seasons that the history covers twice, the shortest first; None: of no use then.

    longest: the most values it is fitted on, the newest. prior: its worth before any evidence. quick: part of the
    first look. logarithm: fitted on logarithms, for series that are always positive.
    """

    name: str
    words: str
    build: Callable[[tuple[int, ...]], Any]
    longest: int
    prior: float = 1.0
    quick: bool = False
    logarithm: bool = False
    seasons: tuple[int, int] = (1, LONGEST)
    """The shortest and the longest season of a panel for which it is worth fitting."""

    series: tuple[int, int] = (1, LONGEST)
    """The fewest and the most series of a panel for which it is worth fitting."""

    def suits(self, season: int, series: int) -> bool:
        return self.seasons[0] <= season <= self.seasons[1] and self.series[0] <= series <= self.series[1]


def _theta(seasons: tuple[int, ...]) -> Any:
    return AutoTheta(seasons[0] if seasons else 1)


def _fast_theta(seasons: tuple[int, ...]) -> Any:
    return DynamicOptimizedTheta(seasons[0] if seasons else 1)


def _decomposed(seasons: tuple[int, ...], model: Any) -> Any:
    """STL's smooth parts are fitted at every tenth step of a season and joined: twenty times faster, and as good."""
    if not seasons:
        return model
    jump = max(1, seasons[-1] // 10)
    return MSTL(list(seasons), trend_forecaster=model, stl_kwargs={"trend_jump": jump, "low_pass_jump": jump})


def _decomposed_theta(seasons: tuple[int, ...]) -> Any:
    return _decomposed(seasons, DynamicOptimizedTheta())


def _longer_naive(seasons: tuple[int, ...]) -> Any:
    return SeasonalNaive(seasons[-1]) if len(seasons) > 1 else None


def _smoothing(seasons: tuple[int, ...]) -> Any:
    return AutoETS(seasons[0] if seasons else 1)


def _decomposed_smoothing(seasons: tuple[int, ...]) -> Any:
    return _decomposed(seasons, AutoETS(model="ZZN"))


def _plain_smoothing(_: tuple[int, ...]) -> Any:
    return AutoETS(model="ZZN")


def _plain_arima(_: tuple[int, ...]) -> Any:
    return AutoARIMA()


def _arima(seasons: tuple[int, ...]) -> Any:
    return AutoARIMA(season_length=seasons[0] if seasons else 1)


def _decomposed_arima(seasons: tuple[int, ...]) -> Any:
    return _decomposed(seasons, AutoARIMA())


FEW = 100
MANY = (FEW + 1, LONGEST)
"""With many series the variants of a model cost more than they bring."""
UNDIFFERENCED = (DIFFERENCED + 1, LONGEST)

RECIPES: tuple[Recipe, ...] = (
    Recipe("AutoTheta", "AutoTheta: a trend line and exponential smoothing", _theta, 600, quick=True, series=(1, FEW)),
    Recipe("Theta", "Theta: a trend line and exponential smoothing", _fast_theta, 600, quick=True, series=MANY),
    Recipe("STLTheta", "STL and Theta: seasons taken apart, then the trend", _decomposed_theta, 1500, quick=True),
    Recipe("LongNaive", "The longer season again: a week or a year ago", _longer_naive, 800, 0.5, quick=True),
    Recipe("AutoETS", "AutoETS: exponential smoothing", _smoothing, 500, seasons=(1, SMOOTHED)),
    Recipe("STLETS", "STL and ETS: seasons apart, then smoothing", _decomposed_smoothing, 1500, 0.5, seasons=BEYOND),
    Recipe("PlainETS", "ETS without a season", _plain_smoothing, 500, prior=0.5, seasons=BEYOND),
    Recipe("AutoARIMA", "AutoARIMA: autoregression and moving averages", _arima, 250, seasons=(1, DIFFERENCED)),
    Recipe("STLARIMA", "STL and ARIMA: seasons taken apart", _decomposed_arima, 1000, seasons=UNDIFFERENCED),
    Recipe("PlainARIMA", "ARIMA without a season", _plain_arima, 500, seasons=BEYOND),
    Recipe("LogARIMA", "AutoARIMA on logarithms", _arima, 250, 0.5, logarithm=True, seasons=(1, DIFFERENCED)),
)


def fitted(recipe: Recipe, values: np.ndarray, seasons: tuple[int, ...], horizon: int) -> np.ndarray | None:
    """Quantiles p10, p50, p90 of one model for one series, (horizon, 3); None where the model cannot serve it."""
    recent = values[-recipe.longest :]
    if len(recent) < SHORTEST or (recipe.logarithm and recent.min() <= 0):
        return None
    if np.ptp(recent) == 0:
        return np.full((horizon, 3), float(recent[-1]))
    usable = tuple(season for season in seasons if len(recent) >= 2 * season and season > 1)
    model = recipe.build(usable)
    if model is None:
        return None
    training = np.log(recent) if recipe.logarithm else recent
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            out = model.forecast(training, horizon, level=[80])
        except Exception:
            logger.debug("%s has no answer for a series", recipe.name, exc_info=True)
            return None
        quantiles = np.stack([out["lo-80"], out["mean"], out["hi-80"]], axis=1).astype(float)
        return np.exp(quantiles) if recipe.logarithm else quantiles


def seasons_of(season: int, frequency: Frequency) -> tuple[int, ...]:
    """The seasons to look for, shortest first: the panel's own, and a longer one beside it."""
    longer = LONGER_SEASONS.get((frequency, season))
    return tuple(one for one in (season, longer) if one is not None and one > 1)
