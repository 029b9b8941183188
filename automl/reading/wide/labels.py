"""Names of columns that hold a period: "Jan 2024", "Sales Q1 2024", "2024 Plan"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from automl.reading.dates.months import month_numbers
from automl.reading.dates.spellings import SPELLINGS, any_of

Span = Literal["day", "week", "month", "quarter", "half", "year"]
_YEAR = re.compile(r"^(?:(?:FY|CY) ?'?(?:\d{4}|\d{2})|(?:1[89]|20)\d{2}) ?[AEFPB]?$")
"""A year, also as analysts write it: 2024A is actual, 2025E estimated."""
_RANGE = re.compile(r"^(?:FY ?)?((?:19|20)\d{2}) ?[-/–] ?((?:19|20)?\d{2})$")
_MONTH_DIGITS = re.compile(r"^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$")
_BARE: tuple[tuple[Span, re.Pattern[str]], ...] = (
    (
        "quarter",
        re.compile(r"(?i)^(?:Q|QTR|Quarter|Quartal|T) ?([1-4])$|^([1-4])(?:\.|st|nd|rd|th)? ?(?:Q|QTR|Quarter)$"),
    ),
    ("month", re.compile(r"(?i)^(?:M|Month|Monat|P|Period) ?(0?[1-9]|1[0-2])$")),
    ("week", re.compile(r"(?i)^(?:W|WK|Week|KW|CW|Woche) ?-?(\d{1,2})$")),
    ("half", re.compile(r"(?i)^H ?([12])$|^([12])H$")),
)
_DIGIT = re.compile(r"\d")
_ALSO_MONTH = re.compile(r"^\d{4}[-/](?:0?[1-9]|1[0-2])$")
_MOST_WORDS = 4
_LONGEST = 40
_PASSED = frozenset(["serial", "compact"])
_EDGES = " -–—:|/()[],."


@dataclass(frozen=True, slots=True)
class Label:
    """A column's name taken apart. period: the words that name the period, with their year or without (`part` is then
    the number of the month, quarter, week or half). measure: the other words, "" where there are none.
    """

    measure: str
    period: str
    span: Span
    part: int = 0

    @property
    def bare(self) -> bool:
        """Whether the period has no year."""
        return self.part > 0


def label_of(name: str) -> Label | None:
    """The name of a column taken apart; None when it names no period."""
    words = _words(name)
    if not words or not _promising(words):
        return None
    split = _year_apart(words)
    if split is not None:
        return split
    for length in range(min(len(words), _MOST_WORDS), 0, -1):
        for start in dict.fromkeys((0, len(words) - length)):
            some = words[start : start + length]
            found = period_of(" ".join(some).strip(_EDGES)) if _promising(some) else None
            if found is not None:
                rest = " ".join([*words[:start], *words[start + length :]])
                return Label(rest.strip(_EDGES), found.period, found.span, found.part)
    return None


def period_of(text: str) -> Label | None:
    """The whole text as a period."""
    if len(text) > _LONGEST:
        return None
    if _YEAR.match(text):
        return Label("", text.rstrip("AEFPB ") if text[-1:].isalpha() else text, "year")
    if _MONTH_DIGITS.match(text):
        return Label("", f"{text[:4]}-{text[4:]}", "month")
    first = _first_of_two(text)
    if first is not None and not _ALSO_MONTH.match(text):
        return Label("", first, "year")
    if _any_dated().match(text):
        return Label("", text, next(span for pattern, span in _dated() if pattern.match(text)))
    return _bare(text)


def labels_of(names: Sequence[str]) -> list[Label | None]:
    """Names taken apart together: 2009-10 is a month, unless the others are all such that it may name two years."""
    labels = [label_of(name) for name in names]
    short = [label for label in labels if label is not None and label.span == "month" and not label.bare]
    if not short or not all(_first_of_two(label.period) for label in short):
        return labels
    beside = any(label is not None and label.span == "year" for label in labels)
    if len({label.period for label in short}) < (1 if beside else 2):
        return labels
    return [
        replace(label, period=_first_of_two(label.period) or "", span="year") if label in short else label
        for label in labels
    ]


def _first_of_two(text: str) -> str | None:
    """The first of two years (2023 of 2023/24, of 2023/2024); None where the second is not the one after the first."""
    ends = _RANGE.match(text)
    return ends[1] if ends and str(int(ends[1]) + 1).endswith(ends[2]) else None


def _bare(text: str) -> Label | None:
    month = month_numbers().get(text.lower().rstrip("."))
    if month is not None:
        return Label("", text, "month", month)
    for span, pattern in _BARE:
        found = pattern.match(text)
        if found:
            return Label("", text, span, int(next(group for group in found.groups() if group)))
    return None


def _year_apart(words: list[str]) -> Label | None:
    """2024 over Sales over Jan: a year before, a month or quarter after the measure."""
    first, last = period_of(words[0]), period_of(words[-1])
    if len(words) < 3 or first is None or last is None or first.span != "year" or not last.bare:  # noqa: PLR2004
        return None
    joined = period_of(f"{last.period} {first.period}")
    return None if joined is None else Label(" ".join(words[1:-1]).strip(_EDGES), joined.period, joined.span)


def _words(name: str) -> list[str]:
    """The words of a name; underscores part them, save between digits, where they are hyphens."""
    plain = re.sub(r"(?<=\d)_(?=\d)", "-", name.strip()).replace("_", " ")
    return [word for word in plain.split() if word not in {"-", "–", "—", "|", ":", "/"}]


def _promising(words: list[str]) -> bool:
    return any(_DIGIT.search(word) or word.lower().strip(_EDGES) in month_numbers() for word in words)


@cache
def _dated() -> tuple[tuple[re.Pattern[str], Span], ...]:
    """The spellings of periods and days with a year; a spreadsheet's day numbers and digits alone are none."""
    return tuple((re.compile(spelling.pattern), spelling.step) for spelling in SPELLINGS if spelling.key not in _PASSED)


@cache
def _any_dated() -> re.Pattern[str]:
    return re.compile(any_of(spelling for spelling in SPELLINGS if spelling.key not in _PASSED))
