"""The ways in which people write dates and periods, as regular expressions (the common ground of RE2 and re)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from automl.reading.dates.months import month_numbers

Step = Literal["day", "week", "month", "quarter", "half", "year"]

_TIME = (
    r"(?:(?:[T ,]|, )\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"\s?(?P<half>[AaPp]\.?[Mm]\.?)?\s?(?P<offset>Z|z|UTC|GMT|[-+]\d{2}:?\d{2}|[-+]\d{2})?)?"
)
_WEEKDAY = r"(?:[A-Za-zÀ-ÿ]{2,10}\.?,? )?"
_NAME = rf"(?P<name>(?i:{'|'.join(sorted(month_numbers(), key=len, reverse=True))}))\.?"
_YEAR = r"'?(?P<year>\d{4}|\d{2})"
_FULL_YEAR = r"(?P<year>\d{4})"
_GAP = r"(?:[-/ ,.'’`]{0,2}| del? | of )"
_TH = r"(?:st|nd|rd|th|er|e|[.º°ª])?"
_QUARTER = r"(?:(?i:q|qtr|quarter|quartal|kwartaal|trimestre|trim)|T)\.?"
_WEEK = r"(?i:w|wk|week|kw|cw|woche|semaine|semana)\.?"
_HALF = r"(?:(?i:h|hy|hj|half|halbjahr|semester|semestre)|S)"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a date. step: what one such text names. pattern: groups year, month, day, name, quarter, week,
    semester, until (the second of two years), left and right (day and month in an order that the column decides), and
    those of a time of day.
    """

    key: str
    step: Step
    pattern: str
    fiscal: bool = False


SPELLINGS = (
    Spelling("year-month-day", "day", rf"^{_FULL_YEAR}[-/. ](?P<month>\d{{1,2}})[-/. ](?P<day>\d{{1,2}}){_TIME}$"),
    Spelling("numbers", "day", rf"^{_WEEKDAY}(?P<left>\d{{1,2}})[-/. ](?P<right>\d{{1,2}})[-/. ]{_YEAR}{_TIME}$"),
    Spelling("compact", "day", rf"^(?P<year>(?:1[6-9]|2[01])\d{{2}})(?P<month>[01]\d)(?P<day>[0-3]\d){_TIME}$"),
    Spelling("month-year", "month", rf"^{_NAME}{_GAP}{_YEAR}$"),
    Spelling("day-name-year", "day", rf"^{_WEEKDAY}(?P<day>\d{{1,2}}){_TH}{_GAP}{_NAME}{_GAP}{_YEAR}{_TIME}$"),
    Spelling("name-day-year", "day", rf"^{_WEEKDAY}{_NAME} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_FULL_YEAR}{_TIME}$"),
    Spelling("year-name", "month", rf"^{_FULL_YEAR}{_GAP}{_NAME}$"),
    Spelling("year-month", "month", rf"^{_FULL_YEAR}[-/](?P<month>0?[1-9]|1[0-2])$"),
    Spelling("month/year", "month", rf"^(?P<month>\d{{1,2}})[-/.]{_FULL_YEAR}$"),
    Spelling("year-M", "month", rf"^{_FULL_YEAR}[- ]?[Mm](?P<month>\d{{1,2}})$"),
    Spelling("M-year", "month", rf"^[MmPp] ?(?P<month>\d{{1,2}}){_GAP}{_FULL_YEAR}$"),
    Spelling("quarter-year", "quarter", rf"^{_QUARTER} ?(?P<quarter>[1-4]){_GAP}(?:CY ?)?{_YEAR}$"),
    Spelling("1Q-year", "quarter", rf"^(?P<quarter>[1-4]){_TH} ?{_QUARTER}{_GAP}(?:CY ?)?{_YEAR}$"),
    Spelling("year-quarter", "quarter", rf"^(?:CY ?)?{_YEAR}{_GAP}{_QUARTER} ?(?P<quarter>[1-4])$"),
    Spelling("fiscal-quarter", "quarter", rf"^FY ?{_YEAR}{_GAP}[Qq](?P<quarter>[1-4])$", fiscal=True),
    Spelling("quarter-fiscal", "quarter", rf"^[Qq](?P<quarter>[1-4]){_GAP}FY ?{_YEAR}$", fiscal=True),
    Spelling("year-week", "week", rf"^{_FULL_YEAR}[- /]?{_WEEK}[- ]?(?P<week>\d{{1,2}})$"),
    Spelling("week-year", "week", rf"^{_WEEK}[- ]?(?P<week>\d{{1,2}}){_GAP}{_FULL_YEAR}$"),
    Spelling("week-short", "week", rf"^{_WEEK}[- ]?(?P<week>\d{{1,2}})[-/ ']{{1,2}}(?P<year>\d{{2}})$"),
    Spelling("half-year", "half", rf"^{_HALF} ?(?P<semester>[12]){_GAP}(?:CY ?)?{_YEAR}$"),
    Spelling("1H-year", "half", rf"^(?P<semester>[12]){_TH} ?{_HALF}{_GAP}(?:CY ?)?{_YEAR}$"),
    Spelling("year-half", "half", rf"^(?:CY ?)?{_YEAR}{_GAP}{_HALF} ?(?P<semester>[12])$"),
    Spelling("fiscal-half", "half", rf"^FY ?{_YEAR}{_GAP}[Hh](?P<semester>[12])$", fiscal=True),
    Spelling("half-fiscal", "half", rf"^[Hh](?P<semester>[12]){_GAP}FY ?{_YEAR}$", fiscal=True),
    Spelling("characters", "day", r"^(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日$"),
    Spelling("month-characters", "month", r"^(?P<year>\d{4})年(?P<month>\d{1,2})月$"),
    Spelling("serial", "day", r"^(?P<serial>[2-7]\d{4})(?:\.\d+)?$"),
    Spelling("fiscal-year", "year", rf"^FY[ -]?{_YEAR}$", fiscal=True),
    Spelling("calendar-year", "year", rf"^CY[ -]?{_YEAR}$"),
    Spelling("year-range", "year", r"^(?:FY ?)?(?P<year>\d{4}) ?[-/–] ?(?P<until>\d{4}|\d{2})$", fiscal=True),
)


def any_of(spellings: Iterable[Spelling]) -> str:
    """One pattern, without named groups, for what any of the spellings matches: faster than one after the other."""
    return "|".join(re.sub(r"\(\?P<\w+>", "(?:", spelling.pattern) for spelling in spellings)
