"""What runs are wired with: the engines, imported when a forecast needs them."""

from collections.abc import Sequence
from pathlib import Path

from automl.engine import Forecaster


def forecasters(weights: Path | None) -> Sequence[Forecaster]:
    """The engines in the order in which they answer: the first look, then fuller answers."""
    from automl.engines import lineup  # noqa: PLC0415  heavy: only when a forecast runs

    return lineup.forecasters(weights)


def first_look() -> Sequence[Forecaster]:
    """The engine of the first look alone."""
    from automl.engines import lineup  # noqa: PLC0415

    return lineup.first_look()
