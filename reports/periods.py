"""Days, steps and periods in words, by Babel."""

import re
from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton

_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_HOUR = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?")
_YEAR = re.compile(r"\b[12]\d{3}\b")
_THIN_SPACE = "\u2009"
_SPANS = {
    "day": range(1, 2),
    "week": range(7, 8),
    "month": range(28, 32),
    "quarter": range(89, 93),
    "half": range(181, 185),
    "year": range(365, 367),
}


def day_in_words(day: date, locale: Locale) -> str:
    """Such as "Mar 7, 2024"."""
    return str(format_date(day, "medium", locale=locale))


def days_in_words(start: date, end: date, locale: Locale) -> str:
    """A span of days, both ends inclusive: "Oct 1 – Dec 31, 2022"."""
    if start == end:
        return day_in_words(start, locale)
    return str(format_interval(start, end, "yMMMd", locale=locale)).replace(_THIN_SPACE, " ")


def step_in_words(period: str, locale: Locale) -> str:
    """The label of one step ("2024-Q1", "2024-03", an ISO day) as people write it; other labels as they are."""
    if quarter := _QUARTER.fullmatch(period):
        return f"Q{quarter[2]} {quarter[1]}"
    if month := _MONTH.fullmatch(period):
        return str(format_skeleton("yMMM", date(int(month[1]), int(month[2]), 1), locale=locale))
    if hour := moment(period):
        return f"{format_skeleton('MMMd', hour, locale=locale)}, {hour:%H:%M}"
    try:
        return day_in_words(date.fromisoformat(period), locale)
    except ValueError:
        return period


def moment(period: str) -> datetime | None:
    """The time that the label of an hour names ("2024-03-07 14:00"), None for longer steps and other labels."""
    if not _HOUR.fullmatch(period):
        return None
    try:
        return datetime.fromisoformat(period)
    except ValueError:
        return None


def span_name(start: date, end: date) -> str:
    """What a span of days is called ("month", "quarter", "half", "year", "week", "day"), "period" for others."""
    days = (end - start).days + 1
    names = [name for name, lengths in _SPANS.items() if days in lengths and (days <= 7 or start.day == 1)]  # noqa: PLR2004 - a week
    if names:
        return names[0]
    return "period"


def names_a_year(label: str) -> bool:
    """True for labels that name their year by themselves ("Q1 2027", "October to December 2022")."""
    return _YEAR.search(label) is not None
