"""The engines in the order in which they are asked: a first look in seconds, then the full answer."""

import importlib
from pathlib import Path

import numpy as np

from automl.engine import Forecaster
from automl.engines import shap_values, single_thread
from automl.engines.autogluon import AutoGluonForecaster, load
from automl.engines.recipes import RECIPES, fitted
from automl.engines.statistical import StatisticalForecaster
from automl.tabular import TabularEngine


def forecasters(weights: Path | None = None) -> tuple[Forecaster, ...]:
    """The first look, the statistical models, AutoGluon. weights: a folder with Chronos-2, where there is one."""
    return (StatisticalForecaster(quick=True), StatisticalForecaster(), AutoGluonForecaster(weights))


def first_look() -> tuple[Forecaster, ...]:
    """The first look alone."""
    return (StatisticalForecaster(quick=True),)


def tabular() -> TabularEngine:
    """The engine of predictions about rows."""
    from automl.engines.tabular_full import FirstThenFull  # noqa: PLC0415  takes seconds, and forecasts need none

    return FirstThenFull()


def warm(*, fully: bool) -> None:
    """Load the engines and compile their models here, so that processes forked from this one need not.

    fully: all of them, else what answers at once: a first look, and the reasons of a model that was fitted before.
    """
    steps = np.arange(48.0)
    values = 100 + steps + 10 * np.sin(steps * np.pi / 6) + np.cos(steps * steps)
    for recipe in RECIPES:
        if fully or recipe.quick:
            fitted(recipe, values, (12,), 6)
    shap_values.load()
    single_thread.warm()
    importlib.import_module("automl.engines.tabular_full")
    importlib.import_module("automl.engines.tabular")
    if fully:
        load()
