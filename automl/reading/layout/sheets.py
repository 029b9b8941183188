"""The tables of a file: which grids hold one, and which of them an answer would use."""

from collections.abc import Sequence
from dataclasses import replace

from automl.errors import ReadingError
from automl.reading.assemble import check_size, table_of, table_of_part
from automl.reading.grid import Grid
from automl.reading.handling import Handling
from automl.reading.layout.blocks import blocks_of
from automl.reading.layout.likeliest import chosen, worth
from automl.reading.layout.parts import Part, part_of
from automl.reading.layout.stacks import stacked, stacks_of
from automl.reading.limits import Limits
from automl.table import Kind, Note, Offer, Table

_MOST_NAMED = 5
_MOST_OFFERED = 8


def tables_of(grids: list[Grid], limits: Limits, handling: Handling) -> tuple[Table, ...]:
    """The tables in a file's grids, the one to answer from first. ReadingError when there is none.

    grids: taken out of the list as they are read, so that a large one does not stay in memory.
    """
    unsaved = any(grid.formulas_unsaved for grid in grids)
    blocks = [block for _ in range(len(grids)) for block in blocks_of(grids.pop(0))]
    if len(blocks) == 1 and blocks[0].row_noun != "row":
        return (table_of(blocks.pop(), limits, handling),)
    default = replace(handling, header=None)
    parts = [part for block in blocks if (part := _part(block, limits, default)) is not None]
    if not parts:
        raise ReadingError("The workbook holds no rows of data.", "Send a workbook with a table in one of its sheets.")
    tables = [table_of_part(part, limits, handling) for part in _stacked(parts, handling)]
    best = chosen(tables, handling)
    if handling.header is not None:
        best = _with_header(best, blocks, limits, handling)
    others = [table for table in tables if table.name != best.name and (worth(table) or not worth(best))]
    notes = [*best.notes, *_others_told(best, others), *(_formulas_told(best) if unsaved else [])]
    return (replace(best, notes=tuple(notes)), *others)


def _with_header(table: Table, blocks: Sequence[Grid], limits: Limits, handling: Handling) -> Table:
    """The table read again with its names in another row; itself where its sheet has no such row."""
    named = [block for block in blocks if block.name == table.name]
    return table_of(named[0], limits, handling) if named else table


def _part(grid: Grid, limits: Limits, handling: Handling) -> Part | None:
    """The part in a grid; None when a header stands alone, as on a cover sheet."""
    if grid.height > limits.max_rows or grid.width > limits.max_columns:
        check_size(grid.height, grid.width, limits)
    part = part_of(grid, handling)
    return part if part.body.height else None


def _stacked(parts: Sequence[Part], handling: Handling) -> list[Part]:
    """The parts, with those of one shape that are one table in several sheets put together."""
    made = list(parts)
    for stack in stacks_of(parts):
        place = made.index(stack.parts[0])
        if stack.wanted(handling):
            made[place] = stacked(stack, handling)
            made = [part for part in made if part not in stack.parts[1:]]
        else:
            note = stack.told(handling)
            made = [replace(part, notes=(*part.notes, note)) if part in stack.parts else part for part in made]
    return made


def _others_told(best: Table, others: Sequence[Table]) -> list[Note]:
    if not others:
        return []
    names = ", ".join(other.name for other in others[:_MOST_NAMED]) + (", …" if len(others) > _MOST_NAMED else "")
    which = "the other is" if len(others) == 1 else "the others are"
    sentence = f"The file holds {len(others) + 1} tables; this is {best.name}, {which} {names}."
    offers = tuple(Offer(f"Use {other.name}", f"table={other.name}") for other in others[:_MOST_OFFERED])
    return [Note("other_tables", sentence, len(others), offers)]


def _formulas_told(table: Table) -> list[Note]:
    empty = table.of_kind(Kind.EMPTY)
    if not empty:
        return []
    names = ", ".join(column.name for column in empty[:3])
    sentence = f"{names}: formulas without saved values. Open the workbook in Excel, save it, and send it again."
    return [Note("formulas_without_values", sentence, len(empty))]
