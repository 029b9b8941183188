"""Changes: two periods against each other, or each step against an earlier one."""

from dataclasses import replace
from datetime import date, timedelta

from automl.errors import UnderstandingError
from automl.plan import Period
from automl.table import Frequency
from automl.timeline import shift
from automl.understanding.asking.asked_time import AskedTime, ends_of, last_complete_year, year_before
from automl.understanding.asking.shape import About, Shape
from automl.understanding.calendar.resolve import Stretch
from automl.understanding.calendar.written import day_written
from automl.understanding.heard import Heard
from automl.understanding.periods import as_period

_TWO = 2

Against = tuple[Period, Period, date | None, tuple[str, ...]]


def against(heard: Heard, time: AskedTime) -> Against:
    """The later period, the earlier one, up to which day both are counted, and what was assumed.

    UnderstandingError where the data do not reach back to an earlier one.
    """
    moment = time.moment
    if moment is None:
        raise UnderstandingError("This file has no dates to compare.", "Ask for totals instead.")
    ends = ends_of(heard, moment)
    said: tuple[str, ...] = ()
    if len(time.named) >= _TWO and (time.compared or ends is None):
        earlier, later = sorted(time.named[:_TWO], key=lambda period: period.start)
    elif ends is not None:
        earlier, later = ends
    elif time.period is not None:
        later, earlier = time.period, year_before(time.period, moment)
        said = () if time.compared else (f"{later.label} is compared with {earlier.label}.",)
    else:
        later, earlier, said = _usual(time)
    _reaches(earlier, time)
    through = time.last if time.last is not None and later.start <= time.last < later.end else None
    return later, earlier, through, said


def _usual(time: AskedTime) -> tuple[Period, Period, tuple[str, ...]]:
    """The last whole year with the one before; with less history the last quarter, or month, with the one before."""
    moment = time.moment
    assert moment is not None  # noqa: S101 - `against` has seen to it
    year = last_complete_year(time)
    if year is not None:
        earlier = year_before(year, moment)
        return year, earlier, (f"No period was named, so {year.label} is compared with {earlier.label}.",)
    for unit in (Frequency.QUARTER, Frequency.MONTH):
        start = shift(moment.start_of(moment.next_day, unit), unit, -1)
        before = shift(start, unit, -1)
        if time.start is not None and time.start <= before:
            later = as_period(Stretch(start, shift(start, unit, 1) - timedelta(days=1)), moment)
            earlier = as_period(Stretch(before, start - timedelta(days=1)), moment)
            return later, earlier, (f"No period was named, so {later.label} is compared with {earlier.label}.",)
    raise UnderstandingError("The data are too short to compare two periods.", "Ask for totals instead.")


def _reaches(earlier: Period, time: AskedTime) -> None:
    if time.start is not None and earlier.end < time.start:
        raise UnderstandingError(
            f"The data begin on {day_written(time.start)}, so there is no {earlier.label} to compare with.",
            "Ask about a later period.",
        )


def changed(shape: Shape, about: About) -> Shape:
    """Two periods against each other, or each step against an earlier one."""
    wish = about.heard.wish
    if not (wish.changed or about.time.compared) or wish.share or shape.form != "figures":
        return shape
    if about.time.column is None:
        raise UnderstandingError(
            "This file has no column of dates, so no change over time can be told.", "Ask for totals instead."
        )
    stepped = shape.frequency is not None and not about.time.compared
    if shape.steps:
        return shape
    if stepped or (wish.before and not shape.groups and not about.time.period):
        frequency = shape.frequency or Frequency.YEAR
        before = wish.before if wish.before and frequency is not Frequency.YEAR else "step"
        asked = bool(isinstance(wish.step, Frequency) and wish.order and not wish.before)
        order = wish.order if asked and not about.heard.frequency else None
        return replace(shape, form="change", before=before, frequency=frequency, order=order, relative=wish.relative)
    named = bool(about.time.period or about.time.named)
    later, earlier, through, said = against(about.heard, about.time)
    return replace(
        shape,
        form="change",
        period=later if named else None,
        later=None if named else later,
        against=earlier,
        through=through,
        frequency=None,
        relative=wish.relative,
        order=(wish.order or "largest") if shape.groups else None,
        assumptions=(*shape.assumptions, *said),
    )
