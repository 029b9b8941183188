"""The outcome to learn: which rows have it, its classes or values, and whether it can be learnt at all."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.errors import DataError
from automl.plan import Circumstances
from automl.predicting.positive import positive_of
from automl.predicting.spellings import one_spelling
from automl.result import Unit
from automl.row_plans import PredictPlan
from automl.series.units import unit_of
from automl.table import Column, Kind, Table
from automl.tabular import RowTask

LEAST_ROWS = 30
LEAST_OF_CLASS = 3
MOST_CLASSES = 100
_TWO = 2
_ROWS_PER_CLASS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What is to be learnt of each row of a frame; the index of `labels` is the frame's.

    labels: class labels as text, spelt as in the file, or float64; missing where the row waits for a prediction, or
    where its class is among `rare`. waiting: where the file says nothing. classes: the positive one last. merged:
    spellings that count as another one, such as "Yes " for "yes".
    """

    name: str
    task: RowTask
    labels: pd.Series
    waiting: npt.NDArray[np.bool_]
    classes: tuple[str, ...] = ()
    positive: str | None = None
    unit: Unit | None = None
    rare: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        """The rows to learn from."""
        return self.labels.notna().to_numpy(dtype=bool)


def outcome_of(plan: PredictPlan, table: Table, frame: pd.DataFrame, circumstances: Circumstances) -> Outcome:
    """The outcome in the rows of `frame`. DataError where it cannot be learnt."""
    column = _column(plan, table)
    one = one_spelling(frame[column.name], column)
    told = one.labels
    task = _task(plan, column, told)
    waiting = told.isna().to_numpy(dtype=bool)
    if task == "regression":
        numbers = told.astype("Float64").astype(np.float64)
        _check_rows(column.name, int(numbers.notna().sum()))
        return Outcome(column.name, task, numbers, waiting, unit=unit_of(plan, table, circumstances))
    return replace(_classes(plan, column, spelt(told, column), waiting, task), merged=one.merged)


def spelt(told: pd.Series, column: Column) -> pd.Series:
    """Labels as text, as in the file: whole numbers without a decimal point. Missing ones stay so."""
    text = _number if column.kind.numeric else str
    known = [text(value) if there else None for value, there in zip(told.tolist(), told.notna(), strict=True)]
    return pd.Series(known, index=told.index, dtype=object)


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def _column(plan: PredictPlan, table: Table) -> Column:
    if plan.target is None:
        raise DataError("I don't know which column to predict.", "Name the column, for example “predict Churn”.")
    column = table.column(plan.target)
    if column.kind is Kind.EMPTY:
        raise DataError(f"{column.name} holds nothing, so there is nothing to learn from.", "Choose another column.")
    if column.kind is Kind.DATE:
        raise DataError(
            f"{column.name} holds dates, and I can predict numbers and categories, but no dates.",
            "Predict a number of days instead: add a column with the days from one date to the other.",
        )
    return column


def _task(plan: PredictPlan, column: Column, told: pd.Series) -> RowTask:
    distinct = int(told.nunique())
    if not column.kind.numeric:
        return "binary" if distinct <= _TWO else "multiclass"
    if distinct <= _TWO:
        return "binary"
    return "multiclass" if plan.task in ("binary", "multiclass") else "regression"


def _classes(
    plan: PredictPlan, column: Column, labels: pd.Series, waiting: npt.NDArray[np.bool_], task: RowTask
) -> Outcome:
    counts = labels.value_counts()
    _check_classes(column, counts)
    rare = tuple(str(name) for name, count in counts.items() if count < LEAST_OF_CLASS)
    kept = {str(name): int(count) for name, count in counts.items() if count >= LEAST_OF_CLASS}
    if len(kept) < _TWO:
        raise DataError(
            f"Apart from {next(iter(kept), 'none')}, every value of {column.name} stands in only one or two rows; "
            "that is too few to learn from.",
            f"Add rows, at least {LEAST_OF_CLASS} of each value of {column.name}, and better 50.",
        )
    classes = tuple(sorted(kept, key=_order))
    positive = None
    if len(classes) == _TWO:
        task, positive = "binary", positive_of(classes, kept, plan.positive, column.name)
        classes = (next(name for name in classes if name != positive), positive)
    labels = labels.mask(labels.isin(rare)) if rare else labels
    return Outcome(column.name, task, labels, waiting, classes, positive, rare=rare)


def _order(name: str) -> tuple[bool, float, str]:
    """Numbers by their size, before texts by the alphabet."""
    try:
        return False, float(name), name
    except ValueError:
        return True, 0.0, name


def _check_rows(name: str, rows: int) -> None:
    if rows < LEAST_ROWS:
        told = "No row has" if rows == 0 else f"Only {rows} row{' has' if rows == 1 else 's have'}"
        raise DataError(
            f"{told} a value in {name}; I need at least {LEAST_ROWS} to learn from, and a few hundred to be sure.",
            f"Add rows whose {name} is known.",
        )


def _check_classes(column: Column, counts: pd.Series) -> None:
    rows, distinct, name = int(counts.sum()), len(counts), column.name
    _check_rows(name, rows)
    if distinct == 1:
        raise DataError(
            f"{name} is “{counts.index[0]}” in every row, so there is nothing to tell apart.",
            "Choose another column, or add rows where it is otherwise.",
        )
    if distinct <= MOST_CLASSES and rows >= _ROWS_PER_CLASS * distinct:
        return
    if column.kind.numeric:
        raise DataError(
            f"{name} holds {distinct:,} different numbers, too many to be taken as categories.",
            f"Ask for the number itself, for example “predict {name}”, or make bands of it.",
        )
    raise DataError(
        f"{name} has {distinct:,} different values in {rows:,} rows, too many to learn each of them.",
        f"Choose a column with fewer values (at most {MOST_CLASSES}), or gather the values of {name} in groups.",
    )
