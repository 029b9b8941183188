"""The first days of periods that stand as columns."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from automl.reading.columns.cells import Cells
from automl.reading.dates.order import Order, likelier
from automl.reading.dates.parse import PIVOT, written_dates
from automl.reading.dates.parts import Days, day_dates, week_dates
from automl.reading.wide.labels import Label
from automl.reading.wide.shape import Shape
from automl.reading.wide.years import FoundYear

_QUARTER_OF_MONTHS = 3
_SHORTEST_MONTH = 28


def days_of(periods: Sequence[Label], order: Order) -> Days | None:
    """The first day of each period that has its year; None unless they run up or down by steps of their kind.

    order: of day and month, where nothing else decides.
    """
    days = _years(periods) if periods[0].span == "year" else _written(periods, order)
    return days if days is not None and _running(days, periods[0]) else None


def by_month(shape: Shape, order: Order) -> Shape:
    """The shape, its days called months where each is the first or the last one of a month, as in spreadsheets."""
    days = days_of(shape.periods, order) if shape.span == "day" else None
    if days is None or (np.abs(np.diff(days.astype(np.int64))) < _SHORTEST_MONTH).any():
        return shape
    months = days.astype("datetime64[M]")
    first = (days == months.astype("datetime64[D]")).all()
    last = ((days + 1).astype("datetime64[M]") == months + 1).all()
    return (
        replace(shape, periods=tuple(replace(each, span="month") for each in shape.periods)) if first | last else shape
    )


def days_in(periods: Sequence[Label], year: FoundYear) -> Days:
    """The first day of each period without a year. Where they run over New Year, a fiscal year's label (FY2024) names
    the year in which they end.
    """
    parts = np.array([period.part for period in periods], dtype=np.int64)
    wraps = np.concatenate([[0], np.cumsum(np.diff(parts) < 0)])
    years = year.first - (int(wraps.max()) if year.ending else 0) + wraps
    match periods[0].span:
        case "week":
            return week_dates(years, parts)
        case "quarter":
            return day_dates(years, parts * 3 - 2, np.ones_like(years))
        case "half":
            return day_dates(years, parts * 6 - 5, np.ones_like(years))
        case _:
            return day_dates(years, parts, np.ones_like(years))


def _years(periods: Sequence[Label]) -> Days:
    digits = [re.sub(r"\D", "", period.period) for period in periods]
    years = np.array([int(text) + (0 if len(text) == 4 else _century(int(text))) for text in digits])  # noqa: PLR2004
    return day_dates(years, np.ones_like(years), np.ones_like(years))


def _century(short: int) -> int:
    return 2000 if short <= PIVOT else 1900


def _written(periods: Sequence[Label], order: Order) -> Days | None:
    written = written_dates(Cells.of(pa.array([period.period for period in periods])))
    if written is None or written.size != len(periods):
        return None
    by_day, by_month = written.dates("day").times, written.dates("month").times
    chosen = (likelier(by_day, by_month) or order) if written.unclear else order
    return written.dates(chosen).times.astype("datetime64[D]")


def _running(days: Days, first: Label) -> bool:
    """Whether the days go one way, and months by one to three at a time."""
    if np.isnat(days).any():
        return False
    steps = np.diff(days.astype(np.int64))
    if not ((steps > 0).all() or (steps < 0).all()):
        return False
    if first.span != "month":
        return True
    months = np.abs(np.diff(days.astype("datetime64[M]").astype(np.int64)))
    return bool(np.median(months) <= _QUARTER_OF_MONTHS)
