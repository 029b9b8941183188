"""What capabilities work with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from automl.engine import Deadline, Forecaster, Report
from automl.models.shelf import Shelf
from automl.result import ForecastResult
from automl.stored.results import Result
from automl.tabular import TabularEngine


@dataclass(frozen=True, slots=True)
class Tools:
    """What a capability may use: engines, the time it has, and someone to tell about progress.

    forecasters, tabular: called only when something is fitted, since engines take seconds to import. shelf: of models.
    left: an existing folder for what is left beside the result (models, scored lists); results name it relatively.
    keep: is given the best so far as a whole result, whenever there is a better one; None where nobody keeps it.
    told: the forecast of an id, as it was told; None where it is no longer there.
    """

    forecasters: Callable[[], Sequence[Forecaster]]
    tabular: Callable[[], TabularEngine]
    shelf: Shelf
    left: Path
    deadline: Deadline
    report: Report
    keep: Callable[[Result], None] | None = None
    told: Callable[[str], ForecastResult | None] = lambda _: None
