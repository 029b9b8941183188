"""The engine of predictions about rows: AutoGluon's tabular models, in a process that ends with the deadline."""

import logging
import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from automl.engine import Deadline, Report
from automl.engines.child import streamed
from automl.engines.cores import free_cores
from automl.engines.single_thread import load
from automl.engines.tabular_again import Again, again
from automl.engines.tabular_contest import Contest, contest
from automl.engines.tabular_kept import install
from automl.engines.tabular_lineup import CALLED, folds, lineup
from automl.engines.tabular_model import AutoGluonModel, Workshop, opened
from automl.engines.tabular_rows import checked, coded, parted, unseen
from automl.engines.tabular_tally import Tally
from automl.errors import EngineError
from automl.tabular import Better, Effort, FittedModel, Learning, Member, Rows, TabularEngine

logger = logging.getLogger(__name__)
START = 1.0
"""Seconds below which nothing can be fitted."""
OPENING = 0.06
"""The share of the time in which the best model is loaded."""


class AutoGluonTabular(TabularEngine):
    """AutoGluon's models, one after the other and mixed; the best whole one at the deadline answers."""

    name = "autogluon"

    def fit(
        self,
        learning: Learning,
        folder: Path,
        effort: Effort,
        deadline: Deadline,
        report: Report,
        better: Better | None = None,
    ) -> FittedModel:
        return self.against((), learning, folder, effort, deadline, report, better)

    def against(
        self,
        rivals: tuple[Member, ...],
        learning: Learning,
        folder: Path,
        effort: Effort,
        deadline: Deadline,
        report: Report,
        better: Better | None = None,
    ) -> FittedModel:
        """As `fit`, told what another engine has tried before. EngineError where nothing was fitted in time."""
        checked(learning)
        load()
        seconds = deadline.remaining()
        ready = coded(learning, seconds)
        threads = free_cores()
        bags = folds(ready, effort, seconds, threads)
        if rivals and not bags and ready.validation is None:
            ready = parted(ready)  # the same rows judge all
        one = Contest(ready, lineup(learning, effort), bags, threads, Path(), rivals)
        return _held(one, folder, deadline, report, better)

    def refit(self, model: FittedModel, everything: Learning, folder: Path, deadline: Deadline) -> FittedModel | None:
        if not isinstance(model, AutoGluonModel) or model.workshop is None or deadline.remaining() < START:
            return None
        if model.workshop.contest.folds:
            return _contested_again(model, model.workshop, everything, folder, deadline)
        more = unseen(coded(everything, deadline.remaining()).train, model.workshop.contest.learning)
        return None if more is None else _taught_more(model, model.workshop, more, folder, deadline)

    def load(self, folder: Path) -> FittedModel:
        try:
            return opened(folder)
        except Exception as error:
            logger.warning("a model can't be read", exc_info=True)
            raise EngineError("This model can't be read.", "Ask for the prediction again.") from error


def _held(one: Contest, folder: Path, deadline: Deadline, report: Report, better: Better | None) -> AutoGluonModel:
    """Run the contest; the best so far always lies in `folder`."""
    if deadline.remaining() < START:
        raise _too_little_time()
    place = TemporaryDirectory(prefix="tabular-", ignore_cleanup_errors=True)
    one = replace(one, place=Path(place.name))
    model: AutoGluonModel | None = None
    whole = False
    tried = sum(each.family != "ensemble" for each in one.rivals)
    tally = Tally(tried, tried + len(one.contestants))
    fitting = deadline.part(1 - OPENING)
    for step in streamed(contest, (one, fitting.remaining()), fitting):
        report(tally.told(step.trying, _called(step.best, one)))
        whole = step.whole
        if step.laid is None:
            continue
        install(step.laid, folder)
        model = opened(folder, Workshop(place, one, step.answering), step.held)
        if better is not None:
            better(model)
    if model is None:
        raise _too_little_time()
    model.complete = whole
    return model


def _contested_again(
    model: AutoGluonModel, workshop: Workshop, everything: Learning, folder: Path, deadline: Deadline
) -> AutoGluonModel | None:
    """Few rows: the models that answer are bagged anew over all of them, those that count most first.

    None where there was time for less than half of the answer.
    """
    weights = {one.name: one.weight for one in model.members if one.weight} or {model.members[0].name: 1.0}
    contestants = [one for one in workshop.contest.contestants if one.name in weights]
    contestants.sort(key=lambda one: -weights[one.name])
    ready = replace(coded(everything, deadline.remaining()), validation=None)
    one = replace(workshop.contest, learning=ready, contestants=contestants, threads=free_cores(), rivals=())
    try:
        fitted = _held(one, folder, deadline, lambda _: None, None)
    except EngineError:
        return None
    done = sum(weights.get(each.name, 0.0) for each in fitted.members)
    if done > sum(weights.values()) / 2:
        return fitted
    shutil.rmtree(folder, ignore_errors=True)
    return None


def _taught_more(
    model: AutoGluonModel, workshop: Workshop, more: Rows, folder: Path, deadline: Deadline
) -> AutoGluonModel | None:
    """Many rows: the models that answer, with the settings that were found, learn from the rest as well."""
    place = Path(workshop.folder.name)
    one = Again(place, workshop.answering, model.columns, model.about, more, free_cores())
    for laid in streamed(again, (one,), deadline):
        install(laid, folder)
        return opened(folder)
    return None


def _called(best: Member | None, one: Contest) -> str | None:
    """What the best so far is called, rivals included."""
    if best is None or (one.rivals and (best.score or 0) <= one.bar):
        return CALLED[one.rivals[0].family] if one.rivals else None
    return {each.name: each.called for each in one.contestants}.get(best.name, CALLED["ensemble"])


def _too_little_time() -> EngineError:
    return EngineError("No model could be fitted in time.", "Allow more time, or ask for the quick way.")
