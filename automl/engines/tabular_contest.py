"""Models fitted one after the other by AutoGluon, the best so far laid down whole. Runs in a process of its own."""

import logging
import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Any

import pandas as pd
import torch
from autogluon.features.generators import AutoMLPipelineFeatureGenerator
from autogluon.tabular import TabularPredictor
from threadpoolctl import threadpool_limits

from automl.engine import Deadline
from automl.engines.quiet import quiet
from automl.engines.tabular_columns import Columns
from automl.engines.tabular_kept import About, keep
from automl.engines.tabular_lineup import Contestant
from automl.tabular import Learning, Member, Rows, RowTask

logger = logging.getLogger(__name__)
TARGET = "target"
ENSEMBLE = "WeightedEnsemble"
METRICS: dict[RowTask, str] = {
    "binary": "log_loss",
    "multiclass": "log_loss",
    "regression": "root_mean_squared_error",
}
SPARE = 0.85
"""The share of the time for fitting; the rest is for laying the best model down."""
PAUSE = 2.0
"""Seconds between two copies of the best so far, which cost time themselves."""
LEAST = 0.4
"""The share of what is left that a model may take, however many come after it."""
WORK = "work"
"""The folder of the models with their data, from which they can be fitted to more rows."""


@dataclass(frozen=True, slots=True)
class Contest:
    """What is to be fitted. codes: rows whose target is a class's place in `learning.classes`, or a number.

    place: an empty folder to work in. folds: 0 to hold rows back. threads: as many as may run.
    rivals: what was tried before, by another engine.
    """

    learning: Learning
    contestants: Sequence[Contestant]
    folds: int
    threads: int
    place: Path
    rivals: tuple[Member, ...] = ()

    @property
    def bar(self) -> float:
        """The score that is to be beaten."""
        return max((one.score for one in self.rivals if one.score is not None), default=-math.inf)


@dataclass(frozen=True, slots=True)
class Step:
    """Heard from a contest: the place of the one in hand, the best so far, and, if new, its folder and name inside.

    held: what it says of the rows that it was judged on. whole: whether all were tried, none for want of time.
    """

    trying: int
    best: Member | None
    laid: Path | None = None
    answering: str = ""
    held: pd.DataFrame | None = None
    whole: bool = False


def contest(one: Contest, seconds: float) -> Iterator[Step]:
    """Fit the contestants one after the other. Each step with a folder is a whole model that `kept` loads."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    torch.set_num_threads(one.threads)
    with quiet(), threadpool_limits(one.threads):
        yield from _Rounds(one, Deadline(seconds * SPARE)).run()


class _Rounds:
    """The state of a contest: AutoGluon's predictor, and the best that was laid down."""

    def __init__(self, one: Contest, deadline: Deadline) -> None:
        self._one, self._deadline = one, deadline
        self._columns = Columns.learnt(one.learning.train.features, one.learning.kinds)
        self._predictor: Any = None
        self._best: Member | None = None
        self._laid_at = -PAUSE
        self._laid: str | None = None
        self._copies = 0

    def run(self) -> Iterator[Step]:
        contestants, ended = self._one.contestants, False
        for position, contestant in enumerate(contestants):
            yield Step(position, self._best)
            left = self._deadline.remaining()
            if left <= 0:
                ended = True
                break
            allowed = Deadline(left * max(LEAST, 1 / (len(contestants) - position)))
            try:
                self._fit(contestant, allowed.remaining())
                improved = self._compare(position)
            except Exception:
                logger.info("%s has no answer", contestant.name, exc_info=True)
                ended = ended or not allowed.remaining()
                continue
            ended = ended or not allowed.remaining()
            if improved and monotonic() - self._laid_at >= PAUSE:
                yield self._lay(position)
        if self._predictor is not None and self._laid != self._predictor.model_best:
            yield self._lay(len(contestants) - 1)
        yield Step(len(contestants) - 1, self._best, whole=not ended)

    def _fit(self, contestant: Contestant, seconds: float) -> None:
        settings = {
            "hyperparameters": contestant.hyperparameters,
            "time_limit": seconds,
            "num_cpus": self._one.threads,
            "num_gpus": 0,
            "fit_weighted_ensemble": False,
            "ag_args_ensemble": {"fold_fitting_strategy": "sequential_local"},
        }
        if self._predictor is None:
            self._predictor = self._first(settings)
        else:
            self._predictor.fit_extra(**settings)

    def _first(self, settings: dict[str, Any]) -> Any:
        one = self._one
        predictor = TabularPredictor(
            TARGET,
            problem_type=one.learning.task,
            eval_metric=METRICS[one.learning.task],
            path=str(one.place / WORK),
            verbosity=0,
            log_to_file=False,
            learner_kwargs={"label_count_threshold": 2},
        )
        validation = one.learning.validation
        return predictor.fit(
            inside(self._columns, one.learning.train),
            tuning_data=None if validation is None else inside(self._columns, validation),
            feature_generator=AutoMLPipelineFeatureGenerator(
                enable_datetime_features=False, enable_text_special_features=False, enable_text_ngram_features=False
            ),
            num_bag_folds=one.folds,
            num_bag_sets=1,
            num_stack_levels=0,
            dynamic_stacking=False,
            **settings,
        )

    def _compare(self, position: int) -> bool:
        """Mix what there is, and say whether there is a better answer than before."""
        predictor = self._predictor
        if len(_scores(predictor)) > 1:
            predictor.fit_weighted_ensemble(name_suffix=f"_{position}", num_cpus=self._one.threads)
        about = self._about()
        before, self._best = self._best, about.members[0]
        return before is None or (self._best.score or 0) > (before.score or 0)

    def _about(self) -> About:
        one = self._one
        told = about(self._predictor, one.learning, one.contestants)
        others = (replace(each, weight=None) for each in one.rivals if each.family != "ensemble")
        rest = sorted((*told.members[1:], *others), key=lambda each: -(each.score or -math.inf))
        return replace(told, members=(told.members[0], *rest))

    def _lay(self, position: int) -> Step:
        folder = self._one.place / f"best-{self._copies}"
        self._copies += 1
        keep(self._predictor, self._predictor.model_best, self._columns, self._about(), folder)
        self._laid, self._laid_at = self._predictor.model_best, monotonic()
        return Step(position, self._best, folder, self._laid, self._said())

    def _said(self) -> pd.DataFrame | None:
        """What the best says of the rows that it was judged on, by their index: rows × classes, or one column."""
        one, predictor = self._one, self._predictor
        classes = one.learning.task != "regression"
        if one.folds:
            said = predictor.predict_proba_oof() if classes else predictor.predict_oof()
        elif one.learning.validation is not None:
            rows = self._columns.prepared(one.learning.validation.features)
            said = predictor.predict_proba(rows) if classes else predictor.predict(rows)
        else:
            return None
        if not classes:
            return pd.DataFrame({0: said})
        likely: pd.DataFrame = said.rename(columns=int)
        return likely.reindex(columns=range(len(one.learning.classes)), fill_value=0.0)


def inside(columns: Columns, rows: Rows) -> pd.DataFrame:
    """Rows as AutoGluon takes them, with their target."""
    return columns.prepared(rows.features).assign(**{TARGET: rows.target})


def about(predictor: Any, learning: Learning, contestants: Sequence[Contestant]) -> About:
    """What is known of the models so far: the one that answers first, then by score."""
    scores, weights = _scores(predictor), _weights(predictor)
    by_name = {one.name: one for one in contestants}
    members = [
        Member(name, by_name[name].family, by_name[name].words, score, weights.get(name))
        for name, score in sorted(scores.items(), key=lambda pair: -pair[1])
    ]
    if len(weights) > 1:
        mixed = Member(ENSEMBLE, "ensemble", f"A weighted mix of {len(weights)} models", _best_score(predictor))
        members = [mixed, *members]
    else:
        members.sort(key=lambda one: one.name not in weights)
        members = [replace(one, weight=None) for one in members]
    return About(learning.task, learning.classes, tuple(members), METRICS[learning.task])


def plain(name: str) -> str:
    """A model's name as the line-up has it; AutoGluon adds how it was fitted."""
    return name.removesuffix("_FULL").partition("_BAG")[0]


def _scores(predictor: Any) -> dict[str, float]:
    """Each model's score on rows held back; larger is better. Mixes are left out."""
    table = predictor.leaderboard(display=False)
    pairs = zip(table["model"], table["score_val"], strict=True)
    return {plain(name): float(score) for name, score in pairs if not name.startswith(ENSEMBLE)}


def _best_score(predictor: Any) -> float:
    table = predictor.leaderboard(display=False).set_index("model")
    return float(table.loc[predictor.model_best, "score_val"])


def _weights(predictor: Any) -> dict[str, float]:
    """The share of each model in the one that answers."""
    best = predictor.model_best
    if not best.startswith(ENSEMBLE):
        return {plain(best): 1.0}
    weights = predictor._trainer.load_model(best)._get_model_weights()  # noqa: SLF001  nothing public tells them
    return {plain(name): float(weight) for name, weight in weights.items() if weight > 0}
