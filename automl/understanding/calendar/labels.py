"""What a stretch of days is called: "Q4 2022", "Q1 FY27, February to April 2026", "17 to 30 March 2019"."""

from calendar import month_name
from datetime import date, timedelta

from automl.timeline import add_months

_SPANS = {12: "", 6: "H", 3: "Q"}


def label(start: date, end: date, fiscal_start: int = 1) -> str:
    """The name of the days from `start` to `end`, both included; a fiscal period by both its names."""
    months = whole_months(start, end)
    if months is None:
        return _days(start, end)
    into = (start.month - fiscal_start) % 12
    if months not in _SPANS or into % months:
        return months_written(start, end)
    part = f"{_SPANS[months]}{into // months + 1} " if _SPANS[months] else ""
    year = add_months(start, 11 - into).year
    if fiscal_start == 1:
        return f"{part}{year}"
    return f"{part}FY{year % 100:02d}, {months_written(start, end)}"


def whole_months(start: date, end: date) -> int | None:
    """How many calendar months the days from `start` to `end` are, both included; None where they are not whole."""
    after = end + timedelta(days=1)
    if start.day != 1 or after.day != 1:
        return None
    return (after.year - start.year) * 12 + after.month - start.month


def months_written(start: date, end: date) -> str:
    """Whole months in words: "March 2019", "October to December 2022", "2020 to 2024"."""
    if (start.year, start.month) == (end.year, end.month):
        return f"{month_name[start.month]} {start.year}"
    if (start.month, end.month) == (1, 12):
        return f"{start.year} to {end.year}" if start.year != end.year else f"January to December {start.year}"
    first_year = f" {start.year}" if start.year != end.year else ""
    return f"{month_name[start.month]}{first_year} to {month_name[end.month]} {end.year}"


def _days(start: date, end: date) -> str:
    if start == end:
        return _day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {_day(end)}"
    if start.year == end.year:
        return f"{start.day} {month_name[start.month]} to {_day(end)}"
    return f"{_day(start)} to {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {month_name[day.month]} {day.year}"
