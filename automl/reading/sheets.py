"""The tables of a file: which grids hold one, and which of them an answer would use."""

from collections.abc import Sequence
from dataclasses import replace

from automl.errors import ReadingError
from automl.reading.assemble import table_of
from automl.reading.blocks import blocks_of
from automl.reading.grid import Grid
from automl.reading.handling import Handling
from automl.reading.limits import Limits
from automl.table import Kind, Note, Offer, Table

_MOST_NAMED = 5
_MOST_OFFERED = 8


def tables_of(grids: list[Grid], limits: Limits, handling: Handling) -> tuple[Table, ...]:
    """The tables in a file's grids, the one to answer from first. ReadingError when there is none.

    grids: taken out of the list as they are read, so that a large one does not stay in memory.
    """
    if len(grids) == 1 and grids[0].row_noun != "row":
        return (table_of(grids.pop(), limits),)
    unsaved = any(grid.formulas_unsaved for grid in grids)
    tables = [table for grid in grids for part in blocks_of(grid) if (table := _table(part, limits)) is not None]
    if not tables:
        raise ReadingError("The workbook holds no rows of data.", "Send a workbook with a table in one of its sheets.")
    best = _chosen(tables, handling)
    others = [table for table in tables if table is not best and (_worth(table) or not _worth(best))]
    notes = [*best.notes, *_others_told(best, others), *(_formulas_told(best) if unsaved else [])]
    return (replace(best, notes=tuple(notes)), *others)


def _chosen(tables: Sequence[Table], handling: Handling) -> Table:
    """The table that was asked for by name, else the likeliest."""
    named = [table for table in tables if table.name == handling.table]
    return named[0] if named else max(tables, key=_worth)


def _table(grid: Grid, limits: Limits) -> Table | None:
    """The table in a grid; None when a header stands alone, as on a cover sheet."""
    try:
        return table_of(grid, limits)
    except ReadingError:
        if grid.height > limits.max_rows:
            raise
        return None


def _worth(table: Table) -> int:
    """3 for a table with a measure over time, 2 for one with a measure, 1 for one with columns side by side, 0 else."""
    if not table.numeric:
        return int(len(table.columns) - len(table.of_kind(Kind.EMPTY)) > 1)
    return 3 if table.time is not None and table.time.start < table.time.end else 2


def _others_told(best: Table, others: Sequence[Table]) -> list[Note]:
    if not others:
        return []
    names = ", ".join(other.name for other in others[:_MOST_NAMED]) + (", …" if len(others) > _MOST_NAMED else "")
    sentence = f"The file holds {len(others) + 1} tables; this is {best.name}, the others are {names}."
    offers = tuple(Offer(f"Use {other.name}", f"table={other.name}") for other in others[:_MOST_OFFERED])
    return [Note("other_tables", sentence, len(others), offers)]


def _formulas_told(table: Table) -> list[Note]:
    empty = table.of_kind(Kind.EMPTY)
    if not empty:
        return []
    names = ", ".join(column.name for column in empty[:3])
    sentence = f"{names}: formulas without saved values. Open the workbook in Excel, save it, and send it again."
    return [Note("formulas_without_values", sentence, len(empty))]
