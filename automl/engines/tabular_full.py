"""The engine of predictions about rows: a first look in this process at once, then the full contest against it."""

import importlib
import logging
import sys
from pathlib import Path
from time import monotonic, process_time
from typing import TYPE_CHECKING, cast

from automl.engine import Deadline, Report
from automl.engines.first_look import MODELS, FirstLook
from automl.engines.first_model import FILE, FirstLookModel
from automl.engines.quiet import quiet
from automl.engines.tabular_lineup import lineup
from automl.engines.tabular_mixed import FIRST, FULL, MIX, MixedModel, again, lay, mixed, opened
from automl.engines.tabular_tally import Tally
from automl.errors import EngineError
from automl.tabular import Better, Effort, FittedModel, Learning, TabularEngine

if TYPE_CHECKING:
    from automl.engines.tabular import AutoGluonTabular
    from automl.engines.tabular_model import AutoGluonModel

logger = logging.getLogger(__name__)
CONTEST = "automl.engines.tabular"
LOADING = 5.0
"""Seconds that loading the contest's libraries takes on an idle machine. It cannot be stopped half-way."""
BEARABLE = 0.4
"""The share of the time left that loading them may take."""


class FirstThenFull(TabularEngine):
    """A quick effort is the first look alone; others run the contest, which answers where it does better in time."""

    name = "autogluon"

    def __init__(self) -> None:
        self._slowness = 1.0
        """How many times longer work takes on this machine now than on an idle one."""

    def fit(
        self,
        learning: Learning,
        folder: Path,
        effort: Effort,
        deadline: Deadline,
        report: Report,
        better: Better | None = None,
    ) -> FittedModel:
        count = MODELS + (0 if effort == "quick" else len(lineup(learning, effort)))
        began, worked = monotonic(), process_time()
        first: FirstLookModel = FirstLook(Tally(0, count)).fit(learning, folder, effort, deadline, report, better)
        self._slowness = max(1.0, (monotonic() - began) / max(0.01, process_time() - worked))
        if effort == "quick":
            return first
        self.ready(deadline)
        contest = _contest()
        found: list[FittedModel] = [first]
        full = folder.with_name(f".{folder.name}-{FULL}")
        first.complete = False
        if contest is None:
            return first

        def heard(model: FittedModel) -> None:
            found[-1] = mixed(first, model, cast("AutoGluonModel", model).held, learning)
            lay(found[-1], full, folder)
            if better is not None:
                better(found[-1])

        try:
            whole = contest.against(first.members, learning, full, effort, deadline, report, heard)
        except EngineError:
            logger.info("the contest came to nothing in time")
            return first
        found[-1].complete = whole.complete
        return found[-1]

    def refit(self, model: FittedModel, everything: Learning, folder: Path, deadline: Deadline) -> FittedModel | None:
        if isinstance(model, MixedModel):
            return self._both(model, everything, folder, deadline)
        engine = FirstLook() if isinstance(model, FirstLookModel) else _contest()
        return None if engine is None else engine.refit(model, everything, folder, deadline)

    def _both(self, model: MixedModel, everything: Learning, folder: Path, deadline: Deadline) -> MixedModel | None:
        place = folder.with_name(f".{folder.name}-{FULL}")
        first = FirstLook().refit(model.first, everything, folder.with_name(f".{folder.name}-{FIRST}"), deadline)
        full = self.refit(model.full, everything, place, deadline)
        if full is None or not isinstance(first, FirstLookModel):
            return None
        both = again(model, first, full)
        lay(both, place, folder)
        return both

    def load(self, folder: Path) -> FittedModel:
        if (folder / MIX).exists():
            return opened(folder, self.load(folder / FIRST), self.load(folder / FULL))
        if (folder / FILE).exists():
            return FirstLook().load(folder)
        return _imported().load(folder)

    def ready(self, deadline: Deadline) -> None:
        if CONTEST not in sys.modules and deadline.remaining() * BEARABLE >= LOADING * self._slowness:
            _imported()


def _contest() -> "AutoGluonTabular | None":
    """None where its libraries are not loaded."""
    return _imported() if CONTEST in sys.modules else None


def _imported() -> "AutoGluonTabular":
    with quiet():
        module = importlib.import_module(CONTEST)
    engine: AutoGluonTabular = module.AutoGluonTabular()
    return engine
