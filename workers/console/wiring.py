"""What the command line is wired with: the engines, imported when a forecast needs them."""

from collections.abc import Sequence

from automl.engine import Forecaster
from ledger.settings import Settings


def forecasters(settings: Settings) -> Sequence[Forecaster]:
    """The engines in the order in which they answer: the quick look, then the full answer."""
    from automl.engines.autogluon import AutoGluonForecaster  # noqa: PLC0415  heavy: only when a forecast runs
    from automl.engines.statistical import StatisticalForecaster  # noqa: PLC0415

    return (StatisticalForecaster(), AutoGluonForecaster(weights=settings.weights))
