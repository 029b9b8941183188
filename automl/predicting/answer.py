"""The result of a prediction, from what was learnt and judged."""

from dataclasses import dataclass, replace

import numpy as np

from automl.engine import Deadline
from automl.models.folder import MODEL
from automl.predicting.cautions import Course, cautions_of
from automl.predicting.evaluating.chance import intervals, skilled
from automl.predicting.evaluating.metrics import HEADLINE, confusion, metrics_of
from automl.predicting.evaluating.slices import slices_of
from automl.predicting.evaluating.threshold import EVEN, calibration_of, flagged_of, lift_of
from automl.predicting.evaluating.unseen import Unseen
from automl.predicting.judged import Judged
from automl.predicting.publishing import Label
from automl.predicting.result import ModelInfo, PredictResult, SetAside
from automl.predicting.study import Study
from automl.predicting.waiting import Waiting
from automl.tabular import FittedModel

_MOST_PAIRS = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """What came of a study. aside: columns that give the outcome away. model: the one that answers."""

    study: Study
    judged: Judged
    model: FittedModel
    aside: tuple[SetAside, ...]
    waiting: Waiting
    label: Label
    course: Course


def answer(learnt: Learnt, seconds: float, patience: Deadline) -> PredictResult:
    """All that is said of it. patience: how long weak spots may be looked for."""
    study, judged, tested = learnt.study, learnt.judged, learnt.judged.tested
    outcome, skill = study.outcome, skilled(tested)
    slices = slices_of(tested, study.columns.kinds, patience)
    course = replace(learnt.course, hurried=not patience.remaining())
    binary, classes = outcome.task == "binary", len(outcome.classes)
    return PredictResult(
        target=outcome.name,
        task=outcome.task,
        positive=outcome.positive,
        classes=outcome.classes,
        metrics=metrics_of(tested.task, tested.truth, tested.said, tested.thresholds),
        baseline=baseline_of(tested),
        headline=HEADLINE[outcome.task],
        intervals=intervals(tested),
        skill=skill,
        model=_named(learnt),
        members=learnt.model.members,
        rows_trained=judged.learnt,
        rows_tested=len(tested),
        split=replace(study.split, folds=judged.turns),
        drivers=judged.drivers,
        set_aside=(*learnt.aside, *study.columns.aside),
        slices=slices,
        warnings=cautions_of(study, judged, course, skill=skill),
        unit=outcome.unit,
        share=_share(study) if binary else None,
        flagged=flagged_of(tested, judged.threshold, study.plan.costs) if binary else None,
        lift=lift_of(tested) if binary else None,
        calibration=calibration_of(tested) if binary else (),
        confusion=_counts(tested, classes) if classes else (),
        pairs=() if classes else _pairs(tested),
        waiting=learnt.waiting.shown,
        waiting_count=learnt.waiting.count,
        scored=learnt.waiting.scored,
        duplicates=study.rows.copies,
        effort=learnt.course.effort,
        seconds=seconds,
        partial=learnt.course.partial,
    )


def _named(learnt: Learnt) -> ModelInfo:
    best = learnt.model.members[0]
    return ModelInfo(best.name, best.family, MODEL, learnt.label.id, best.words)


def baseline_of(tested: Unseen) -> dict[str, float | None]:
    """The metrics of someone who says the most frequent class, or the mean, of every row."""
    thresholds = np.full(len(tested), EVEN)
    return dict(metrics_of(tested.task, tested.truth, tested.guess, thresholds))


def _share(study: Study) -> float:
    labels = study.outcome.labels.iloc[study.rows.places]
    return float((labels == study.outcome.positive).mean())


def _counts(tested: Unseen, classes: int) -> tuple[tuple[int, ...], ...]:
    counts = confusion(np.asarray(tested.truth, dtype=np.int64), tested.chosen, classes)
    return tuple(tuple(int(count) for count in row) for row in counts)


def _pairs(tested: Unseen) -> tuple[tuple[float, float], ...]:
    rows = np.random.default_rng(29).permutation(len(tested))[:_MOST_PAIRS]
    return tuple((float(tested.truth[row]), float(tested.said[row])) for row in np.sort(rows))
