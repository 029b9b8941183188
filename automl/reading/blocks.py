"""Tables that stand side by side in one sheet."""

from dataclasses import replace

import pyarrow.compute as pc

from automl.reading.grid import Grid
from automl.table import Note

_HEAD = 20


def blocks_of(grid: Grid) -> list[Grid]:
    """The grid itself, or its parts where blank columns part it and a name of one part comes back in the next."""
    if grid.header is not None:
        return [grid]
    spans = _spans(grid)
    if len(spans) < 2 or not _repeats(grid, spans):  # noqa: PLR2004 - one part is the grid itself
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


def _part(grid: Grid, span: range, place: int) -> Grid:
    name = grid.name if place == 0 else f"{grid.name} ({place + 1})"
    native = tuple(grid.native[column] for column in span) if grid.native else ()
    return replace(grid, name=name, columns=tuple(grid.columns[column] for column in span), native=native)
