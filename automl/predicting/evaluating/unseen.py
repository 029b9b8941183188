"""Rows never seen, with what was said of them and what is true."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.tabular import RowTask

Numbers = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Unseen:
    """truth: codes of the classes, or values. said: probabilities, rows × classes, or values. thresholds: of each row,
    from which the positive class (the last of two) is said. guess: of someone who knows only the outcomes of the rows
    to learn from: the share of each class, or the mean, as `said`.
    """

    task: RowTask
    features: pd.DataFrame
    truth: Codes | Numbers
    said: Numbers
    guess: Numbers
    thresholds: Numbers

    def __len__(self) -> int:
        return len(self.truth)

    @property
    def chosen(self) -> Codes:
        """The class that is said of each row."""
        return chosen(self.said, self.thresholds)

    @property
    def positive(self) -> Numbers:
        """The probability of the positive class."""
        return self.said[:, -1]


def chosen(said: Numbers, thresholds: Numbers) -> Codes:
    """The class of each row: of two by the threshold, of more the likeliest."""
    if said.shape[1] == 2:  # noqa: PLR2004 - of two classes
        return (said[:, 1] >= thresholds).astype(np.int64)
    return np.asarray(said.argmax(axis=1), dtype=np.int64)


def joined(parts: "tuple[Unseen, ...]") -> Unseen:
    """The rows of several folds as one test."""
    if len(parts) == 1:
        return parts[0]
    return Unseen(
        parts[0].task,
        pd.concat([part.features for part in parts]),
        np.concatenate([part.truth for part in parts]),
        np.concatenate([part.said for part in parts]),
        np.concatenate([part.guess for part in parts]),
        np.concatenate([part.thresholds for part in parts]),
    )
