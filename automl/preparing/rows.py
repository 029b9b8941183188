"""Steps that leave rows out."""

from automl.errors import ReadingError
from automl.preparing.step import Done, counted
from automl.profiling.copies import copies
from automl.table import Table


def without_copies(table: Table, _column: str) -> Done:
    """The table without rows that are exact copies of earlier ones."""
    copied = copies(table.frame)
    count = int(copied.sum())
    if not count:
        return Done(table.frame, "There are no duplicate rows to leave out", 0)
    return Done(table.frame[~copied].reset_index(drop=True), f"Left out {counted(count, 'duplicate row')}", count)


def without_blank(table: Table, column: str) -> Done:
    """The table without rows in which the column is blank. ReadingError when no row would be left."""
    blank = table.frame[column].isna().to_numpy(dtype=bool)
    count = int(blank.sum())
    if not count:
        return Done(table.frame, f"Every row has a value in {column}", 0)
    if count == table.rows:
        raise ReadingError(
            f"No row would be left without those where {column} is blank.", "Take the step back: the column is empty."
        )
    kept = table.frame[~blank].reset_index(drop=True)
    return Done(kept, f"Left out {counted(count, 'row')} without a value in {column}", count)
