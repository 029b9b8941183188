"""Which columns may be learnt from: those that say of an open deal what they said of a closed one while it was open."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score

from automl.deals.book import Book
from automl.deals.result import SetAside
from automl.row_plans import PipelinePlan
from automl.table import Column, Kind, Table

_TELLS_ALL = 0.97
_TELLS_STATE = 0.95
_MOST_LEVELS = 60
_FEW = 20


@dataclass(frozen=True, slots=True)
class Features:
    """columns: to learn from, beside the amount where `worth`. set_aside: those that look telling and must not be."""

    columns: tuple[Column, ...]
    worth: bool
    set_aside: tuple[SetAside, ...]


def features_of(table: Table, plan: PipelinePlan, book: Book) -> Features:
    """The columns to learn from, by their part, and by how they stand in open and in closed deals."""
    kept: list[Column] = []
    aside = _by_part(plan)
    parts = {
        plan.target,
        plan.ended,
        plan.amount,
        plan.key,
        plan.title,
        plan.currency,
        *(each.column for each in aside),
    }
    for column in table.columns:
        if column.name in parts or not _usable(column):
            continue
        why = _why_not(book.raw[column.name], column, book)
        if why is None:
            kept.append(column)
        elif why != "constant":
            aside.append(SetAside(column.name, why))
    worth = plan.amount is not None and not _filled_afterwards(book.raw[plan.amount], book)
    if plan.amount is not None and not worth:
        aside.append(SetAside(plan.amount, "afterwards"))
    return Features(tuple(kept), worth, tuple(aside))


def _by_part(plan: PipelinePlan) -> list[SetAside]:
    """What is known of a column by its part: the stage of a closed deal is how it ended."""
    told = [(plan.stage, "stage"), (plan.chance, "stage"), (plan.pushes, "afterwards"), (plan.ended, "outcome")]
    return [SetAside(column, why) for column, why in told if column is not None]


def _usable(column: Column) -> bool:
    if column.kind in (Kind.CATEGORY, Kind.BOOLEAN):
        return 1 < column.distinct <= _MOST_LEVELS
    return column.kind.numeric and column.distinct > 1


def _why_not(cells: pd.Series, column: Column, book: Book) -> str | None:
    won, lost, still = (book.is_state(state) for state in ("won", "lost", "open"))
    over = won | lost
    if cells[over].dropna().nunique() < 2:  # noqa: PLR2004
        return "constant" if cells.dropna().nunique() < 2 else "afterwards"  # noqa: PLR2004
    if _filled_afterwards(cells, book):
        return "afterwards"
    if _tells(cells, won, over, column) > _TELLS_ALL:
        return "outcome"
    if still.sum() >= _FEW and _tells(cells, still, over | still, column) > _TELLS_STATE:
        return "afterwards"
    return None


def _filled_afterwards(cells: pd.Series, book: Book) -> bool:
    """Whether a cell is filled by how a deal ended: blank or zero for lost deals, or for open ones."""
    filled = cells.notna()
    if cells.dtype.kind in "fi":
        filled &= cells != 0
    shares = [
        float(filled[book.is_state(state)].mean()) for state in ("won", "lost", "open") if book.is_state(state).any()
    ]
    return max(shares) - min(shares) > 0.4  # noqa: PLR2004  a gap that no chance makes


def _tells(cells: pd.Series, mark: np.ndarray, among: np.ndarray, column: Column) -> float:
    """How well a column alone tells the marked rows from the others: an area under the ROC curve, 0.5 to 1."""
    truth, inside = mark[among], cells[among]
    if truth.all() or not truth.any():
        return 0.5
    if column.kind.numeric:
        score = inside.astype("float64").fillna(inside.astype("float64").median()).to_numpy()
    else:
        levels = inside.astype(str).to_numpy()
        score = pd.Series(truth.astype(float)).groupby(levels).transform("mean").to_numpy()
    told = float(roc_auc_score(truth, score))
    return max(told, 1 - told)
