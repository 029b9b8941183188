"""What is to be known of each column beside its profile."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from automl.findings import Portrait, Role, Tally
from automl.pictures.cells import worded
from automl.profiling.distribution import bins, tallied, top
from automl.profiling.impossible import impossible
from automl.profiling.outliers import outliers
from automl.profiling.spellings import spellings
from automl.reading.columns.identifiers import named_as_identifier
from automl.table import Column, Kind, Table

_NEARLY_ALL = 0.98
_LEAST_ROWS = 50
"""Rows from which nearly all of them being the same says something."""
_COUNTED = (Kind.CATEGORY, Kind.BOOLEAN, Kind.TEXT, Kind.ID, Kind.PICTURE)


def portraits(table: Table, today: date | None = None) -> Iterator[Portrait]:
    """One for each column, in their order. today: by which days to come are judged; None where they are not."""
    for column in table.columns:
        yield portrait(table.frame[column.name], column, today)


def portrait(values: pd.Series, column: Column, today: date | None = None) -> Portrait:
    """What is to be known of one column. Its values are those of the table's frame, all rows of them."""
    values = worded(values) if column.kind is Kind.PICTURE else values
    unlike = column.distinct == len(values) - column.missing and column.kind is not Kind.PICTURE
    counts = tallied(values) if column.kind in _COUNTED and not unlike else None
    common = _common(values, column, counts)
    return Portrait(
        column.name,
        _role(column, common, len(values)),
        _middle(values) if column.kind.numeric and column.distinct else None,
        bins(values, column.kind),
        () if counts is None else top(counts),
        common,
        outliers(values) if column.kind.numeric and not _names_things(column) and common is None else None,
        spellings(counts) if counts is not None and column.kind is Kind.CATEGORY else (),
        tuple(impossible(values, column, today)) if not _names_things(column) else (),
    )


def _middle(values: pd.Series) -> tuple[float, float]:
    low, high = values.quantile([0.25, 0.75])
    return float(low), float(high)


def _names_things(column: Column) -> bool:
    return column.kind is Kind.ID or (column.kind is Kind.INTEGER and named_as_identifier(column.name))


def _role(column: Column, common: Tally | None, rows: int) -> Role | None:
    if column.distinct == 0:
        return "empty"
    if column.distinct == 1 and rows > 1:
        return "constant" if not column.missing else "nearly_constant"
    if _names_things(column):
        return "identifier"
    if common is not None:
        return "nearly_constant"
    return "text" if column.kind is Kind.TEXT else None


def _common(values: pd.Series, column: Column, counts: pd.Series | None) -> Tally | None:
    """The value that nearly all filled rows hold, where there are others too."""
    filled = len(values) - column.missing
    if filled < _LEAST_ROWS or column.distinct <= 1 or column.distinct > filled / 2 or column.kind is Kind.DATE:
        return None
    if counts is not None:
        value, count = counts.index[0], int(counts.iloc[0])
    else:
        value = values.median()  # whatever more than half of the rows hold is the median
        count = int((values == value).sum())
    return Tally(f"{value:g}" if counts is None else str(value), count) if count >= _NEARLY_ALL * filled else None
