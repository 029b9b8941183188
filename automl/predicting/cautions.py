"""What a person must know to trust a prediction."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from automl.predicting.evaluating.metrics import metrics_of
from automl.predicting.judged import Judged
from automl.predicting.protected import protected
from automl.predicting.result import Driver
from automl.predicting.study import Study
from automl.result import Caution
from automl.tabular import Effort

_FEW_ROWS = 200
_FEW_POSITIVES = 50
_RARE = 0.05
_OLD_DAYS = 366
_MUCH_WORSE = 0.1
"""By how much accuracy, area or R² may fall from the rows that chose the model to those that test it."""
_ERRORS = 3.0


@dataclass(frozen=True, slots=True)
class Course:
    """How the work went. only: suspected columns that were kept, for want of others. hurried: whether the time was over
    before all was looked for in the answer.
    """

    effort: Effort
    partial: bool = False
    only: tuple[str, ...] = ()
    hurried: bool = False


def cautions_of(study: Study, judged: Judged, course: Course, *, skill: bool) -> tuple[Caution, ...]:
    """`no_signal`, `out_of_time`, `only_leaks`, `few_rows`, `few_positives`, `imbalanced`,
    `small_class`, `spellings`, `sampled`, `hurried`, `overfit`, `old_data`, `protected`.
    """
    return tuple(_of_course(study, course, skill=skill)) + tuple(_of_rows(study)) + tuple(_of_model(study, judged))


def _of_course(study: Study, course: Course, *, skill: bool) -> Iterator[Caution]:
    if not skill:
        yield Caution("no_signal")
    if course.partial:
        yield Caution("out_of_time")
    if course.hurried:
        yield Caution("hurried")
    if course.only:
        yield Caution("only_leaks", {"columns": list(course.only)})
    used, rows = len(study.drawn(study.rows.places, course.effort)), len(study.rows.places)
    if used < rows or study.left:
        yield Caution("sampled", {"rows": used, "of": rows + study.left})


def _of_rows(study: Study) -> Iterator[Caution]:
    outcome, rows = study.outcome, len(study.rows.places)
    if rows < _FEW_ROWS:
        yield Caution("few_rows", {"rows": rows})
    if outcome.rare:
        yield Caution("small_class", {"names": list(outcome.rare)})
    if outcome.merged:
        yield Caution("spellings", {"names": list(outcome.merged)})
    if outcome.task == "binary":
        labels = outcome.labels.iloc[study.rows.places]
        counts = labels.value_counts()
        rarer = str(counts.index[-1])
        share, count = float(counts.iloc[-1] / rows), int(counts.iloc[-1])
        if count < _FEW_POSITIVES:
            yield Caution("few_positives", {"positive": rarer, "count": count})
        if share < _RARE:
            yield Caution("imbalanced", {"positive": rarer, "share": share})


def _of_model(study: Study, judged: Judged) -> Iterator[Caution]:
    if (fell := _fallen(judged)) is not None:
        yield Caution("overfit", fell)
    axis, today = study.table.time, study.circumstances.today
    if axis is not None and axis.column in study.columns.kinds and (today - axis.end).days > _OLD_DAYS:
        yield Caution("old_data", {"end": axis.end})
    used = protected(driver.column for driver in _used(judged))
    if used:
        yield Caution("protected", {"columns": list(used)})


def _used(judged: Judged) -> tuple[Driver, ...]:
    return tuple(driver for driver in judged.drivers if driver.share >= 0.005)  # noqa: PLR2004 - more than a trace


def _fallen(judged: Judged) -> dict[str, object] | None:
    """The metric that is much worse on the test than on the rows that chose the model, with both."""
    if judged.chosen_by is None:
        return None
    tested = judged.tested
    now = metrics_of(tested.task, tested.truth, tested.said, tested.thresholds)
    name = {"regression": "r2", "binary": "roc_auc"}.get(tested.task, "accuracy")
    before, after = judged.chosen_by[name], now[name]
    if before is None or after is None or before - after < max(_MUCH_WORSE, _ERRORS / np.sqrt(len(tested)) / 2):
        return None
    return {"metric": name, "before": before, "after": after}
