"""A fitted first look: a weighted sum and boosted trees over the same columns, mixed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import joblib
import numpy as np
import numpy.typing as npt
import pandas as pd
from threadpoolctl import ThreadpoolController

from automl.engines.first_choice import Choice
from automl.engines.first_columns import FirstColumns
from automl.engines.first_models import Sum, Trees
from automl.engines.quiet import quiet
from automl.engines.tabular_trees import by_column, outputs_apart
from automl.tabular import FittedModel, Member, RowTask, TreeContributions

FILE = "first_look.joblib"
LINEAR, TREES, MIXED = "Linear model", "Boosted trees", "Mixed model"
WORDS = {
    LINEAR: "Linear model: a weighted sum of the columns",
    TREES: "Boosted trees: many small decision trees, each correcting those before",
    MIXED: "Mixed model: the weighted mean of a linear model and gradient-boosted trees",
}


@dataclass
class FirstLookModel(FittedModel):
    """trees: None where there was no time for them. rows: that both have learnt from."""

    task: RowTask
    classes: tuple[str, ...]
    members: tuple[Member, ...]
    metric: str
    columns: FirstColumns = field(repr=False)
    sums: Sum = field(repr=False)
    trees: Trees | None = field(repr=False)
    choice: Choice = field(repr=False)
    rows: int
    held: pd.DataFrame | None = field(default=None, repr=False)
    """What it said of the rows that it was judged on, by their index: rows × classes, or one column. Not kept."""

    def predict(self, features: pd.DataFrame) -> npt.NDArray[np.float64]:
        with alone():
            prepared = self.columns.prepared(features)
            share = 0.0 if self.trees is None else self.choice.share
            grown = self.trees.said(prepared) if self.trees is not None and share > 0 else 0.0
            sums = self.sums.said(self.columns.scaled(prepared)) if share < 1 else 0.0
        return np.asarray(share * grown + (1 - share) * sums)

    def contributions(self, features: pd.DataFrame) -> TreeContributions | None:
        if self.trees is None:
            return None
        with alone():
            values = outputs_apart(self.trees.moves(self.columns.prepared(features)), len(self.columns.names))
        inside = self.columns.columns
        folded, baseline = by_column(self.columns.names, values[:, :-1], inside), values[:, -1].mean(axis=0)
        if self.task != "multiclass":
            return TreeContributions(TREES, tuple(inside.kinds), folded[:, :, 0], baseline[:1])
        moves, start = np.zeros((*folded.shape[:2], len(self.classes))), np.zeros(len(self.classes))
        present = self.trees.present.astype(int)[-folded.shape[2] :]  # of two, the trees tell about the second
        moves[:, :, present], start[present] = folded, baseline
        return TreeContributions(TREES, tuple(inside.kinds), moves, start)

    def left_in(self, folder: Path) -> None:
        """Leave it where `opened` finds it."""
        folder.mkdir(parents=True, exist_ok=True)
        joblib.dump(replace(self, held=None), folder / FILE)


def opened(folder: Path) -> FirstLookModel:
    """The model in a folder. TypeError where the file holds something else."""
    with alone():
        model = joblib.load(folder / FILE)
    if not isinstance(model, FirstLookModel):
        raise TypeError(FILE)
    return model


def members_of(choice: Choice) -> tuple[Member, ...]:
    """The model that answers first, then the others."""
    linear, grown, mixed = choice.scores
    both = 0 < choice.share < 1
    members = [Member(LINEAR, "linear", WORDS[LINEAR], linear, 1 - choice.share if both else None)]
    if grown is not None:
        members.append(Member(TREES, "trees", WORDS[TREES], grown, choice.share if both else None))
    if both:
        return Member(MIXED, "ensemble", WORDS[MIXED], mixed), *members
    return tuple(reversed(members) if choice.share == 1 else members)


@contextmanager
def alone() -> Iterator[None]:
    """One thread for the libraries inside: OpenMP's threads would not survive a fork."""
    with quiet(), _controller().limit(limits=1):
        yield


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()
