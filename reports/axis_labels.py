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
_LETTERS = 60
_STRIDES = {
    Frequency.YEAR: (1, 2, 5, 10, 20, 50, 100),
    Frequency.QUARTER: (1, 2, 4, 8, 20, 40, 80, 200),
    Frequency.MONTH: (1, 2, 3, 6, 12, 24, 60, 120, 240, 600),
}
_STANDARD = re.compile(r"\d{4}(-Q[1-4]|-\d{2}(-\d{2})?)?")
_IN_YEAR = {Frequency.YEAR: 1, Frequency.QUARTER: 4, Frequency.MONTH: 12}

Mark = tuple[str, date]


def labelled(marks: Sequence[Mark], frequency: Frequency, locale: Locale) -> list[tuple[int, str]]:
    """At most about eight (position, label) of `marks`, which are (period, first day) in order: on round years and
    months where steps are that long, evenly spread otherwise; a label names its year where the year changes.
    """
    if not all(_STANDARD.fullmatch(period) for period, _ in marks):
        longest = max(len(step_in_words(period, locale)) for period, _ in marks)
        most = max(2, min(_MOST, _LETTERS // (longest + 3)))
        return [(place, step_in_words(marks[place][0], locale)) for place in _spread(marks, most)]
    if frequency not in _STRIDES:
        return _days(marks, _spread(marks), locale)
    stride = next((s for s in _STRIDES[frequency] if len(_on(marks, frequency, s)) <= _MOST), _STRIDES[frequency][-1])
    chosen = _on(marks, frequency, stride) or [len(marks) - 1]
    if stride >= _IN_YEAR[frequency]:
        return [(place, marks[place][0][:4]) for place in chosen]
    return _within_years(marks, chosen, frequency, locale)


def short_label(period: str, day: date, frequency: Frequency, locale: Locale) -> str:
    """One step's label where its year is plain: "Jan 23" for days, "Q1 2027" for quarters."""
    if frequency in _STRIDES or not _STANDARD.fullmatch(period):
        return step_in_words(period, locale)
    return str(format_skeleton("MMMd", day, locale=locale))


def _on(marks: Sequence[Mark], frequency: Frequency, stride: int) -> list[int]:
    return [place for place, (period, _) in enumerate(marks) if _ordinal(period, frequency) % stride == 0]


def _ordinal(period: str, frequency: Frequency) -> int:
    """Steps since year 0, so that whole years, quarters and half-years fall on round numbers."""
    within = re.search(r"-Q?(\d+)", period)
    return int(period[:4]) * _IN_YEAR[frequency] + (int(within[1]) - 1 if within else 0)


def _spread(marks: Sequence[Mark], most: int = _MOST) -> list[int]:
    return list(range(0, len(marks), max(1, -(-len(marks) // most))))


def _days(marks: Sequence[Mark], places: Sequence[int], locale: Locale) -> list[tuple[int, str]]:
    short = [str(format_skeleton("MMMd", marks[place][1], locale=locale)) for place in places]
    return _with_years(places, short, [str(marks[place][1].year) for place in places])


def _within_years(
    marks: Sequence[Mark], places: Sequence[int], frequency: Frequency, locale: Locale
) -> list[tuple[int, str]]:
    """Months and quarters by their short names, in the year that their periods name."""
    periods = [marks[place][0] for place in places]
    if frequency is Frequency.QUARTER:
        return _with_years(places, [period[5:] for period in periods], [period[:4] for period in periods])
    months = [str(format_skeleton("MMM", date(2000, int(period[5:7]), 1), locale=locale)) for period in periods]
    return _with_years(places, months, [period[:4] for period in periods])


def _with_years(places: Sequence[int], short: Sequence[str], years: Sequence[str]) -> list[tuple[int, str]]:
    """Each label, with its year in a second line where the year changes."""
    turns = [True, *(before != after for before, after in pairwise(years))]
    texts = [f"{text}\n{year}" if turn else text for text, year, turn in zip(short, years, turns, strict=True)]
    return list(zip(places, texts, strict=True))
