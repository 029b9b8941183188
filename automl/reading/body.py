"""The rows under a header: blank ones, repeated headers, totals and footers are left out, and told."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from automl.reading.cells import Cells
from automl.reading.footers import footer_rows
from automl.reading.grid import Grid, Mask
from automl.reading.layout import Layout
from automl.reading.parallel import over_columns
from automl.reading.totals import outline, totals_rows
from automl.table import Note


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The columns under a header, with the rows that questions see.

    header: the names as written. source_rows: filled rows under the header, before any was left out.
    """

    header: tuple[str, ...]
    columns: tuple[Cells, ...]
    source_rows: int
    notes: tuple[Note, ...]


def body_of(grid: Grid, layout: Layout) -> Body:
    """Cut the body out of a grid."""
    header = layout.header or tuple("" for _ in grid.columns)
    under = Grid(grid.name, grid.source, tuple(column[layout.first :] for column in grid.columns), grid.row_noun)
    filled = under.filled()
    keep = filled > 0
    repeated = _repeated_headers(under, layout)
    left_out = {
        "repeated_headers_left_out": repeated & keep,
        "comments_left_out": _remarks(grid, under, repeated, filled) & keep,
    }
    for rows in left_out.values():
        keep &= ~rows
    columns = over_columns(
        lambda place: Cells.of(under.columns[place], native=_native(grid, place, layout.first)),
        range(under.width),
        under.height,
    )
    totals = totals_rows(columns, keep)
    footers = footer_rows(under, keep & ~totals) if grid.header is None else np.zeros_like(keep)
    totals |= totals_rows(columns, keep & ~footers) if footers.any() else totals
    left_out |= {"totals_left_out": totals, "footers_left_out": footers}
    keep &= ~totals & ~footers
    down = outline(columns, totals, keep)
    kept = over_columns(lambda cells: cells.keep(keep), columns, under.height)
    kept = [cells.filled_down() if place in down else cells for place, cells in enumerate(kept)]
    places = _named_or_filled(header, kept)
    return Body(
        tuple(header[place] for place in places),
        tuple(kept[place] for place in places),
        int((filled > 0).sum()),
        (*_told(left_out), *_filled_down_told(header, down), *_uneven(grid, layout, keep)),
    )


_WORDS = {
    "repeated_headers_left_out": ("repeated header", "repeated headers"),
    "comments_left_out": ("remark between the rows", "remarks between the rows"),
    "footers_left_out": ("note below the table", "notes below the table"),
    "totals_left_out": ("totals row", "totals rows"),
}


def _told(left_out: dict[str, Mask]) -> list[Note]:
    notes = []
    for kind, rows in left_out.items():
        count = int(rows.sum())
        one, many = _WORDS[kind]
        if count:
            notes.append(Note(kind, f"Left out {count} {one if count == 1 else many}.", count))
    return notes


def _filled_down_told(header: Sequence[str], places: Sequence[int]) -> list[Note]:
    names = ", ".join(header[place] or f"Column {place + 1}" for place in places)
    return [Note("filled_down", f"{names}: blanks below a group's name are read as that group.")] if places else []


def _uneven(grid: Grid, layout: Layout, keep: Mask) -> list[Note]:
    """Rows of the body that had more cells than the table has columns, or fewer."""
    places = [place for place in grid.uneven if place >= layout.first and keep[place - layout.first]]
    if not places:
        return []
    shown = ", ".join(str(place + grid.first_row) for place in places[:5]) + (", …" if len(places) > 5 else "")  # noqa: PLR2004
    which = f"{grid.row_noun if len(places) == 1 else grid.row_noun + 's'} {shown}"
    return [Note("uneven_rows", f"Too few or too many cells in {which}: filled up with blanks or cut.", len(places))]


def _native(grid: Grid, place: int, first: int) -> bool:
    mask = grid.native[place] if grid.native else None
    return mask is not None and bool(mask[first:].sum() * 2 >= _filled_cells(grid, place, first))


def _filled_cells(grid: Grid, place: int, first: int) -> int:
    return int(pc.sum(pc.not_equal(grid.columns[place][first:], "")).as_py() or 0)


def _repeated_headers(under: Grid, layout: Layout) -> Mask:
    """Rows that say the header again."""
    same = np.zeros(under.height, dtype=np.bool_)
    if layout.header is None or not any(layout.header):
        return same
    same[:] = True
    for column, name in zip(under.columns, layout.header, strict=True):
        same &= pc.equal(column, name).to_numpy(zero_copy_only=False)
        if not same.any():
            break
    return same


def _remarks(grid: Grid, under: Grid, repeated: Mask, filled: npt.NDArray[np.int32]) -> Mask:
    """Rows between the rows that say something about them; among records there are none."""
    if grid.header is not None:
        return np.zeros(under.height, dtype=np.bool_)
    return _comments(under, filled) | _page_marks(repeated, filled)


def _comments(under: Grid, filled: npt.NDArray[np.int32]) -> Mask:
    """Rows that hold nothing but a remark that begins with #."""
    if under.width == 1:
        return np.zeros(under.height, dtype=np.bool_)
    marked: Mask = pc.starts_with(under.columns[0], "#").to_numpy(zero_copy_only=False)
    alone: Mask = filled == 1
    return marked & alone


def _page_marks(repeated: Mask, filled: npt.NDArray[np.int32]) -> Mask:
    """Rows with one cell alone right above a repeated header: "Page 2"."""
    marks: Mask = (filled == 1) & np.append(repeated[1:], False) & (len(repeated) > 1)
    return marks


def _named_or_filled(header: Sequence[str], columns: Sequence[Cells]) -> list[int]:
    """The columns between the first and the last that has a name or a value."""
    some = [place for place, cells in enumerate(columns) if header[place] or len(cells.texts)]
    return list(range(some[0], some[-1] + 1)) if some else []
