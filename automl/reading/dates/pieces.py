"""The texts of one spelling, and what all of them together say of spellings that could be another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from automl.reading.dates.parts import Days, Ints, Parts, day_dates
from automl.reading.dates.spellings import SPELLINGS, Spelling

_BY_KEY = {spelling.key: spelling for spelling in SPELLINGS}
_LONGEST_MONTH = 31
_RUNNING = 0.7
_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """The texts of one spelling: their positions among the column's distinct texts, and their parts."""

    spelling: Spelling
    places: Ints
    parts: Parts


def settled(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, those in another spelling that only the whole column tells: 2009/10 as two years, 24/01/31 as a year
    first.
    """
    years = any(piece.spelling.key == "year-range" for piece in pieces)
    return tuple(_year_first(_two_years(piece, beside=years)) for piece in pieces)


def _two_years(piece: Piece, *, beside: bool) -> Piece:
    """2009/10, 2010/11 and 2011/12 are no months: each second number is the year after the first."""
    if piece.spelling.key != "year-month":
        return piece
    years, months = piece.parts.group("year"), piece.parts.group("month")
    if len(years) < (1 if beside else 2) or not ((years + 1) % 100 == months).all():
        return piece
    groups = {"year": years, "until": months}
    return replace(piece, spelling=_BY_KEY["year-range"], parts=replace(piece.parts, groups=groups))


def _year_first(piece: Piece) -> Piece:
    """24/01/31: the rows are in order of time only when the year comes first."""
    parts = piece.parts
    if piece.spelling.key != "numbers" or not parts.short_years.all() or len(parts.short_years) < 3:  # noqa: PLR2004
        return piece
    left, right, last = parts.group("left"), parts.group("right"), parts.group("year")
    ones = np.full_like(left, 2000)
    first = day_dates(ones + left, right, last)
    others = (day_dates(ones + last, right, left), day_dates(ones + last, left, right))
    if np.isnat(first).any() or not _in_order(first) or any(_in_order(other) for other in others):
        return piece
    groups = {**parts.groups, "year": left, "month": right, "day": last}
    return replace(piece, spelling=_BY_KEY["year-month-day"], parts=replace(parts, groups=groups))


def _in_order(days: Days) -> bool:
    steps = np.diff(days.astype(np.int64))
    return not np.isnat(days).any() and bool((steps > 0).all() or (steps < 0).all())


def days_without_year(pieces: Sequence[Piece]) -> bool:
    """Whether Jan-02, Jan-03 and so on are days that follow one another rather than months of years."""
    if len(pieces) != 1 or pieces[0].spelling.key != "month-year" or not pieces[0].parts.short_years.all():
        return False
    numbers, months = pieces[0].parts.group("year"), pieces[0].parts.group("name")
    if len(numbers) < 3 or (numbers < 1).any() or (numbers > _LONGEST_MONTH).any():  # noqa: PLR2004
        return False
    days = day_dates(np.full_like(numbers, _LEAP_YEAR), months, numbers).astype(np.int64)
    as_days = (np.abs(np.diff(days)) == 1).mean()
    as_months = (np.abs(np.diff(numbers * 12 + months)) == 1).mean()
    return bool(as_days >= _RUNNING > as_months)
