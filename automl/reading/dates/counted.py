"""Dates written as numbers: years, 202401, 20240131, a spreadsheet's days since 1900, a machine's clock."""

import re
from typing import Literal

import numpy as np
import numpy.typing as npt

from automl.reading.dates.parts import Days, Ints, day_dates
from automl.reading.layout.names import words_of

Counted = Literal["year", "month", "day", "serial", "s", "ms"]
_YEAR_SPELT = "year years yr jahr année annee an año ano anno jaar fy år"
_YEAR_WORDS = frozenset(_YEAR_SPELT.split())
_DATE_SPELT = "date dates day datum fecha data tag jour dia time timestamp when period month monat mois mes"
_DATE_WORDS = frozenset(_DATE_SPELT.split())
_YEARS = (1700, 2100)
_SERIALS = (20_000, 73_050)
"""1954 to 2099 in a spreadsheet's days."""
EPOCH = np.datetime64("1899-12-30", "D")
_CLOCK_SPELT = "ts at epoch unix created updated modified posted ms millis seconds utc"
_CLOCK_WORDS = frozenset(_CLOCK_SPELT.split()) | {"date", "day", "time", "timestamp", "when", "datum", "fecha"}
_CLOCKS: tuple[tuple[Counted, float], ...] = (("s", 1.0), ("ms", 1e3))
_CLOCK_SECONDS = (631_152_000, 2_208_988_800)
"""1990 to 2040 in seconds since 1970."""


def counted_as(name: str, floats: npt.NDArray[np.float64], rows: int, *, repeated: bool) -> Counted | None:
    """What numbers in a column called `name` count, if they are dates at all.

    floats: the distinct numbers in the order of their first rows. rows: how many rows hold one. repeated: whether any
    number occurs in more than one row.
    """
    spelt = words_of(name)
    words = frozenset(spelt)
    if len(floats) == 0:
        return None
    whole = bool((floats == np.floor(floats)).all())
    dated = bool(words & _DATE_WORDS) or bool(re.search(r"(?i)date|datum|fecha", name))
    if whole and _within(floats, *_YEARS):
        steps = np.abs(np.diff(floats))
        running = not repeated and rows > 2 and bool((steps == 1).all() or (dated and (steps == steps[0]).all()))  # noqa: PLR2004
        return "year" if words & _YEAR_WORDS or running else None
    if whole and _all_days(floats) and (dated or len(floats) > 4):  # noqa: PLR2004
        return "day"
    if whole and dated and _all_months(floats):
        return "month"
    if dated and _within(floats, *_SERIALS):
        return "serial"
    return _clock(floats) if whole and spelt and spelt[-1] in _CLOCK_WORDS else None


def _clock(floats: npt.NDArray[np.float64]) -> Counted | None:
    """What a machine's clock counted since 1970."""
    low, high = _CLOCK_SECONDS
    return next((unit for unit, each in _CLOCKS if _within(floats, low * each, high * each)), None)


def dates_counted(floats: npt.NDArray[np.float64], counted: Counted) -> npt.NDArray[np.datetime64]:
    """datetime64[ns] for each number; NaT for NaN."""
    known = ~np.isnan(floats)
    numbers = np.where(known, floats, 0)
    if counted == "serial":
        seconds = np.round(numbers * 86_400).astype("timedelta64[s]")
        times = (EPOCH.astype("datetime64[s]") + seconds).astype("datetime64[ns]")
    elif counted in ("s", "ms"):
        times = np.round(numbers).astype(np.int64).view(f"datetime64[{counted}]").astype("datetime64[ns]")
    else:
        times = _days(numbers.astype(np.int64), counted).astype("datetime64[ns]")
    return np.where(known, times, np.datetime64("NaT", "ns"))


def _days(numbers: Ints, counted: Counted) -> Days:
    ones = np.ones_like(numbers)
    if counted == "year":
        return day_dates(numbers, ones, ones)
    if counted == "month":
        return day_dates(numbers // 100, numbers % 100, ones)
    return day_dates(numbers // 10_000, numbers // 100 % 100, numbers % 100)


def _within(floats: npt.NDArray[np.float64], low: float, high: float) -> bool:
    return bool((floats >= low).all() and (floats <= high).all())


def _all_days(floats: npt.NDArray[np.float64]) -> bool:
    return _within(floats, 17_000_101, 21_001_231) and not np.isnat(_days(floats.astype(np.int64), "day")).any()


def _all_months(floats: npt.NDArray[np.float64]) -> bool:
    return _within(floats, 170_001, 210_012) and not np.isnat(_days(floats.astype(np.int64), "month")).any()
