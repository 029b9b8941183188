"""The port of the tabular engines: rows with a known outcome in, a fitted model out that says what is likely."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.engine import Deadline, Report
from automl.table import Kind

RowTask = Literal["binary", "multiclass", "regression"]
Effort = Literal["quick", "balanced", "thorough"]
Family = Literal["trees", "linear", "neural", "neighbours", "ensemble"]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows to learn from. Both have the same index.

    features: columns of the dtypes of `Table.frame`, without the target. target: class labels as text (spelt as in the
    file), or float64 for regression; never missing.
    """

    features: pd.DataFrame
    target: pd.Series

    def __len__(self) -> int:
        return len(self.features)


@dataclass(frozen=True, slots=True)
class Learning:
    """What a model is to learn.

    kinds: of every feature. classes: in the order of probabilities, () for regression. train: to fit on. validation:
    rows of their own to choose and stop by, split as the evaluation is (by time, by group); None where the engine
    may split `train` as it likes.
    """

    task: RowTask
    kinds: Mapping[str, Kind]
    classes: tuple[str, ...]
    train: Rows
    validation: Rows | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A model that was tried. score: on rows held back, larger is better, in `metric`; None where it has none."""

    name: str
    family: Family
    words: str
    """What it is, in words that people can look up: "LightGBM: gradient-boosted decision trees"."""
    score: float | None = None
    weight: float | None = None
    """Its share in the answer, where several are mixed."""


class FittedModel(Protocol):
    """A model that says what is likely. Calls are safe to repeat; none changes it.

    members: all that were tried, the one that answers first. metric: what their scores are. complete: whether time
    allowed all that was meant to be tried.
    """

    task: RowTask
    classes: tuple[str, ...]
    members: tuple[Member, ...]
    metric: str
    complete: bool = True

    def predict(self, features: pd.DataFrame) -> npt.NDArray[np.float64]:
        """What is likely for each row. Columns as in training; values never seen are taken as missing.

        Returns probabilities, rows × classes, or values of shape (rows,) for regression.
        """

    def contributions(self, features: pd.DataFrame) -> "TreeContributions | None":
        """How much each column moves each row, by one model's own reckoning; None where no model of it can tell.

        Much quicker than attributions of the model that answers, but of one model that is part of it, in its own scale.
        """


@dataclass(frozen=True, slots=True)
class TreeContributions:
    """Contributions of one model. values: rows × columns in log-odds, or of forests in shares (binary: of the second
    class; multiclass: rows × columns × classes), or in the target's unit; each row's sum and its baseline give the
    model's own output.
    """

    model: str
    columns: tuple[str, ...]
    values: npt.NDArray[np.float64]
    baseline: npt.NDArray[np.float64]


Better = Callable[[FittedModel], None]
"""Hears of a model that is better than all before it, whole and usable; it lies in the folder until the next one."""


class TabularEngine(Protocol):
    """An engine that learns an outcome from the other columns."""

    name: str

    def fit(
        self,
        learning: Learning,
        folder: Path,
        effort: Effort,
        deadline: Deadline,
        report: Report,
        better: Better | None = None,
    ) -> FittedModel:
        """Fit models until the deadline and return the best, or a mix of them.

        folder: new; the model is left in it whole, so that `load` finds it. EngineError when none could be fitted.
        """

    def ready(self, deadline: Deadline) -> None:  # noqa: ARG002  most engines load nothing
        """Load what fuller efforts need, where the time left allows; called once a first answer is out."""
        return

    def refit(self, model: FittedModel, everything: Learning, folder: Path, deadline: Deadline) -> FittedModel | None:
        """The same model learnt from all rows, left in `folder`; None where there is no time for it."""

    def load(self, folder: Path) -> FittedModel:
        """What `fit` or `refit` left in a folder. EngineError where it cannot be read."""
