"""Which of the suspected columns really give the outcome away: the honest score beside the dishonest one."""

from dataclasses import dataclass, replace
from pathlib import Path

from automl.engine import Deadline, Report
from automl.errors import EngineError
from automl.predicting.evaluating.metrics import HEADLINE, metrics_of
from automl.predicting.judged import tested_on
from automl.predicting.leaks.suspects import Suspect
from automl.predicting.result import Metrics, SetAside
from automl.predicting.study import Study
from automl.tabular import FittedModel, TabularEngine

_MUCH_WORSE = 3.0
"""How many times larger the error without the suspects must be for them to be set aside."""
_GOOD = 0.95
"""What the others must not reach by themselves: a balanced share of right guesses, or R²."""

_SUSPECTED = 0.5
"""The share of the time left for the model with the suspects; the first one takes what it needs."""


@dataclass(frozen=True, slots=True, eq=False)
class Screened:
    """study: without the columns that give the outcome away, which are `aside`. model: a first one of the first fold,
    in `folder`. only: columns that were kept though they are suspected, since there is nothing else to learn from.
    """

    study: Study
    aside: tuple[SetAside, ...]
    model: FittedModel
    folder: Path
    only: tuple[str, ...] = ()


def screened(study: Study, engine: TabularEngine, folder: Path, deadline: Deadline, report: Report) -> Screened:
    """Fit a first model without the suspects, and one with them where there are any. EngineError where none fits."""
    names = {each.column for each in study.suspects}
    if names >= set(study.columns.features):
        told = tuple(sorted(names))
        return Screened(study, (), _fitted(study, engine, folder / "first", deadline, report), folder / "first", told)
    honest = study.without(names)
    model = _fitted(honest, engine, folder / "first", deadline, report)
    if not names:
        return Screened(honest, (), model, folder / "first")
    deadline = deadline.part(_SUSPECTED)
    try:
        dishonest = _fitted(study, engine, folder / "suspected", deadline, report)
    except EngineError:
        return Screened(honest, tuple(each.aside for each in study.suspects), model, folder / "first")
    return _compared(study, honest, model, dishonest, engine, folder, deadline, report)


def _compared(
    study: Study,
    honest: Study,
    model: FittedModel,
    dishonest: FittedModel,
    engine: TabularEngine,
    folder: Path,
    deadline: Deadline,
    report: Report,
) -> Screened:
    without, within = _scores(honest, model), _scores(study, dishonest)
    cleared = set() if _telling(without, within) else {each.column for each in study.suspects if not each.sure}
    guilty = tuple(each for each in study.suspects if each.column not in cleared)
    aside = tuple(_scored(each, study, without, within) for each in guilty)
    if not cleared:
        return Screened(honest, aside, model, folder / "first")
    if not guilty:
        return Screened(study, (), dishonest, folder / "suspected")
    rest = study.without({each.column for each in guilty})
    return Screened(rest, aside, _fitted(rest, engine, folder / "cleared", deadline, report), folder / "cleared")


def _fitted(study: Study, engine: TabularEngine, folder: Path, deadline: Deadline, report: Report) -> FittedModel:
    fold = study.folds[0]
    return engine.fit(study.learning(fold.train, fold.validation, "quick"), folder, "quick", deadline, report)


def _scores(study: Study, model: FittedModel) -> Metrics:
    """On validation rows: the test stays closed."""
    fold = study.folds[0]
    held = tested_on(study, model, fold.validation, fold.train)
    return metrics_of(held.task, held.truth, held.said, held.thresholds)


def _telling(without: Metrics, within: Metrics) -> bool:
    """Whether the suspects make all the difference."""
    name = "r2" if "r2" in without else "balanced_accuracy"
    honest, dishonest = without[name] or 0.0, within[name] or 0.0
    return honest < _GOOD and (1 - honest) >= _MUCH_WORSE * max(0.0, 1 - dishonest)


def _scored(suspect: Suspect, study: Study, without: Metrics, within: Metrics) -> SetAside:
    name = HEADLINE[study.outcome.task]
    return replace(suspect.aside, honest=without[name], dishonest=within[name])
