"""Columns that are known only after the outcome: whoever predicts the outcome must not look at them."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.findings import Outcome
from automl.profiling.association import cramers_v
from automl.table import Column, Kind, Table

_NEVER, _OFTEN = 0.01, 0.5
"""The shares of rows without and with the outcome in which a column that follows it is filled, at most and at least."""
_EXACT = 0.98
_MOST_VALUES = 20
_LEAST_ROWS = 30

Mask = npt.NDArray[np.bool_]


def known_after(table: Table, outcome: Outcome) -> Iterator[tuple[str, str]]:
    """The columns that seem to be known only after the outcome, each with the reason in a sentence."""
    told = table.frame[outcome.column]
    known = told.notna().to_numpy(dtype=bool)
    yes = known & (told.astype(str) == outcome.value).to_numpy(dtype=bool)
    no = known & ~yes
    if min(yes.sum(), no.sum()) < _LEAST_ROWS:
        return
    for column in table.columns:
        if column.name == outcome.column:
            continue
        values = table.frame[column.name]
        if column.missing and _only_then(values, yes, no):
            then = f"{outcome.column} is {outcome.value}"
            yield column.name, f"It is filled only where {then}, so it is known only after the outcome."
        elif _tells(column, values, yes, known):
            yield column.name, f"It tells {outcome.column} exactly, so it is likely known only after the outcome."


def _only_then(values: pd.Series, yes: Mask, no: Mask) -> bool:
    filled = values.notna().to_numpy(dtype=bool)
    return bool(filled[no].mean() <= _NEVER and filled[yes].mean() >= _OFTEN)


def _tells(column: Column, values: pd.Series, yes: Mask, known: Mask) -> bool:
    few = column.kind in (Kind.CATEGORY, Kind.BOOLEAN, Kind.INTEGER) and 1 < column.distinct <= _MOST_VALUES
    if not few:
        return False
    codes = pd.factorize(values)[0].astype(np.int64)
    return cramers_v(codes[known], yes[known].astype(np.int64)).strength >= _EXACT
