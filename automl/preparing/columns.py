"""The step that leaves a column out."""

from automl.errors import ReadingError
from automl.preparing.step import Done
from automl.table import Table


def without(table: Table, column: str) -> Done:
    """The table without the column. ReadingError when it is the only one."""
    if len(table.columns) == 1:
        raise ReadingError(f"{column} is the only column, so it cannot be left out.", "Take the step back.")
    return Done(table.frame.drop(columns=[column]), f"Left out the column {column}", table.rows)
