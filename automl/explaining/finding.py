"""The rows that a question means: by what they hold, by their number, or the one of which the model says most."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from automl.aligning import fit_of
from automl.errors import DataError
from automl.explaining.figure import ranks
from automl.models.card import Card
from automl.models.shelf import Opened
from automl.plan import Filter
from automl.series.selection import select
from automl.table import Table


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """One row: the cells of the file, those that the model takes, and how many rows the words meant."""

    cells: pd.Series
    features: pd.DataFrame
    count: int


def meant_rows(table: Table, filters: Sequence[Filter], row: int | None) -> pd.DataFrame:
    """The rows of the filters, or the one of that number, the first is 1. DataError where there is none."""
    if row is None:
        return select(table.frame, filters)
    if not 1 <= row <= table.rows:
        raise DataError(f"There is no row {row:,}: the table has {table.rows:,}.", "Give a number within that.")
    return table.frame.iloc[[row - 1]]


def the_row(
    table: Table, model: Opened, filters: Sequence[Filter], row: int | None = None, *, top: bool = False
) -> Found:
    """The row that is meant; of several the first one as lists show them. top: the first of those that are predicted:
    of all, or of those whose outcome is not known yet where there are such.

    DataError where there is none, or none in particular is meant.
    """
    if not filters and row is None and not top and table.rows > 1:
        raise DataError(
            "The question does not say which row is meant.",
            "Name it by a value that only it has, for example its name or number.",
        )
    rows = meant_rows(table, filters, row)
    if top:
        rows = _waiting(rows, model.card)
    features = fit_of(table.frame, model.card).features(rows)
    place = 0 if len(rows) == 1 else int(ranks(model.model.predict(features), model.card).argmax())
    return Found(rows.iloc[place], features.iloc[[place]].reset_index(drop=True), 1 if top else len(rows))


def _waiting(rows: pd.DataFrame, card: Card) -> pd.DataFrame:
    """The rows without an outcome, where there are some; else all."""
    if card.target not in rows.columns or not rows[card.target].isna().any():
        return rows
    return rows[rows[card.target].isna()]
