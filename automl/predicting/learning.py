"""The work itself: a first model in seconds, then the full effort, then all rows, within the time there is.

study → first model, suspects judged → (kept) → models of each fold → judged → all rows → waiting rows → (answer)

What is kept on the way is judged on the rows that test the answer, since it may become the answer; nothing is ever
chosen by it: engines see the rows of `Fold.learning` alone, and no score of a kept result is read again.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from uuid import uuid4

from automl.engine import Deadline, Progress, Report
from automl.errors import DataError, EngineError
from automl.predicting.answer import Learnt, answer
from automl.predicting.cautions import Course
from automl.predicting.judged import Judged, judged
from automl.predicting.publishing import Label, publish
from automl.predicting.result import PredictResult
from automl.predicting.screening import Screened, screened
from automl.predicting.splitting import Fold
from automl.predicting.study import Study
from automl.predicting.waiting import waiting_of
from automl.tabular import Effort, FittedModel, TabularEngine
from automl.tools import Tools

_FIRST = 0.85
"""The most of the time that the first model may take, with those that judge suspects; it is done much sooner."""
_FULL, _AGAIN = 0.62, 0.75
"""The shares of what is left then for the models of all folds, and for learning from all rows."""
_BESIDE, _LONGER = 1.0, 1.3
"""Seconds that judging and leaving a result take, beside the models, before that was measured; and how many times
longer than last it may take."""
_LEAST_SECONDS = 3.0
_LAST_SECONDS = 4.0
"""For a first model where there was no time for one; an answer a little late is better than none."""
_APART = 8.0
"""Seconds between two kept results."""
_REASONING = 0.25
"""The share of the time left for the reasons of waiting rows."""
_PLAIN = ("random", "stratified")


@dataclass
class Errand:
    """A run: what it works with, where it fits, what is kept."""

    tools: Tools
    engine: TabularEngine
    folder: Path
    effort: Effort
    label: Label
    began: float = field(default_factory=monotonic)
    kept: float = 0.0
    beside: float = _BESIDE
    """Seconds that judging and leaving a result take, as measured when the last one was kept."""

    @property
    def deadline(self) -> Deadline:
        """Of the models: time for judging and leaving what they say is kept free."""
        return Deadline(max(0.0, self.tools.deadline.remaining() - self.beside))

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return monotonic() - self.began

    def report(self, low: float, high: float) -> Report:
        """A report of a part of the work, from one share of the whole to another."""
        return lambda told: self.tools.report(Progress(told.stage, low + (high - low) * told.share))


def learn(study: Study, tools: Tools) -> PredictResult:
    """Do all of it. EngineError where no model could be fitted at all."""
    effort, engine = study.plan.effort, tools.tabular()  # first, as loading it takes seconds of the time
    with tempfile.TemporaryDirectory(prefix="fit-") as folder:
        errand = Errand(tools, engine, Path(folder), effort, Label(uuid4().hex, engine.name))
        return _answered(errand, _first(errand, study))


def _first(errand: Errand, study: Study) -> Screened:
    """The first model. Where a busy machine took the time for loading the libraries, once more: now they are there."""
    report = errand.report(0.02, 0.25)
    allowed = Deadline(max(_LEAST_SECONDS, _FIRST * errand.deadline.remaining()))
    try:
        return screened(study, errand.engine, errand.folder, allowed, report)
    except EngineError:
        late = Deadline(max(errand.deadline.remaining(), _LAST_SECONDS))
        return screened(study, errand.engine, errand.folder, late, report)


def _answered(errand: Errand, first: Screened) -> PredictResult:
    """The answer of the first model, and where there is time a better one."""
    fold = first.study.folds[0]
    early = _Answer(first, [(fold, first.model)], first.folder)
    quick = errand.effort == "quick"
    if not quick or len(first.study.folds) > 1:
        _keep(errand, early)
    try:
        models, folder = _full(errand, first)
    except EngineError:
        return _finished(errand, early, partial=True)
    dropped = len(models) < len(first.study.folds) or not all(model.complete for _, model in models)
    return _finished(errand, _Answer(first, models, folder), partial=dropped)


@dataclass(frozen=True, slots=True)
class _Answer:
    """Models with their folds, and the folder of the last one, which is published where nothing better comes."""

    first: Screened
    models: Sequence[tuple[Fold, FittedModel]]
    folder: Path


def _full(errand: Errand, first: Screened) -> tuple[Sequence[tuple[Fold, FittedModel]], Path]:
    """The models that are judged: of the whole effort, one of each fold for which there is time. EngineError where
    there is none even for the first.
    """
    study = first.study
    if errand.effort == "quick" and len(study.folds) == 1:
        return [(study.folds[0], first.model)], first.folder
    if errand.deadline.remaining() < _LEAST_SECONDS:
        raise EngineError("There is no time for more models.", "Allow more time.")
    errand.engine.ready(errand.deadline)
    whole = errand.deadline.part(_FULL)
    models: list[tuple[Fold, FittedModel]] = []
    for place, fold in enumerate(study.folds):
        folder = errand.folder / f"fold-{place}"
        share = whole.part(1 / (len(study.folds) - place))
        try:
            used = fold.learnt_whole() if _free(study) else fold
            models.append((used, _of_fold(errand, first, place, used, folder, share)))
        except EngineError:
            if not models:
                raise
            break
    return models, errand.folder / f"fold-{len(models) - 1}"


def _free(study: Study) -> bool:
    """Whether engines may hold back what rows they like: of folds that chance has drawn."""
    return len(study.folds) > 1 and study.split.kind in _PLAIN


def _of_fold(errand: Errand, first: Screened, place: int, fold: Fold, folder: Path, deadline: Deadline) -> FittedModel:
    study, count = first.study, len(first.study.folds)
    report = errand.report(0.25 + 0.5 * place / count, 0.25 + 0.5 * (place + 1) / count)
    learning = study.learning(fold.train, fold.validation if len(fold.validation) else None, errand.effort)

    def better(model: FittedModel) -> None:
        if monotonic() - errand.kept >= _APART:
            _keep(errand, _Answer(first, [(fold, model)], folder))

    heard = better if count == 1 else None
    return errand.engine.fit(learning, folder, errand.effort, deadline, report, heard)


def _keep(errand: Errand, found: _Answer) -> None:
    """Give the best so far away as a whole result. What cannot be kept yet is no reason to stop."""
    if errand.tools.keep is None:
        return
    try:
        began = monotonic()
        said = judged(found.first.study, found.models, errand.tools.deadline)
        result = _result(errand, found, said, found.models[0][1], found.folder, partial=True)
    except (OSError, DataError, EngineError):
        return
    errand.beside = _LONGER * (monotonic() - began)
    errand.tools.keep(result)
    errand.kept = monotonic()


def _finished(errand: Errand, found: _Answer, *, partial: bool = False) -> PredictResult:
    """The answer, its model learnt from all rows where there is time."""
    errand.tools.report(Progress("Judging the model", 0.78))
    said = judged(found.first.study, found.models, errand.tools.deadline)
    errand.tools.report(Progress("Learning from all rows", 0.85))
    model, folder = _of_all_rows(errand, found)
    errand.tools.report(Progress("Putting the answer together", 0.95))
    return _result(errand, found, said, model, folder, partial=partial)


def _of_all_rows(errand: Errand, found: _Answer) -> tuple[FittedModel, Path]:
    study, (_, model) = found.first.study, found.models[-1]
    folder = errand.folder / "all"
    everything = study.learning(study.rows.places, None, errand.effort)
    deadline = errand.deadline.part(_AGAIN)
    if deadline.remaining() < 1:
        return model, found.folder
    try:
        again = errand.engine.refit(model, everything, folder, deadline)
    except EngineError:
        again = None
    return (model, found.folder) if again is None else (again, folder)


def _result(
    errand: Errand, found: _Answer, said: Judged, model: FittedModel, folder: Path, *, partial: bool
) -> PredictResult:
    study, first = found.first.study, found.first
    card = publish(study, said, model, folder, errand.label, errand.tools.shelf, errand.tools.left)
    patience = Deadline(_REASONING * errand.tools.deadline.remaining())
    waiting = waiting_of(study, model, card, errand.tools.left, patience)
    course = Course(errand.effort, partial, first.only)
    learnt = Learnt(study, said, found.models[-1][1], first.aside, waiting, errand.label, course)
    return answer(learnt, errand.seconds, errand.tools.deadline)
