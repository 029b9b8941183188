"""The first day of each row and period of a table with periods as columns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from automl.reading.columns.cells import Cells
from automl.reading.dates.order import Order
from automl.reading.dates.parts import Days
from automl.reading.wide.days import days_in, days_of
from automl.reading.wide.fitting import Columns, Down
from automl.reading.wide.labels import Label, Span, period_of
from automl.reading.wide.shape import Shape
from automl.reading.wide.years import FoundYear, year_in

Titles = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, eq=False)
class Time:
    """days: periods × rows, or periods × 1 where all rows have the same; None where the periods have no year.

    span: of the days. year: found for periods without one. column: the position of a column of the rows that the days
    take the place of, None where there is none.
    """

    days: Days | None
    span: Span
    year: FoundYear | None = None
    column: int | None = None


def time_of(columns: Columns, shape: Shape, down: Down, titles: Titles, order: Order) -> Time | None:
    """None where the columns' names, though they look like periods, don't follow one another."""
    if down.what == "parts of years" and down.column is not None:
        return _months_down(columns.cells[down.column], shape, down.column, order)
    if not shape.bare:
        days = days_of(shape.periods, order)
        return None if days is None else Time(days[:, None], shape.span)
    if down.what == "years" and down.column is not None:
        return Time(_years_down(columns.cells[down.column], shape.periods), shape.span)
    named = [(columns.header[place], f"the column {columns.header[place]}") for place in shape.left_out]
    year = year_in([*named, *titles])
    return Time(None if year is None else days_in(shape.periods, year)[:, None], shape.span, year)


def _years_down(cells: Cells, periods: Sequence[Label]) -> Days:
    """Days of periods without a year, with the year of each row."""
    found = [year_in([(text, "")]) for text in cells.texts.to_pylist()]
    nothing = np.full(len(periods), np.datetime64("NaT", "D"))
    each = [nothing if year is None else days_in(periods, year) for year in found]
    return np.stack([*each, nothing], axis=1)[:, cells.codes]


def _months_down(cells: Cells, shape: Shape, column: int, order: Order) -> Time | None:
    """Days of months or quarters that the rows name, in the years that are columns."""
    starts = days_of(shape.periods, order)
    labels = [period_of(text) for text in cells.texts.to_pylist()]
    span = next((label.span for label in labels if label is not None), None)
    if starts is None or span is None:
        return None
    years = starts.astype("datetime64[Y]").astype(int) + 1970
    nothing = np.full(len(labels) + 1, np.datetime64("NaT", "D"))
    each = []
    for year in years:
        days = nothing.copy()
        for place, label in enumerate(labels):
            if label is not None:
                days[place] = days_in([label], FoundYear(int(year), ending=True, place=""))[0]
        each.append(days)
    return Time(np.stack(each)[:, cells.codes], span, column=column)
