"""What runs are wired with: the engines, imported when a forecast needs them."""

from collections.abc import Sequence
from pathlib import Path

from automl.engine import Forecaster
from automl.tabular import TabularEngine
from workers.analysis.errand import Errand


def forecasters(weights: Path | None) -> Sequence[Forecaster]:
    """The engines in the order in which they answer: the first look, then fuller answers."""
    from automl.engines import lineup  # noqa: PLC0415  heavy: only when a forecast runs

    return lineup.forecasters(weights)


def engines_of(errand: Errand) -> Sequence[Forecaster]:
    """The engines of a child: the first look alone, or all."""
    from automl.engines import lineup  # noqa: PLC0415

    return lineup.first_look() if errand.quick else forecasters(Path(errand.weights) if errand.weights else None)


def tabular() -> TabularEngine:
    """The engine of predictions about rows."""
    from automl.engines import lineup  # noqa: PLC0415  heavy: only when something is fitted or scored

    return lineup.tabular()
