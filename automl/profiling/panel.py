"""Events or a series: whether at most one row falls on each date, by itself or for each key."""

from collections.abc import Sequence
from functools import cache
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.table import Column, Frequency, Kind

Codes = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
_KEYS = (Kind.CATEGORY, Kind.TEXT, Kind.ID, Kind.INTEGER)
_MOST_KEYS = 12
"""Columns tried as keys, those with the fewest values first."""
_DENSE = 0.5
"""The share of a key's dates, from its first to its last, on which a series has rows."""
_BACK = 0.2
"""The share of a date's keys that a panel has on the dates beside it as well, at the least."""
_SPARSE_DAYS = 1.6
"""A median gap of more days than this between days that follow no step: events, each on its own day."""


def rows_are_events(frame: pd.DataFrame, time: str, frequency: Frequency, columns: Sequence[Column]) -> bool:
    """True for orders and the like; False for a series, or a panel of series with a key of one or two columns."""
    known = frame[time].notna().to_numpy()
    times = frame[time][known]
    dates = pd.factorize(times, sort=True)[0]
    count = int(dates.max()) + 1
    if count == len(times):
        return frequency is Frequency.DAY and _irregular(times)
    return not _key(frame, known, dates, columns, time)


def panel_key(frame: pd.DataFrame, time: str, columns: Sequence[Column]) -> tuple[str, ...]:
    """The one or two columns that tell the series of a panel apart; () for events and for a single series."""
    known = frame[time].notna().to_numpy()
    dates = pd.factorize(frame[time][known], sort=True)[0]
    several = len(dates) > 0 and int(dates.max()) + 1 < len(dates)
    return _key(frame, known, dates, columns, time) if several else ()


def _key(frame: pd.DataFrame, known: Mask, dates: Codes, columns: Sequence[Column], time: str) -> tuple[str, ...]:
    count = int(dates.max()) + 1
    names = _candidates(len(dates), columns, time) if count > 1 else []
    keys: list[tuple[str, ...]] = [*((name,) for name in names), *combinations(names, 2)]
    busy = int(np.bincount(dates).argmax())
    places = np.flatnonzero(known)
    busiest, beside = places[dates == busy], places[np.abs(dates - busy) == 1]
    near = {name: _codes(frame[name].take(np.append(busiest, beside))) for name in names}
    possible = [key for key in keys if _comes_back(_joined([near[name] for name in key]), len(busiest))]

    @cache
    def coded(name: str) -> Codes:
        return _codes(frame[name][known])

    return next((key for key in possible if _is_panel(dates, _joined([coded(name) for name in key]), count)), ())


def _codes(column: pd.Series) -> Codes:
    """A number for each value; missing ones have one too."""
    return pd.factorize(column, use_na_sentinel=False)[0].astype(np.int64)


def _joined(columns: Sequence[Codes]) -> Codes:
    """A number for each combination of values in one or two columns."""
    first, *others = columns
    for other in others:
        first = first * (int(other.max(initial=0)) + 1) + other
    return first


def _comes_back(keys: Codes, busiest: int) -> bool:
    """Whether the keys of the busiest date, which come first, are distinct, and some are on the dates beside it too: a
    quick first look.
    """
    distinct = np.unique(keys[:busiest])
    return len(distinct) == busiest and bool(np.isin(distinct, keys[busiest:]).sum() >= _BACK * busiest)


def _irregular(times: pd.Series) -> bool:
    days = np.unique(times.to_numpy().astype("datetime64[D]")).astype(np.int64)
    gaps = np.diff(days)
    if len(gaps) < 3:  # noqa: PLR2004 - too few to tell
        return False
    return bool(np.median(gaps) > _SPARSE_DAYS and np.unique(gaps, return_counts=True)[1].max() < len(gaps) / 2)


def _candidates(rows: int, columns: Sequence[Column], time: str) -> list[str]:
    """The columns that could tell series apart: their values come back on other dates."""
    names = [
        column.name
        for column in sorted(columns, key=lambda column: column.distinct)
        if column.kind in _KEYS and column.name != time and 1 < column.distinct <= rows / 2
    ]
    return names[:_MOST_KEYS]


def _is_panel(dates: Codes, key: Codes, count: int) -> bool:
    """Whether no date has two rows of one key, and the keys' rows are dense between their first and last dates."""
    keys = pd.factorize(key)[0]
    series = int(keys.max()) + 1
    if series * count < len(dates) or pd.Series(keys * count + dates).duplicated().any():
        return False
    spans = pd.Series(dates).groupby(keys).agg(["min", "max"])
    return bool(len(dates) >= _DENSE * (spans["max"] - spans["min"] + 1).sum() and len(dates) >= 2 * series)
