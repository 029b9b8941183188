"""What the command line is wired with: the engines, imported when a forecast needs them."""

from collections.abc import Sequence

from automl.engine import Forecaster
from ledger.settings import Settings


def forecasters(settings: Settings) -> Sequence[Forecaster]:
    """The engines in the order in which they answer: the first look, then fuller answers."""
    from automl.engines import lineup  # noqa: PLC0415  heavy: only when a forecast runs

    return lineup.forecasters(settings.weights)
