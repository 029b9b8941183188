"""Tables that stand below one another in one sheet, each with its own header."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pyarrow.compute as pc

from automl.reading.grid import Grid, Mask
from automl.reading.layout.finding import HEAD, layout_of
from automl.reading.layout.header import is_distinct, is_keyed
from automl.reading.layout.merges import within
from automl.reading.layout.sorts import Sort, sorts_of
from automl.table import Note

_MOST_PARTS = 200
_FEWEST = 2
"""Rows of a table that stands below another one."""
_LONGEST = 40


def below_one_another(grid: Grid) -> list[Grid]:
    """The grid itself, or its parts where a blank row and another header part it."""
    spans = _spans(_blank(grid))
    if not 1 < len(spans) <= _MOST_PARTS:
        return [grid]
    groups: list[tuple[range, tuple[str, ...]]] = []
    for span in spans:
        header = _header(grid, span)
        if groups and (header is None or not groups[-1][1] or _same(header, groups[-1][1])):
            before, known = groups[-1]
            groups[-1] = (range(before.start, span.stop), known or header or ())
        else:
            groups.append((span, header or ()))
    if len(groups) < 2:  # noqa: PLR2004
        return [grid]
    return list(_told(grid, [_cut(grid, rows) for rows, _ in _titled(grid, groups)]))


def _blank(grid: Grid) -> Mask:
    """Rows that hold nothing; a look at the first column is enough where it has no gap."""
    blank = np.ones(grid.height, dtype=np.bool_)
    for column in grid.columns:
        blank &= pc.equal(column, "").to_numpy(zero_copy_only=False)
        if not blank.any():
            break
    return blank


def _spans(blank: Mask) -> list[range]:
    """Runs of rows that hold something."""
    edges = np.flatnonzero(np.diff(np.concatenate([[True], blank, [True]]).astype(np.int8)))
    return [range(int(start), int(stop)) for start, stop in edges.reshape(-1, 2)]


def _header(grid: Grid, span: range) -> tuple[str, ...] | None:
    """The header of a run of rows that is a table by itself: names, and rows of numbers or dates below them."""
    rows = grid.rows(span.start, min(span.stop, span.start + HEAD))
    if len(rows) <= _FEWEST:
        return None
    layout = layout_of(rows)
    if layout.header is None or is_keyed(layout.header) or len(rows) - layout.first < _FEWEST:
        return None
    names = tuple(name for name in layout.header if name)
    sorts = sorts_of([layout.header])[0]
    typed = (sorts_of(rows[layout.first :]) >= Sort.NUMBER).any(axis=0)
    fits = len(names) > 1 and is_distinct(names) and (sorts <= Sort.TEXT).all() and typed.any()
    titles_alone = all(sum(map(bool, row)) == 1 for row in rows[: layout.header_row])
    return names if fits and titles_alone else None


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two headers say the same; the first name may be that of the part."""
    pair = [[name.lower() for name in names] for names in (one, other)]
    return pair[0] == pair[1] or (len(one) > _FEWEST and pair[0][1:] == pair[1][1:])


def _titled(grid: Grid, groups: Sequence[tuple[range, tuple[str, ...]]]) -> Iterator[tuple[range, tuple[str, ...]]]:
    """The groups, with a title that stands above a gap given to the table below it."""
    start = groups[0][0].start
    for place, (rows, header) in enumerate(groups):
        stop = rows.stop
        if (
            place + 1 < len(groups)
            and sum(map(bool, grid.rows(stop - 1, stop)[0])) == 1
            and not any(grid.rows(stop - 2, stop - 1)[0])
        ):
            stop -= 1
        yield range(start, stop), header
        start = stop


def _cut(grid: Grid, rows: range) -> Grid:
    part = slice(rows.start, rows.stop)
    return replace(
        grid,
        columns=tuple(column[part] for column in grid.columns),
        native=tuple(mask if mask is None else mask[part] for mask in grid.native),
        merges=within(grid.merges, rows, range(grid.width)),
        uneven=tuple(place - rows.start for place in grid.uneven if place in rows),
        first_row=grid.first_row + rows.start,
    )


def _told(grid: Grid, parts: Sequence[Grid]) -> Iterator[Grid]:
    taken = {grid.name}
    note = Note(
        "tables_below",
        f"{grid.source[:1].upper()}{grid.source[1:]} holds {len(parts)} tables below one another.",
        len(parts),
    )
    for place, part in enumerate(parts):
        title = _title(part)
        name = grid.name if place == 0 else title if title and title not in taken else f"{grid.name} ({place + 1})"
        taken.add(name)
        yield replace(part, name=name, notes=(*part.notes, note))


def _title(part: Grid) -> str:
    """The text alone above the table."""
    first = next((row for row in part.rows(0, 3) if any(row)), [])
    texts = [text for text in first if text]
    return texts[0] if len(texts) == 1 and len(texts[0]) <= _LONGEST else ""
