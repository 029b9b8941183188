"""A study's models, judged on the rows that they have not seen."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from automl.engine import Deadline
from automl.predicting.drivers import of_shuffling, of_trees
from automl.predicting.evaluating.metrics import metrics_of
from automl.predicting.evaluating.threshold import EVEN, threshold_of
from automl.predicting.evaluating.unseen import Codes, Numbers, Unseen, joined
from automl.predicting.result import Driver, Metrics
from automl.predicting.rows import Places
from automl.predicting.splitting import Fold
from automl.predicting.study import Study
from automl.tabular import FittedModel, TreeContributions

_LOOKED = 400
"""Unseen rows in which drivers are looked for."""
_SHUFFLED = 300


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """threshold: of rows to come. chosen_by: metrics on the validation rows, where one test was
    made and rows were held back. turns: how many
    of the study's folds were tested; fewer where the time was over.
    """

    tested: Unseen
    threshold: float
    drivers: tuple[Driver, ...]
    learnt: int
    chosen_by: Metrics | None
    turns: int = 1


def judged(study: Study, models: Sequence[tuple[Fold, FittedModel]], patience: Deadline) -> Judged:
    """What the models say of their tests. Thresholds come from rows that are in no test of theirs.

    patience: how long drivers may be looked for.
    """
    every = study.rows.places
    parts = [tested_on(study, model, fold.test, fold.learning if len(models) == 1 else every) for fold, model in models]
    threshold, chosen_by = EVEN, None
    if len(models) == 1:
        threshold, chosen_by = _by_validation(study, *models[0])
        parts = [_at(parts[0], threshold)]
    elif study.outcome.task == "binary":
        others = [[part for part in parts if part is not each] for each in parts]
        threshold = _threshold(study, parts)
        parts = [_at(each, _threshold(study, rest)) for each, rest in zip(parts, others, strict=True)]
    learnt = sum(len(fold.learning) for fold, _ in models) if len(models) == 1 else len(study.rows.places)
    drivers = tuple(_drivers(study, models, patience))
    return Judged(joined(tuple(parts)), threshold, drivers, learnt, chosen_by, len(models))


def tested_on(study: Study, model: FittedModel, places: Places, learnt: Places) -> Unseen:
    """What a model says of rows. learnt: the rows from which a guess knows how often each outcome comes."""
    features = study.features(places)
    said = np.asarray(model.predict(features), dtype=np.float64)
    if study.outcome.task == "regression":
        guess = np.full(len(places), float(np.mean(_truth(study, learnt))))
    else:
        guess = np.tile(_shares(study, learnt), (len(places), 1))
    return Unseen(study.outcome.task, features, _truth(study, places), said, guess, np.full(len(places), EVEN))


def _shares(study: Study, places: Places) -> Numbers:
    """How often each class comes in these rows."""
    codes = _truth(study, places).astype(np.int64) if study.outcome.classes else np.zeros(0, dtype=np.int64)
    return np.bincount(codes, minlength=len(study.outcome.classes)) / max(1, len(codes))


def _truth(study: Study, places: Places) -> Codes | Numbers:
    labels = study.outcome.labels.iloc[places]
    if study.outcome.task == "regression":
        return labels.to_numpy(dtype=np.float64)
    return pd.Categorical(labels, categories=list(study.outcome.classes)).codes.astype(np.int64)


def _by_validation(study: Study, fold: Fold, model: FittedModel) -> tuple[float, Metrics | None]:
    """The threshold by the rows that were held back, and the metrics there; what theory says, and None, where the model
    has learnt from all but the test.
    """
    if not len(fold.validation):
        return _threshold(study, []), None
    held = tested_on(study, model, fold.validation, fold.train)
    threshold = _threshold(study, [held])
    return threshold, metrics_of(held.task, held.truth, held.said, np.full(len(held), threshold))


def _threshold(study: Study, held: Sequence[Unseen]) -> float:
    if study.outcome.task != "binary":
        return EVEN
    truth = np.concatenate([np.zeros(0, dtype=np.int64), *(np.asarray(each.truth, dtype=np.int64) for each in held)])
    return threshold_of(truth, np.concatenate([np.zeros(0), *(each.positive for each in held)]), study.plan.costs)


def _at(tested: Unseen, threshold: float) -> Unseen:
    thresholds = np.full(len(tested), threshold)
    return Unseen(tested.task, tested.features, tested.truth, tested.said, tested.guess, thresholds)


def _drivers(study: Study, models: Sequence[tuple[Fold, FittedModel]], patience: Deadline) -> list[Driver]:
    most = _LOOKED // len(models)
    looked = [(study.features(_some(fold.test, most)), model) for fold, model in models]
    moves = [model.contributions(features) for features, model in looked]
    rows = pd.concat([features for features, _ in looked])
    told: tuple[TreeContributions, ...] = tuple(each for each in moves if each is not None)
    if len(told) == len(models):
        return of_trees(rows, study.columns.kinds, told, _shares(study, study.rows.places))
    features, model = looked[0]
    few = features.head(_SHUFFLED)
    return of_shuffling(few, study.columns.kinds, lambda asked: _spoken(study, model.predict(asked)), patience)


def _spoken(study: Study, said: Numbers) -> Numbers:
    """Of two classes the positive one's probability."""
    return said[:, -1] if study.outcome.task == "binary" else said


def _some(places: Places, most: int) -> Places:
    if len(places) <= most:
        return places
    return places[np.sort(np.random.default_rng(19).choice(len(places), most, replace=False))]
