"""A fitted AutoGluon model behind the port."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.engines.single_thread import single_thread
from automl.engines.tabular_columns import Columns
from automl.engines.tabular_contest import Contest
from automl.engines.tabular_kept import About, kept
from automl.engines.tabular_trees import contributions_of
from automl.tabular import FittedModel, TreeContributions


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where a model was fitted, so that it can be fitted to more rows. The folder goes with this object.

    answering: the model's name inside.
    """

    folder: TemporaryDirectory[str]
    contest: Contest
    answering: str


class AutoGluonModel(FittedModel):
    """One of AutoGluon's models, or a weighted mix of them, in memory."""

    def __init__(self, about: About, columns: Columns, predictor: Any, workshop: Workshop | None = None) -> None:
        self.held: pd.DataFrame | None = None
        """What it said of the rows that it was judged on, by their index: rows × classes, or one column."""
        self.task, self.classes, self.members, self.metric = about.task, about.classes, about.members, about.metric
        self.about, self.columns, self.workshop = about, columns, workshop
        self._predictor = predictor

    def predict(self, features: pd.DataFrame) -> npt.NDArray[np.float64]:
        inner = self.columns.prepared(features.reset_index(drop=True))
        with single_thread():
            if self.task == "regression":
                return np.asarray(self._predictor.predict(inner), dtype=np.float64)
            likely = self._predictor.predict_proba(inner, as_multiclass=True)
        return _in_order(likely, len(self.classes))

    def contributions(self, features: pd.DataFrame) -> TreeContributions | None:
        inner = self.columns.prepared(features.reset_index(drop=True))
        with single_thread():
            return contributions_of(self._predictor, self.columns, inner, self.task, len(self.classes))


def opened(folder: Path, workshop: Workshop | None = None, held: pd.DataFrame | None = None) -> AutoGluonModel:
    """The model in a folder. held: what it said of the rows that it was judged on."""
    with single_thread():
        predictor, columns, about = kept(folder)
    model = AutoGluonModel(about, columns, predictor, workshop)
    model.held = held
    return model


def _in_order(likely: pd.DataFrame, classes: int) -> npt.NDArray[np.float64]:
    """Rows × classes. A class too rare to be learnt has probability 0."""
    out = np.zeros((len(likely), classes))
    for code in likely.columns:
        out[:, int(code)] = likely[code].to_numpy(dtype=float)
    out /= out.sum(axis=1, keepdims=True)
    return out
