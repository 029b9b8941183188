"""Which steps of a time axis get a label, and what it says."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from babel import Locale
from babel.dates import format_skeleton

from automl.table import Frequency
from reports.periods import step_in_words

_MOST = 8
_STRIDES = {
    Frequency.YEAR: (1, 2, 5, 10, 20, 50, 100),
    Frequency.QUARTER: (1, 2, 4, 8, 20, 40, 80, 200),
    Frequency.MONTH: (1, 2, 3, 6, 12, 24, 60, 120, 240, 600),
}
_STANDARD = re.compile(r"\d{4}(-Q[1-4]|-\d{2}(-\d{2})?)?")
_IN_YEAR = {Frequency.YEAR: 1, Frequency.QUARTER: 4, Frequency.MONTH: 12}

Mark = tuple[str, date]


def labelled(marks: Sequence[Mark], frequency: Frequency, locale: Locale) -> list[tuple[date, str]]:
    """At most about eight (day, label) of `marks`, which are (period, first day) in order: on round years and months
    where steps are that long, evenly spread otherwise; a label names its year where the year changes.
    """
    if not marks:
        return []
    if not all(_STANDARD.fullmatch(period) for period, _ in marks):
        return [(day, step_in_words(period, locale)) for period, day in _spread(marks)]
    if frequency not in _STRIDES:
        return _days(_spread(marks), locale)
    stride = next((s for s in _STRIDES[frequency] if len(_on(marks, frequency, s)) <= _MOST), _STRIDES[frequency][-1])
    chosen = _on(marks, frequency, stride) or [marks[-1]]
    if stride >= _IN_YEAR[frequency]:
        return [(day, period[:4]) for period, day in chosen]
    return [(day, step_in_words(period, locale)) for period, day in chosen]


def short_label(period: str, day: date, frequency: Frequency, locale: Locale) -> str:
    """One step's label where its year is plain: "Jan 23" for days, "Q1 2027" for quarters."""
    if frequency in _STRIDES or not _STANDARD.fullmatch(period):
        return step_in_words(period, locale)
    return str(format_skeleton("MMMd", day, locale=locale))


def _on(marks: Sequence[Mark], frequency: Frequency, stride: int) -> list[Mark]:
    return [mark for mark in marks if _ordinal(mark[0], frequency) % stride == 0]


def _ordinal(period: str, frequency: Frequency) -> int:
    """Steps since year 0, so that whole years, quarters and half-years fall on round numbers."""
    within = re.search(r"-Q?(\d+)", period)
    return int(period[:4]) * _IN_YEAR[frequency] + (int(within[1]) - 1 if within else 0)


def _spread(marks: Sequence[Mark]) -> list[Mark]:
    stride = -(-len(marks) // _MOST)
    return list(marks[:: max(1, stride)])


def _days(marks: Sequence[Mark], locale: Locale) -> list[tuple[date, str]]:
    days = [day for _, day in marks]
    turns = [True, *(before.year != after.year for before, after in pairwise(days))]
    short = [str(format_skeleton("MMMd", day, locale=locale)) for day in days]
    return [(day, f"{text}\n{day.year}" if turn else text) for day, text, turn in zip(days, short, turns, strict=True)]
