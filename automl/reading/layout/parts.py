"""A grid cut into a header and a body, before its columns get their types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from automl.reading.grid import Grid
from automl.reading.handling import NO_HEADER, Handling
from automl.reading.layout.body import Body, body_of
from automl.reading.layout.deeds import filled_down_told, joined_told, left_out_told
from automl.reading.layout.finding import HEAD, Layout, Wanted, layout_of
from automl.reading.layout.header import is_distinct
from automl.reading.wide.lines import KIND, is_statement
from automl.reading.wide.shape import shape_of
from automl.table import Kind, Note, Offer

_TOTALS = "totals_left_out"


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What becomes a table. notes: on where it was found. above: the rows above the header, cut to the body's columns.
    is_sheet: whether the name is that of a sheet. kinds: of columns, by name, that are known already.
    """

    name: str
    header: tuple[str, ...] | None
    body: Body
    notes: tuple[Note, ...]
    semicolons: bool = False
    above: tuple[tuple[str, ...], ...] = ()
    is_sheet: bool = False
    kinds: Mapping[str, Kind] = field(default_factory=dict)

    def told(self, handling: Handling) -> list[Note]:
        """All notes on the layout of the part."""
        down = self.body.filled_down
        return [
            *self.notes,
            *left_out_told(self.body.left_out, handling),
            *([filled_down_told(", ".join(down), handling)] if down else []),
            *self.body.notes,
        ]


def part_of(grid: Grid, handling: Handling) -> Part:
    """Find the header of a grid and cut out the rows under it. The grid's own cells are not kept."""
    if grid.header is not None:
        layout = Layout(grid.header, 0, 0)
        notes = (*grid.notes, _records_told(grid))
        return Part(grid.name, grid.header, body_of(grid, layout, handling), notes, kinds=grid.kinds)
    wanted = _wanted(grid, handling)
    head = grid.rows(0, max(HEAD, (wanted.row or 0) + 1))
    layout = layout_of(head, grid.merges, wanted)
    body = body_of(grid, layout, handling)
    if body.left_out.get(_TOTALS) and handling.does(KIND) and is_statement(body, shape_of(body.header)):
        body = _with_totals(grid, layout, handling)
    body = replace(body, left_out={**body.left_out, "second_header_left_out": layout.skipped})
    return Part(
        grid.name,
        layout.header and body.header,
        body,
        (*grid.notes, *_header_told(grid, layout, head, handling)),
        grid.semicolons,
        _above(layout, body, head),
        grid.row_noun == "row",
    )


def _with_totals(grid: Grid, layout: Layout, handling: Handling) -> Body:
    """The body of a statement, in which a total is one of its lines ("Total income")."""
    body = body_of(grid, layout, handling.also(f"undo={_TOTALS}"))
    return replace(body, left_out={kind: count for kind, count in body.left_out.items() if kind != _TOTALS})


def _above(layout: Layout, body: Body, head: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The filled rows above the header, cut to the columns of the body."""
    if layout.header is None:
        return ()
    made = len(body.header) - len(body.places)  # of the lines above the parts
    rows = [row for row in head[: layout.header_row] if any(row)]
    return tuple((*[""] * made, *(row[place] for place in body.places)) for row in rows)


def _wanted(grid: Grid, handling: Handling) -> Wanted:
    one_row, all_below = not handling.does("second_header_joined"), not handling.does("second_header_left_out")
    if handling.header is None or NO_HEADER < handling.header < grid.first_row:
        return Wanted(None, one_row, all_below)
    return Wanted(handling.header - grid.first_row if handling.header else -1, one_row, all_below)


def _records_told(grid: Grid) -> Note:
    return Note("records_read", f"Read {grid.source}.")


def _header_told(grid: Grid, layout: Layout, head: Sequence[Sequence[str]], handling: Handling) -> list[Note]:
    offers = _offers(grid, layout, head, handling)
    if layout.header is None:
        sentence = "The table has no column names; they are called Column 1, Column 2 and so on."
        return [Note("header_made_up", sentence, offers=offers)]
    numbers = [place + grid.first_row for place in range(layout.header_row, layout.header_row + layout.joined)]
    joined = [joined_told(f"{grid.row_noun}s {_listed(numbers)}", handling)] if layout.joinable else []
    return [*_place_told(grid, layout, numbers[0], offers, forced=handling.header is not None), *joined]


def _place_told(grid: Grid, layout: Layout, number: int, offers: tuple[Offer, ...], *, forced: bool) -> list[Note]:
    if grid.row_noun == "row":
        return [Note("sheet_read", f"Read {grid.source}, header in row {number}.", offers=offers)]
    if layout.header_row or forced:
        return [Note("header_found", f"The column names are in line {number}.", offers=offers)]
    return []


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:-1])) + f" and {numbers[-1]}"


def _offers(grid: Grid, layout: Layout, head: Sequence[Sequence[str]], handling: Handling) -> tuple[Offer, ...]:
    """Other rows that could hold the names: the next ones above and below that are as full."""
    if handling.header is not None:
        return (Offer("Find the column names again", "header=found"),)
    if _plainly_first(layout, head):
        return ()
    fills = np.array([sum(map(bool, row)) for row in head])
    if layout.header is None:
        around = np.flatnonzero(fills > 0)[:2].tolist()
    else:
        enough = np.flatnonzero(fills * 2 > fills[layout.header_row])
        place = int(np.searchsorted(enough, layout.header_row))
        around = [*enough[max(0, place - 1) : place].tolist(), *enough[place + 1 : place + 2].tolist()]
    rows = [Offer(f"Use {grid.row_noun} {n} as the column names", f"header={n}") for n in _numbers(grid, around)]
    return (*rows, *([Offer("The table has no column names", "header=none")] if layout.header else []))


def _plainly_first(layout: Layout, head: Sequence[Sequence[str]]) -> bool:
    """Whether the first row holds a name for every column, each another, and the data follow."""
    plain = layout.header_row == 0 and layout.joined == 1 and not layout.skipped and not layout.joinable
    return plain and layout.header is not None and all(head[0]) and is_distinct(head[0])


def _numbers(grid: Grid, places: Sequence[int]) -> list[int]:
    return [place + grid.first_row for place in places]
