"""The tables of one sheet."""

from dataclasses import replace

import numpy as np
import pyarrow.compute as pc

from automl.reading.grid import Grid
from automl.reading.layout.finding import HEAD, layout_of
from automl.reading.layout.merges import within
from automl.reading.layout.sorts import Sort, sorts_of
from automl.reading.layout.stacked import below_one_another
from automl.table import Note

_HEAD = 20
_MOST_ROWS = 50_000


def blocks_of(grid: Grid) -> list[Grid]:
    """The tables of a sheet: those side by side, and in each of them those below one another."""
    if grid.header is not None:
        return [grid]
    return [part for side in _side_by_side(grid) for part in below_one_another(side)]


def _side_by_side(grid: Grid) -> list[Grid]:
    """The grid itself, or its parts where blank columns part it and each part is a table by itself."""
    spans = _spans(grid)
    if len(spans) < 2 or not (_repeats(grid, spans) or _uneven(grid, spans)):  # noqa: PLR2004 - one part is the grid itself
        return [grid]
    parts = [_part(grid, span, place) for place, span in enumerate(spans)]
    sentence = f"The sheet holds {len(parts)} tables side by side; this is the first."
    note = Note("tables_side_by_side", sentence, len(parts))
    return [replace(parts[0], notes=(*parts[0].notes, note)), *parts[1:]]


def _spans(grid: Grid) -> list[range]:
    """Runs of columns that hold something, two wide at least."""
    filled = [bool(pc.any(pc.not_equal(column, "")).as_py()) for column in grid.columns]
    spans, start = [], 0
    for place, some in enumerate([*filled, False]):
        if some:
            continue
        if place - start > 1:
            spans.append(range(start, place))
        start = place + 1
    return spans


def _repeats(grid: Grid, spans: list[range]) -> bool:
    """Whether some row of labels near the top names a column of the first part again in another part."""
    for row in grid.rows(0, _HEAD):
        first = {row[place].lower() for place in spans[0] if row[place]}
        others = {row[place].lower() for span in spans[1:] for place in span if row[place]}
        if len(first) == len(spans[0]) and first & others:
            return True
    return False


def _uneven(grid: Grid, spans: list[range]) -> bool:
    """Whether the parts are tables of another length, each with a header and numbers or dates below it."""
    if grid.height > _MOST_ROWS:
        return False
    parts = [_part(grid, span, place) for place, span in enumerate(spans)]
    heights = [int((part.filled() > 0).sum()) for part in parts]
    return min(heights) * 2 <= max(heights) and all(map(_is_table, parts))


def _is_table(part: Grid) -> bool:
    rows = [row for row in part.rows(0, HEAD) if any(row)]
    layout = layout_of(rows)
    typed = sorts_of(rows[layout.first :]) >= Sort.NUMBER if layout.first < len(rows) else np.zeros((0, 1))
    return layout.header is not None and all(layout.header) and len(typed) > 1 and bool(typed.any())


def _part(grid: Grid, span: range, place: int) -> Grid:
    name = grid.name if place == 0 else f"{grid.name} ({place + 1})"
    native = tuple(grid.native[column] for column in span) if grid.native else ()
    merges = within(grid.merges, range(grid.height), span)
    return replace(
        grid, name=name, columns=tuple(grid.columns[column] for column in span), native=native, merges=merges
    )
