"""Days as people read them: "Mar 7, 2024", "Jan 15 to Mar 3, 2027", "January to March 2027"."""

import re
from calendar import month_abbr, month_name
from datetime import date

from automl.plan import Period
from automl.understanding.calendar.labels import months_written, whole_months

_MONTHS = re.compile("|".join(month_name[1:]))
_YEARS = re.compile(r"(\d{4} to )?\d{4}")


def dated(period: Period) -> str:
    """A period by its label, with its days where the label does not say them: "Q1 2027 (January to March 2027)"."""
    named = _MONTHS.search(period.label) or _YEARS.fullmatch(period.label)
    return period.label if named else f"{period.label} ({days_written(period.start, period.end)})"


def days_written(start: date, end: date) -> str:
    """The days from `start` to `end`, both included; a year that both share is named once."""
    if start == end:
        return day_written(start)
    if whole_months(start, end) is not None:
        return months_written(start, end)
    first = _in_year(start) if start.year == end.year else day_written(start)
    return f"{first} to {day_written(end)}"


def day_written(day: date) -> str:
    """Such as "Mar 7, 2024"."""
    return f"{_in_year(day)}, {day.year}"


def _in_year(day: date) -> str:
    return f"{month_abbr[day.month]} {day.day}"
