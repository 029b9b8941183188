"""The rows under a header: blank ones, repeated headers, totals and footers are left out, and counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow.compute as pc

from automl.reading.columns.cells import Cells
from automl.reading.columns.parallel import over_columns
from automl.reading.grid import Grid, Mask
from automl.reading.handling import Handling
from automl.reading.layout.between import remarks, repeated_headers
from automl.reading.layout.deeds import sections_told
from automl.reading.layout.filling import filled_texts, outline
from automl.reading.layout.finding import Layout
from automl.reading.layout.footers import footer_rows
from automl.reading.layout.merges import within
from automl.reading.layout.sections import Sections, sections_by_sums, sections_of
from automl.reading.layout.totals import totals_rows
from automl.table import Note


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The columns under a header, with the rows that questions see.

    header: the names as written. source_rows: filled rows under the header, before any was left out. left_out: by kind
    of note, how many rows were left out, or would have been. filled_down: the columns in which blanks stand for the
    text above them. notes: about what was read awry.
    """

    header: tuple[str, ...]
    columns: tuple[Cells, ...]
    source_rows: int
    left_out: Mapping[str, int]
    filled_down: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def height(self) -> int:
        return len(self.columns[0]) if self.columns else 0


@dataclass(slots=True, eq=False)
class _Rows:
    """Which rows are data. found: by kind of note, those that look like none. keep: those that are left."""

    handling: Handling
    keep: Mask
    found: dict[str, Mask]

    def leave_out(self, kind: str, rows: Mask) -> None:
        self.found[kind] = rows & self.keep
        if self.handling.does(kind):
            self.keep &= ~rows


def body_of(grid: Grid, layout: Layout, handling: Handling) -> Body:
    """Cut the body out of a grid."""
    header = layout.header or tuple("" for _ in grid.columns)
    under = _under(grid, layout)
    filled = under.filled()
    rows = _Rows(handling, filled > 0, {})
    sections = None
    if grid.header is None:
        repeated = repeated_headers(under, layout)
        sections = sections_of(
            under, header, grid.rows(max(0, layout.header_row - 2), layout.header_row), filled, repeated
        )
        rows.leave_out("repeated_headers_left_out", repeated)
        if sections and handling.does("sections_read"):
            rows.keep &= ~sections.rows
        rows.leave_out("comments_left_out", remarks(under, repeated, filled))
    columns = _cells(under)
    columns, tall = filled_texts(columns, under.merges if handling.does("filled_down") else ())
    _leave_out_ends(rows, under, columns, (filled == 0) | (sections.rows if sections else False))
    sections = sections or _led_by_sums(rows, columns, comma=under.semicolons)
    down = outline(columns, rows.found["totals_left_out"], rows.keep)
    kept = over_columns(lambda cells: cells.keep(rows.keep), columns, under.height)
    if handling.does("filled_down"):
        kept = [cells.filled_down() if place in down else cells for place, cells in enumerate(kept)]
    places = _named_or_filled(header, kept)
    body = Body(
        tuple(header[place] for place in places),
        tuple(kept[place] for place in places),
        int((filled > 0).sum()),
        {kind: int(mask.sum()) for kind, mask in rows.found.items()},
        tuple(header[place] or f"Column {place + 1}" for place in sorted({*down, *tall})),
        tuple(_uneven(grid, layout, rows.keep)),
    )
    return body if sections is None else _with_sections(body, sections, rows)


def _led_by_sums(rows: _Rows, columns: Sequence[Cells], *, comma: bool) -> Sections | None:
    """The groups of a compact pivot; their sums are left out with the lines."""
    sections = sections_by_sums(columns, rows.keep, comma=comma) if len(columns) > 1 else None
    if sections and rows.handling.does("sections_read"):
        rows.keep &= ~sections.rows
    return sections


def _with_sections(body: Body, sections: Sections, rows: _Rows) -> Body:
    """The body with the names of its groups as the first column, or told that they could be one."""
    note = sections_told(sections.name, sections.shown, rows.handling)
    body = replace(body, notes=(*body.notes, note))
    if not rows.handling.does("sections_read"):
        return body
    cells = sections.cells.keep(rows.keep)
    return replace(body, header=(sections.name, *body.header), columns=(cells, *body.columns))


def _cells(under: Grid) -> list[Cells]:
    def cells(place: int) -> Cells:
        return Cells.of(under.columns[place], native=_native(under, place))

    return over_columns(cells, range(under.width), under.height)


def _under(grid: Grid, layout: Layout) -> Grid:
    """The grid below the header."""
    first = layout.first
    return Grid(
        grid.name,
        grid.source,
        tuple(column[first:] for column in grid.columns),
        grid.row_noun,
        native=tuple(mask if mask is None else mask[first:] for mask in grid.native),
        merges=within(grid.merges, range(first, grid.height), range(grid.width)),
        header=grid.header,
        semicolons=grid.semicolons,
    )


def _leave_out_ends(rows: _Rows, under: Grid, columns: Sequence[Cells], blank: Mask) -> None:
    """Leave out totals and what stands below the table; a total may stand above a remark, or below it."""
    before = rows.keep.copy()
    gaps = blank | rows.found.get("repeated_headers_left_out", blank) | rows.found.get("comments_left_out", blank)
    totals = totals_rows(columns, rows.keep, gaps, comma=under.semicolons)
    footers = footer_rows(under, rows.keep & ~totals) if under.header is None else np.zeros_like(rows.keep)
    if footers.any():
        totals |= totals_rows(columns, before & ~footers, gaps | footers, comma=under.semicolons)
    rows.leave_out("totals_left_out", totals)
    rows.leave_out("footers_left_out", footers)


def _uneven(grid: Grid, layout: Layout, keep: Mask) -> list[Note]:
    """Rows of the body that had more cells than the table has columns, or fewer."""
    places = [place for place in grid.uneven if place >= layout.first and keep[place - layout.first]]
    if not places:
        return []
    shown = ", ".join(str(place + grid.first_row) for place in places[:5]) + (", …" if len(places) > 5 else "")  # noqa: PLR2004
    which = f"{grid.row_noun if len(places) == 1 else grid.row_noun + 's'} {shown}"
    return [Note("uneven_rows", f"Too few or too many cells in {which}: filled up with blanks or cut.", len(places))]


def _native(under: Grid, place: int) -> bool:
    mask = under.native[place] if under.native else None
    if mask is None:
        return False
    return bool(mask.sum() * 2 >= int(pc.sum(pc.not_equal(under.columns[place], "")).as_py() or 0))


def _named_or_filled(header: Sequence[str], columns: Sequence[Cells]) -> list[int]:
    """The columns between the first and the last that has a name or a value."""
    some = [place for place, cells in enumerate(columns) if header[place] or len(cells.texts)]
    return list(range(some[0], some[-1] + 1)) if some else []
