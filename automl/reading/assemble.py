"""Grids made into tables."""

from dataclasses import replace

import pandas as pd

from automl.errors import ReadingError
from automl.profile import profile_column, time_axis
from automl.reading.columns.kinds import Typed
from automl.reading.columns.typed import typed_columns
from automl.reading.columns.year_parts import with_year_parts
from automl.reading.grid import Grid
from automl.reading.handling import Handling
from automl.reading.layout.deeds import left_out_told
from automl.reading.layout.names import distinct_names
from automl.reading.layout.parts import Part, part_of
from automl.reading.layout.totals import last_row_sums
from automl.reading.limits import Limits
from automl.reading.wide import Long, Surroundings, long_of, long_table, with_days
from automl.table import Kind, Note, Table

_SAID_ONCE = {
    "decimal_comma": "{} columns are read with a decimal comma.",
    "percent_as_fraction": "{} columns of percentages are kept as shares: 12% is 0.12.",
}

_MANY = 100
"""Columns from which pandas works faster where it has laid those of one type together."""


def table_of(grid: Grid, limits: Limits, handling: Handling) -> Table:
    """The table in a grid. ReadingError when there is a header without rows, or nothing.

    Its source_rows are the filled rows under the header before totals, repeated headers and notes were left out; its
    source_columns those from the first to the last column with a name or a value.
    """
    if grid.width > limits.max_columns:
        check_size(grid.height, grid.width, limits)
    part = part_of(grid, handling)
    del grid  # a large file's cells are not kept twice
    if part.body.height == 0:
        raise ReadingError(
            "The file has column names but no rows.", "Send a file with at least one row below the names."
        )
    return table_of_part(part, limits, handling)


def table_of_part(part: Part, limits: Limits, handling: Handling) -> Table:
    """The part with typed columns. ReadingError when it has more rows or cells than the limits allow."""
    body = part.body
    check_size(body.height, len(body.columns), limits)
    long = _long(part, limits, handling)
    wanted = handling.order
    if isinstance(long, Long):
        names, renamed = distinct_names(long.names)
        typed = with_days(typed_columns(names, long.columns, semicolons=part.semicolons, wanted=wanted), long)
        return long_table(_table(part, typed, [*part.told(handling), *renamed, *long.notes], handling), long)
    names, renamed = distinct_names(body.header)
    columns = typed_columns(names, body.columns, semicolons=part.semicolons, wanted=wanted, known=part.kinds)
    typed = with_year_parts(columns)
    told = [*part.told(handling), *(renamed if part.header is not None else []), *([long] if long else [])]
    return _table(part, typed, told, handling)


def _long(part: Part, limits: Limits, handling: Handling) -> Long | Note | None:
    """The body with the periods that are columns as rows; None where there are none, or it would be too large."""
    if part.header is None:
        return None
    around = Surroundings(part.above, part.name, part.is_sheet)
    order = handling.order or ("day" if part.semicolons else "month")
    long = long_of(part.body, around, order, handling)
    too_large = isinstance(long, Long) and len(long) * len(long.columns) > limits.max_cells
    return None if too_large else long


def check_size(rows: int, columns: int, limits: Limits) -> None:
    """ReadingError when a table has more rows, columns or cells than the limits allow."""
    if rows > limits.max_rows or columns > limits.max_columns or rows * columns > limits.max_cells:
        sentence = f"The table has {rows:,} rows and {columns:,} columns, more than can be read."
        raise ReadingError(
            sentence, "Send fewer rows or columns, or a table that is already summed up by day or month."
        )


def _table(part: Part, typed: list[Typed], notes: list[Note], handling: Handling) -> Table:
    frame = pd.DataFrame({column.name: column.series for column in typed}, copy=len(typed) > _MANY)
    numeric = [column.name for column in typed if column.kind.numeric]
    others = [column.name for column in typed if not column.kind.numeric and column.kind is not Kind.EMPTY]
    if last_row_sums(frame, numeric, others):
        told = left_out_told({"totals_left_out": 1}, handling)
        notes = [*notes, *(note for note in told if note not in notes)]  # kept, the row was told of already
        if handling.does("totals_left_out"):
            frame = frame.iloc[:-1].copy()
            typed = [replace(column, tally=None) for column in typed]
    columns = tuple(
        profile_column(frame[column.name], column.kind, column.currencies, column.tally) for column in typed
    )
    table = Table(
        part.name,
        frame,
        columns,
        None,
        part.body.source_rows,
        len(part.body.columns),
        notes=(*notes, *_merged([note for column in typed for note in column.notes])),
    )
    return replace(table, time=time_axis(frame, columns))


def _merged(notes: list[Note]) -> list[Note]:
    """Notes that would say the same of many columns, said once."""
    merged = []
    for kind, what in _SAID_ONCE.items():
        same = [note for note in notes if note.kind == kind]
        notes = [note for note in notes if note.kind != kind]
        merged += same if len(same) == 1 else [Note(kind, what.format(len(same)), len(same))][: len(same)]
    return [*merged, *notes]
