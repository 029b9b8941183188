"""Steps of time that the data do not have whole: told beside the answer, and never called its highest or lowest."""

from collections.abc import Sequence
from datetime import date, timedelta

from automl.table import Frequency
from automl.timeline import shift
from reports.asking.telling import Asked, Row

_ALLOWED = {Frequency.WEEK: 2, Frequency.MONTH: 4, Frequency.QUARTER: 9, Frequency.YEAR: 31}
"""Days without rows at the end of a step (a weekend, the first holidays of a year) that leave it whole."""
_ADDED = ("sum", "count", "count_distinct")
_LEAST = 2


def whole(asked: Asked, rows: Sequence[Row]) -> Sequence[Row]:
    """The rows whose steps the data have whole; all of them where fewer than two are."""
    kept = [row for row in rows if not cut(asked, row)]
    return kept if len(kept) >= _LEAST else rows


def cut(asked: Asked, row: Row) -> bool:
    """Whether an amount is of a step that began before the data, or before the days asked for, or ended after them."""
    span = _span(asked, row)
    if span is None or asked.result.start is None or asked.result.end is None:
        return False
    period = asked.plan.period
    first = max(asked.result.start, period.start) if period else asked.result.start
    last = min(asked.result.end, period.end) if period else asked.result.end
    return _lacking(asked, span, first, last) != ""


def lacking(asked: Asked, row: Row) -> str:
    """Which end of a row's step the data lack: "start", "end", or ""."""
    span = _span(asked, row)
    if span is None or asked.result.start is None or asked.result.end is None:
        return ""
    return _lacking(asked, span, asked.result.start, asked.result.end)


def _lacking(asked: Asked, span: tuple[date, date], first: date, last: date) -> str:
    allowed = _ALLOWED[asked.stepped or Frequency.MONTH]
    if (span[1] - last).days > allowed:
        return "end"
    return "start" if (first - span[0]).days > allowed else ""


def _span(asked: Asked, row: Row) -> tuple[date, date] | None:
    """The first and the last day of a row's step; None where nothing is added up in it."""
    place, step = asked.place("step"), asked.stepped
    adds_up = asked.plan.aggregation in _ADDED and not asked.plan.of_totals
    if place is None or step not in _ALLOWED or not adds_up or not isinstance(row[place], date):
        return None
    return row[place], shift(row[place], step, 1) - timedelta(days=1)
