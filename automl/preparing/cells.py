"""Steps that change cells: blanks filled, outliers capped, spellings merged."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from automl.errors import ReadingError
from automl.preparing.step import Done, counted, figure
from automl.profiling.distribution import tallied
from automl.profiling.outliers import outliers
from automl.profiling.spellings import spellings
from automl.table import Kind, Table

UNKNOWN = "Unknown"
_FLAG = 2
_FILLABLE = (Kind.CATEGORY, Kind.BOOLEAN)


@dataclass(frozen=True, slots=True)
class Filling:
    """What blanks are filled with, and what that is, in words."""

    value: Any
    words: str


def filling(table: Table, column: str) -> Filling | None:
    """What the column's blanks would be filled with: None where nothing honest can be put there.

    Numbers: the median. Categories: the value that more than half of the rows hold; else "Unknown", which is a group
    of its own. Dates, texts and identifiers are not filled.
    """
    kind, values = table.column(column).kind, table.frame[column].dropna()
    if values.empty or not (kind.numeric or kind in _FILLABLE):
        return None
    if kind.numeric:
        median = float(values.median())
        median = float(round(median)) if kind is Kind.INTEGER else median
        if table.column(column).distinct <= _FLAG:
            return Filling(median, f"its most frequent value, {_written(median, kind)}")
        return Filling(median, f"its median, {_written(median, kind)}")
    counts = tallied(values)
    if counts.iloc[0] * 2 > len(values):
        return Filling(counts.index[0], f"its most frequent value, “{counts.index[0]}”")
    return Filling(UNKNOWN, f"“{UNKNOWN}”") if kind is Kind.CATEGORY else None


def filled(table: Table, column: str) -> Done:
    """The table with the column's blanks filled. ReadingError where nothing honest can be put there."""
    values = table.frame[column]
    count, put = int(values.isna().sum()), filling(table, column)
    if not count:
        return Done(table.frame, f"{column} has no blanks to fill", 0)
    if put is None and table.column(column).kind is Kind.BOOLEAN:
        return Done(table.frame, f"{column} says yes as often as no", 0)
    if put is None:
        raise ReadingError(
            f"The blanks in {column} cannot be filled in: {_why_not(table.column(column).kind)}.",
            "Take the step back, or leave out the rows without a value.",
        )
    numeric = table.column(column).kind.numeric
    full = values.fillna(put.value) if numeric else values.where(values.notna(), put.value)
    if table.column(column).kind is Kind.INTEGER:
        full = full.astype(np.int64)
    clause = f"Filled {counted(count, 'blank')} in {column} with {put.words}"
    return Done(table.frame.assign(**{column: full}), clause, count, _sums(values, full) if numeric else "")


def capped(table: Table, column: str) -> Done:
    """The table with the column's outliers set to the nearest value that is still usual."""
    values = table.frame[column]
    found = outliers(values) if table.column(column).kind.numeric else None
    if found is None:
        return Done(table.frame, f"{column} has no outliers to cap", 0)
    inside = values[(values >= found.low) & (values <= found.high)]
    low, high = inside.min(), inside.max()
    ends = [figure(end) for end, beyond in ((low, values < low), (high, values > high)) if beyond.any()]
    clause = f"Set {counted(found.count, 'outlier')} in {column} to the nearest usual value, {' or '.join(ends)}"
    held = values.clip(low, high)
    return Done(table.frame.assign(**{column: held}), clause, found.count, _sums(values, held))


def merged(table: Table, column: str) -> Done:
    """The table with each value of the column in its most frequent spelling."""
    found = spellings(tallied(table.frame[column])) if table.column(column).kind.textual else ()
    usual = {other.value: each.kept.value for each in found for other in each.others}
    count = sum(other.count for each in found for other in each.others)
    if not usual:
        return Done(table.frame, f"{column} has no spellings to merge", 0)
    values = table.frame[column]
    clause = f"Merged {counted(len(usual), 'spelling')} in {column} into the usual one, in {counted(count, 'row')}"
    return Done(table.frame.assign(**{column: values.map(lambda each: usual.get(each, each))}), clause, count)


def _sums(before: pd.Series, after: pd.Series) -> str:
    """How the sum of the column changes, where it does."""
    old, new = figure(float(before.sum())), figure(float(after.sum()))
    return f"its sum goes from {old} to {new}" if old != new else ""


def _written(number: float, kind: Kind) -> str:
    return f"{figure(number * 100)}%" if kind is Kind.PERCENT else figure(number)


def _why_not(kind: Kind) -> str:
    return "it is empty" if kind is Kind.EMPTY else "a made-up date, name or text would be wrong"
