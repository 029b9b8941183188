"""The engines in the order in which they are asked: a first look in seconds, then the full answer."""

from pathlib import Path

from automl.engine import Forecaster
from automl.engines.autogluon import AutoGluonForecaster
from automl.engines.statistical import StatisticalForecaster


def forecasters(weights: Path | None = None) -> tuple[Forecaster, ...]:
    """The first look, the statistical models, AutoGluon. weights: a folder with Chronos-2, where there is one."""
    return (StatisticalForecaster(quick=True), StatisticalForecaster(), AutoGluonForecaster(weights))
