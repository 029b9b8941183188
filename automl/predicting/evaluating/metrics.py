"""How good predictions are: of classes and of numbers. Every metric is None where it cannot be told.

Of two classes, precision, recall and F1 are of the positive one; of more, means over the classes.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.predicting.evaluating.unseen import Codes, Numbers, chosen
from automl.predicting.result import Metrics
from automl.tabular import RowTask

HEADLINE: dict[RowTask, str] = {"binary": "roc_auc", "multiclass": "accuracy", "regression": "mae"}
_LEAST = 1e-15
_TWO = 2


def metrics_of(task: RowTask, truth: Codes | Numbers, said: Numbers, thresholds: Numbers) -> Metrics:
    """All metrics of a task. truth, said, thresholds: as in `Unseen`."""
    if task == "regression":
        return _of_numbers(np.asarray(truth, dtype=np.float64), said)
    return _of_classes(np.asarray(truth, dtype=np.int64), said, chosen(said, thresholds))


def _of_numbers(truth: Numbers, said: Numbers) -> Metrics:
    wrong = said - truth
    spread = float(((truth - truth.mean()) ** 2).sum())
    return {
        "mae": float(np.abs(wrong).mean()),
        "rmse": float(np.sqrt((wrong**2).mean())),
        "r2": 1 - float((wrong**2).sum()) / spread if spread else None,
    }


def _of_classes(truth: Codes, said: Numbers, guessed: Codes) -> Metrics:
    classes = said.shape[1]
    counts = confusion(truth, guessed, classes).astype(np.float64)
    there, told, right = counts.sum(axis=1), counts.sum(axis=0), np.diag(counts)
    recall = _shares(right, there)
    precision = np.where(told > 0, right / np.maximum(told, 1), 0.0)
    f1 = np.where(there > 0, 2 * right / np.maximum(there + told, 1), np.nan)
    meant = slice(1, 2) if classes == _TWO else slice(None)
    present = there[meant] > 0
    return {
        "accuracy": float(right.sum() / max(1.0, counts.sum())),
        "balanced_accuracy": _mean(recall),
        "precision": _mean(np.where(present, precision[meant], np.nan)),
        "recall": _mean(recall[meant]),
        "f1": _mean(f1[meant]),
        "roc_auc": roc_auc(truth, said),
        "log_loss": float(-np.log(np.clip(said[np.arange(len(truth)), truth], _LEAST, 1)).mean()),
        "brier": _brier(truth, said),
    }


def confusion(truth: Codes, guessed: Codes, classes: int) -> npt.NDArray[np.int64]:
    """Counts, classes × classes: rows are the truth."""
    return np.bincount(truth * classes + guessed, minlength=classes**2).reshape(classes, classes)


def roc_auc(truth: Codes, said: Numbers) -> float | None:
    """The area under the ROC curve: of the positive class, or the mean of each class against all others."""
    if said.shape[1] == _TWO:
        return area(truth == 1, said[:, 1])
    each = [area(truth == code, said[:, code]) for code in range(said.shape[1])]
    told = [value for value in each if value is not None]
    return float(np.mean(told)) if told else None


def area(positive: npt.NDArray[np.bool_], scores: Numbers) -> float | None:
    """The probability that a positive row has a higher score than another; a tie counts half."""
    ones, zeros = int(positive.sum()), int((~positive).sum())
    if not ones or not zeros:
        return None
    ranks = pd.Series(scores).rank().to_numpy()
    return float((ranks[positive].sum() - ones * (ones + 1) / 2) / (ones * zeros))


def _brier(truth: Codes, said: Numbers) -> float:
    wrong = (said - np.eye(said.shape[1])[truth]) ** 2
    return float(wrong[:, 1].mean() if said.shape[1] == _TWO else wrong.sum(axis=1).mean())


def _shares(right: Numbers, there: Numbers) -> Numbers:
    return np.where(there > 0, right / np.maximum(there, 1), np.nan)


def _mean(values: Numbers) -> float | None:
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else None
