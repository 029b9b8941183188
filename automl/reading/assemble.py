"""Grids made into tables."""

from dataclasses import replace

import pandas as pd

from automl.errors import ReadingError
from automl.profile import profile_column, time_axis
from automl.reading.body import Body, body_of
from automl.reading.columns import typed_columns
from automl.reading.grid import Grid
from automl.reading.kinds import Typed
from automl.reading.layout import HEAD, Layout, layout_of
from automl.reading.limits import Limits
from automl.reading.names import distinct_names
from automl.reading.totals import last_row_sums
from automl.reading.year_parts import with_year_parts
from automl.table import Kind, Note, Table

_SAID_ONCE = {
    "decimal_comma": "{} columns are read with a decimal comma.",
    "percent_as_fraction": "{} columns of percentages are kept as shares: 12% is 0.12.",
}

_MANY = 100
"""Columns from which pandas works faster where it has laid those of one type together."""


def table_of(grid: Grid, limits: Limits) -> Table:
    """The table in a grid. ReadingError when there is a header without rows, or nothing.

    Its source_rows are the filled rows under the header before totals, repeated headers and notes were left out; its
    source_columns those from the first to the last column with a name or a value.
    """
    layout = layout_of(grid.rows(0, HEAD))
    body = body_of(grid, layout)
    grid = replace(grid, columns=())  # a large file's cells are not kept twice
    rows = len(body.columns[0]) if body.columns else 0
    if rows == 0:
        raise ReadingError(
            "The file has column names but no rows.", "Send a file with at least one row below the names."
        )
    check_size(rows, len(body.columns), limits)
    names, renamed = _names(body, layout)
    typed = with_year_parts(typed_columns(names, body.columns, semicolons=grid.semicolons))
    return _table(grid, body, typed, [*grid.notes, *_header_notes(grid, layout), *renamed, *body.notes])


def check_size(rows: int, columns: int, limits: Limits) -> None:
    """ReadingError when a table has more rows or cells than the limits allow."""
    if rows > limits.max_rows or rows * columns > limits.max_cells:
        sentence = f"The table has {rows:,} rows and {columns:,} columns, more than can be read."
        raise ReadingError(
            sentence, "Send fewer rows or columns, or a table that is already summed up by day or month."
        )


def _names(body: Body, layout: Layout) -> tuple[list[str], list[Note]]:
    names, notes = distinct_names(body.header)
    return names, notes if layout.header is not None else []


def _header_notes(grid: Grid, layout: Layout) -> list[Note]:
    if layout.header is None:
        return [Note("header_made_up", "The table has no column names; they are called Column 1, Column 2 and so on.")]
    place = layout.header_row + grid.first_row
    below = [Note("second_header_left_out", "Left out lines between the column names and the data.", layout.skipped)]
    return [*_header_place(grid, layout, place), *(below if layout.skipped else [])]


def _header_place(grid: Grid, layout: Layout, place: int) -> list[Note]:
    if grid.row_noun == "row":
        return [Note("sheet_read", f"Read {grid.source}, header in row {place}.")]
    return [Note("header_found", f"The column names are in line {place}.")] if layout.header_row else []


def _table(grid: Grid, body: Body, typed: list[Typed], notes: list[Note]) -> Table:
    frame = pd.DataFrame({column.name: column.series for column in typed}, copy=len(typed) > _MANY)
    numeric = [column.name for column in typed if column.kind.numeric]
    others = [column.name for column in typed if not column.kind.numeric and column.kind is not Kind.EMPTY]
    if last_row_sums(frame, numeric, others):
        frame = frame.iloc[:-1].copy()
        typed = [replace(column, tally=None) for column in typed]
        notes = [*notes, Note("totals_left_out", "Left out 1 totals row.", 1)]
    columns = tuple(
        profile_column(frame[column.name], column.kind, column.currencies, column.tally) for column in typed
    )
    table = Table(
        grid.name,
        frame,
        columns,
        None,
        body.source_rows,
        len(body.columns),
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
