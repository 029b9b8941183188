"""What is to be learnt from which rows and columns, before anything is fitted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from automl.errors import DataError
from automl.plan import Circumstances
from automl.predicting.columns import Columns, columns_of
from automl.predicting.leaks.suspects import Suspect, suspects
from automl.predicting.outcome import Outcome, outcome_of
from automl.predicting.result import Split
from automl.predicting.rows import Distinct, Places, distinct
from automl.predicting.splitting import Fold, split
from automl.row_plans import PredictPlan
from automl.series.selection import select
from automl.table import Kind, Table, TimeAxis
from automl.tabular import Effort, Learning, Rows

_MOST_CELLS: Mapping[Effort, int] = {"quick": 600_000, "balanced": 3_000_000, "thorough": 12_000_000}
"""Rows times columns that a model learns from, at most."""
_LEAST_SAMPLE = 10_000
_MOST_ROWS = 300_000
"""Rows with a known outcome that are looked at; of more, those that chance draws."""


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """frame: the rows of the plan, counted from 0; numbers: the number of each in the file, the first is 1. columns:
    the features, all suspects among them. left: how many rows with a known outcome were not looked at, since there are
    so many.
    """

    plan: PredictPlan
    table: Table
    circumstances: Circumstances
    frame: pd.DataFrame
    numbers: Places
    outcome: Outcome
    columns: Columns
    rows: Distinct
    split: Split
    folds: tuple[Fold, ...]
    suspects: tuple[Suspect, ...]
    left: int = 0

    def without(self, names: set[str]) -> "Study":
        """The same study with fewer features."""
        return replace(self, columns=self.columns.without(names))

    def features(self, places: Places) -> pd.DataFrame:
        return self.frame[list(self.columns.features)].iloc[places]

    def rows_at(self, places: Places) -> Rows:
        labels = self.outcome.labels.iloc[places]
        typed = labels.astype(object if self.outcome.classes else np.float64)
        return Rows(self.features(places), typed)

    def learning(self, train: Places, validation: Places | None, effort: Effort) -> Learning:
        """What to learn from these rows: of very many, those that chance draws."""
        return Learning(
            self.outcome.task,
            self.columns.kinds,
            self.outcome.classes,
            self.rows_at(self.drawn(train, effort)),
            None if validation is None else self.rows_at(self.drawn(validation, effort)),
        )

    def drawn(self, places: Places, effort: Effort) -> Places:
        most = max(_LEAST_SAMPLE, _MOST_CELLS[effort] // max(1, len(self.columns.features)))
        if len(places) <= most:
            return places
        return places[np.sort(np.random.default_rng(17).choice(len(places), most, replace=False))]


def study_of(plan: PredictPlan, table: Table, circumstances: Circumstances) -> Study:
    """Look at the data. DataError where the outcome cannot be learnt from them."""
    asked = select(table.frame, plan.filters)
    some, total = _some(asked, plan.target), len(asked)
    frame, numbers = some.reset_index(drop=True), some.index.to_numpy(dtype=np.int64) + 1
    outcome = outcome_of(plan, table, frame, circumstances)
    columns = columns_of(plan, table, frame, outcome.known)
    if not columns.features:
        raise DataError(
            f"Besides {outcome.name} there is no column to learn from: the others are empty, constant, or only names.",
            f"Add columns that describe each row and may have to do with {outcome.name}.",
        )
    told = [name for name in frame.columns if name not in (outcome.name, *columns.counters)]
    rows = distinct(frame[list(columns.features)], frame[told], outcome.labels)
    parted, folds = split(frame, outcome, rows, _axis(table, columns), columns.group)
    learnt = frame.iloc[np.sort(rows.places)]
    doubted = tuple(each for each in suspects(learnt, columns.kinds, outcome) if each.column not in plan.keep)
    left = total - len(frame)
    return Study(plan, table, circumstances, frame, numbers, outcome, columns, rows, parted, folds, doubted, left)


def _some(frame: pd.DataFrame, target: str | None) -> pd.DataFrame:
    """All rows that wait, and of very many others a part."""
    if target is None or len(frame) <= _MOST_ROWS:
        return frame
    known = np.flatnonzero(frame[target].notna().to_numpy())
    left = np.random.default_rng(31).permutation(known)[_MOST_ROWS:]
    kept = np.ones(len(frame), dtype=np.bool_)
    kept[left] = False
    return frame[kept]


def _axis(table: Table, columns: Columns) -> TimeAxis | None:
    axis = table.time
    return axis if axis is not None and columns.kinds.get(axis.column) is Kind.DATE else None
