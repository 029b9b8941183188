"""Which of a file's tables an answer would use."""

from collections.abc import Sequence

from automl.reading.handling import Handling
from automl.reading.layout.sheet_names import is_aside
from automl.table import Kind, Table

_FAR_LARGER = 3


def chosen(tables: Sequence[Table], handling: Handling) -> Table:
    """The table that was asked for by name, else the likeliest: the first of those that are worth most, unless
    another one of them is far larger.
    """
    named = [table for table in tables if table.name == handling.table]
    if named:
        return named[0]
    best = max(map(_rank, tables))
    among = [table for table in tables if _rank(table) == best]
    most = max(table.source_rows for table in among)
    return next(table for table in among if table.source_rows * _FAR_LARGER >= most)


def worth(table: Table) -> int:
    """3 for a table with a measure over time, 2 for one with a measure, 1 for one with columns side by side, 0 else."""
    if not table.numeric:
        return int(len(table.columns) - len(table.of_kind(Kind.EMPTY)) > 1)
    return 3 if table.time is not None and table.time.start < table.time.end else 2


def _rank(table: Table) -> tuple[int, bool]:
    return worth(table), not is_aside(table.name)
