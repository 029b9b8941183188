"""A table with periods as columns made long: a column for the period, one for each measure, the others repeated."""

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from automl.reading.columns.cells import Cells
from automl.reading.dates.order import Order
from automl.reading.dates.parts import Days
from automl.reading.handling import Handling
from automl.reading.layout.body import Body
from automl.reading.layout.deeds import left_out_told
from automl.reading.wide.days import by_month
from automl.reading.wide.fitting import Columns, fits, periods_down
from automl.reading.wide.lines import lines_as_columns
from automl.reading.wide.long import Long
from automl.reading.wide.naming import date_name, value_name
from automl.reading.wide.rows import each, interleaved, repeated
from automl.reading.wide.shape import Shape, shape_of
from automl.reading.wide.sums import ends_in_sums, without_sums
from automl.reading.wide.time import Time, time_of
from automl.reading.wide.told import KIND, Told, told, told_undone
from automl.table import Note

_TOTALS = "totals_left_out"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a table: the rows above its header, cut to its columns, and the name of its sheet or file."""

    above: tuple[tuple[str, ...], ...]
    name: str
    is_sheet: bool

    @property
    def sheet(self) -> str | None:
        return self.name if self.is_sheet else None

    @property
    def titles(self) -> list[tuple[str, str]]:
        """Texts that may name a year, the likeliest first, each with the words for where it stands."""
        name = (self.name, "the sheet's name" if self.is_sheet else "the file's name")
        return [*((cell, "the title") for row in reversed(self.above) for cell in row if cell), name]


def long_of(body: Body, around: Surroundings, order: Order, handling: Handling) -> Long | Note | None:
    """The table made long; None where its columns are no periods; where people want that undone, the note on it.

    order: of day and month, if nothing else decides.
    """
    found = shape_of(body.header)
    if found is None:
        return None
    columns = Columns(body.header, body.columns)
    shape = without_sums(columns, columns.with_words_kept(by_month(found, order)))
    if not handling.does(KIND):
        return told_undone(shape) if _made_long(body, shape, around, order) else None
    if not ends_in_sums(columns, shape):
        long = _made_long(body, shape, around, order)
        return long and lines_as_columns(body, shape, long, handling)
    long = _made_long(_without_last(body) if handling.does(_TOTALS) else body, shape, around, order)
    return long and replace(long, notes=(*long.notes, *left_out_told({_TOTALS: 1}, handling)))


def _made_long(body: Body, shape: Shape, around: Surroundings, order: Order) -> Long | None:
    columns = Columns(body.header, body.columns)
    down = periods_down(columns, shape)
    time = time_of(columns, shape, down, around.titles, order) if fits(columns, shape, down) else None
    return None if time is None else _laid_out(body, shape, around, time)


def _without_last(body: Body) -> Body:
    rows = np.arange(body.height) < body.height - 1
    return replace(body, columns=tuple(cells.keep(rows) for cells in body.columns))


def _laid_out(body: Body, shape: Shape, around: Surroundings, time: Time) -> Long:
    """Row after row, or period after period where the rows are the months of the years that are columns."""
    rows, times, by_period = len(body.columns[0]), len(shape.periods), time.column is not None
    stays = [place for place in shape.kept if place != time.column]
    kept = [repeated(body.columns[place], times, by_period=by_period) for place in stays]
    values = [
        interleaved([_at(body, row[measure]) for row in shape.cells], rows, by_period=by_period)
        for measure in range(len(shape.measures))
    ]
    names = [measure or value_name(body, shape, around.above, around.sheet) for measure in shape.measures]
    period = date_name(time.span) if time.column is None else body.header[time.column] or date_name(time.span)
    left_out = tuple(body.header[place] for place in shape.left_out)
    return Long(
        (*(body.header[place] for place in stays), period, *names),
        (*kept, _labels(shape, rows, by_period=by_period), *values),
        len(kept),
        None if time.days is None else _flat(time.days, rows, by_period=by_period),
        told(Told(shape, left_out, period, tuple(names), time.year)),
    )


def _flat(days: Days, rows: int, *, by_period: bool) -> Days:
    """One day for each row of the long table. days: periods × rows, or periods × 1."""
    full = np.broadcast_to(days, (len(days), rows))
    return (full if by_period else full.T).reshape(-1)


def _at(body: Body, place: int | None) -> Cells | None:
    return None if place is None else body.columns[place]


def _labels(shape: Shape, rows: int, *, by_period: bool) -> Cells:
    """The names of the periods, in every row."""
    codes = each(np.arange(len(shape.periods), dtype=np.int32), rows, by_period=not by_period)
    return Cells(pa.array([period.period for period in shape.periods]), codes)
