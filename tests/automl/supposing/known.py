"""Models that are known functions, so that the right answer can be worked out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.engine import Deadline, Report
from automl.table import Kind, Table
from automl.tabular import (
    Better,
    Effort,
    FittedModel,
    Learning,
    Member,
    RowTask,
    TabularEngine,
    TreeContributions,
)
from tests.automl.fitted import Asked, card_of, published

Function = Callable[[pd.DataFrame], npt.NDArray[np.float64]]


@dataclass(frozen=True)
class KnownModel(FittedModel):
    """A function of the columns: a value, or the probability of the second class."""

    task: RowTask
    classes: tuple[str, ...]
    function: Function
    members: tuple[Member, ...] = (Member("Known", "linear", "A known function"),)
    metric: str = "log_loss"

    def predict(self, features: pd.DataFrame) -> npt.NDArray[np.float64]:
        said = np.asarray(self.function(features), dtype=np.float64)
        return np.stack([1 - said, said], axis=1) if self.classes else said

    def contributions(self, features: pd.DataFrame) -> TreeContributions | None:
        return None


class KnownEngine(TabularEngine):
    """Loads one known function whatever lies in the folder."""

    name = "known"

    def __init__(self, model: FittedModel) -> None:
        self._model = model

    def fit(
        self,
        learning: Learning,
        folder: Path,
        effort: Effort,
        deadline: Deadline,
        report: Report,
        better: Better | None = None,
    ) -> FittedModel:
        return self._model

    def refit(self, model: FittedModel, everything: Learning, folder: Path, deadline: Deadline) -> FittedModel | None:
        return None

    def load(self, folder: Path) -> FittedModel:
        return self._model


def asked_of(table: Table, kinds: Mapping[str, Kind], function: Function, folder: Path, target: str = "y") -> Asked:
    """A published model of two classes, No and Yes, whose probability of Yes is the function."""
    model = KnownModel("binary", ("No", "Yes"), function)
    (folder / "model").mkdir()
    (folder / "model" / "function.txt").write_text("known")
    card = card_of(model, table, target, kinds)
    return published(replace(card, positive="Yes"), table.frame, table, folder, lambda: KnownEngine(model))
