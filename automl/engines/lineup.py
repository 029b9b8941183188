"""The engines in the order in which they are asked: a first look in seconds, then the full answer."""

from pathlib import Path

import numpy as np

from automl.engine import Forecaster
from automl.engines.autogluon import AutoGluonForecaster, load
from automl.engines.recipes import RECIPES, fitted
from automl.engines.statistical import StatisticalForecaster
from automl.errors import EngineError
from automl.tabular import TabularEngine


def forecasters(weights: Path | None = None) -> tuple[Forecaster, ...]:
    """The first look, the statistical models, AutoGluon. weights: a folder with Chronos-2, where there is one."""
    return (StatisticalForecaster(quick=True), StatisticalForecaster(), AutoGluonForecaster(weights))


def first_look() -> tuple[Forecaster, ...]:
    """The first look alone."""
    return (StatisticalForecaster(quick=True),)


def tabular() -> TabularEngine:
    """The engine of predictions about rows."""
    raise EngineError("There is no engine for predictions yet.", "Ask for a forecast.")


def warm(*, fully: bool) -> None:
    """Load the engines and compile their models here, so that processes forked from this one need not.

    fully: all of them, else those of the first look.
    """
    steps = np.arange(48.0)
    values = 100 + steps + 10 * np.sin(steps * np.pi / 6) + np.cos(steps * steps)
    for recipe in RECIPES:
        if fully or recipe.quick:
            fitted(recipe, values, (12,), 6)
    if fully:
        load()
