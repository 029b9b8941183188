"""Rows that are copies of others, and identifiers that occur twice."""

import numpy as np
import pandas as pd

from automl.findings import Repeated, Tally
from automl.reading.columns.identifiers import named_as_identifier
from automl.table import Column, Kind, Table

_HARDLY = 0.02
"""The share of rows whose identifier may be there already, for it to be an identifier of rows at all."""
_LEAST_ROWS = 20
_EXAMPLES = 5


def copies(frame: pd.DataFrame) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """True for each row that is an exact copy of an earlier one; missing cells are the same as each other."""
    found = np.zeros(len(frame), dtype=bool)
    names = sorted(frame.columns, key=lambda name: -_variety(frame[name]))
    left = np.arange(len(frame))
    for count in (1, 2, 4):
        left = left[frame.iloc[left][names[:count]].duplicated(keep=False).to_numpy()]
        if not len(left):
            return found
    found[left] = frame.iloc[left].duplicated().to_numpy()
    return found


def _variety(column: pd.Series) -> int:
    return int(column.head(10_000).nunique())


def repeated_identifiers(table: Table) -> tuple[Repeated, ...]:
    """Identifiers that are unique but for a few rows."""
    found = (_repeated(table.frame[column.name], column) for column in table.columns if _names_rows(column, table))
    return tuple(each for each in found if each is not None)


def _names_rows(column: Column, table: Table) -> bool:
    filled = table.rows - column.missing
    identifier = column.kind is Kind.ID or (column.kind is Kind.INTEGER and named_as_identifier(column.name))
    return (
        identifier and _LEAST_ROWS <= column.distinct < filled and filled - column.distinct <= max(1, _HARDLY * filled)
    )


def _repeated(values: pd.Series, column: Column) -> Repeated | None:
    counts = values.value_counts()
    more = counts[counts > 1]
    rows = int((more - 1).sum())
    examples = tuple(Tally(str(value), int(count)) for value, count in more.head(_EXAMPLES).items())
    return Repeated(column.name, rows, examples) if rows else None
