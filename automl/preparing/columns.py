"""The step that leaves a column out."""

from automl.preparing.step import Done
from automl.table import Table


def without(table: Table, column: str) -> Done:
    """The table without the column; the last one stays."""
    if len(table.columns) == 1:
        return Done(table.frame, f"{column} is the only column left", 0)
    return Done(table.frame.drop(columns=[column]), f"Left out the column {column}", table.rows)
