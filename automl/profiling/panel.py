"""Events or a series: whether at most one row falls on each date, by itself or for each key."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.table import Column, Frequency, Kind

Codes = npt.NDArray[np.int64]
_KEYS = (Kind.CATEGORY, Kind.TEXT, Kind.ID, Kind.INTEGER)
_MOST_KEYS = 12
"""Columns tried as keys, those with the fewest values first."""
_DENSE = 0.5
"""The share of a key's dates, from its first to its last, on which a series has rows."""
_SPARSE_DAYS = 1.6
"""A median gap of more days than this between days that follow no step: events, each on its own day."""


def rows_are_events(frame: pd.DataFrame, time: str, frequency: Frequency, columns: Sequence[Column]) -> bool:
    """True for orders and the like; False for a series, or a panel of series with a key of one or two columns."""
    rows = frame[frame[time].notna()]
    dates = pd.factorize(rows[time], sort=True)[0]
    count = int(dates.max()) + 1
    if count == len(rows):
        return frequency is Frequency.DAY and _irregular(rows[time])
    candidates = _candidates(rows, columns, time, count)
    singles = [(codes,) for codes in candidates]
    pairs = list(combinations(candidates, 2))
    return not any(_is_panel(dates, key, count) for key in [*singles, *pairs])


def _irregular(times: pd.Series) -> bool:
    days = np.unique(times.to_numpy().astype("datetime64[D]")).astype(np.int64)
    gaps = np.diff(days)
    if len(gaps) < 3:  # noqa: PLR2004 - too few to tell
        return False
    return bool(np.median(gaps) > _SPARSE_DAYS and np.unique(gaps, return_counts=True)[1].max() < len(gaps) / 2)


def _candidates(rows: pd.DataFrame, columns: Sequence[Column], time: str, dates: int) -> list[Codes]:
    """Codes of the columns that could tell series apart: their values come back on other dates."""
    names = [
        column.name
        for column in sorted(columns, key=lambda column: column.distinct)
        if column.kind in _KEYS and column.name != time and 1 < column.distinct <= len(rows) / 2
    ]
    return [pd.factorize(rows[name])[0].astype(np.int64) for name in names[:_MOST_KEYS]] if dates > 1 else []


def _is_panel(dates: Codes, key: tuple[Codes, ...], count: int) -> bool:
    """Whether no date has two rows of one key, and the keys' rows are dense between their first and last dates."""
    busiest = dates == np.bincount(dates).argmax()
    if pd.Series(_joined([codes[busiest] for codes in key])).duplicated().any():
        return False
    keys = pd.factorize(_joined(key))[0]
    series = int(keys.max()) + 1
    if series * count < len(dates) or pd.Series(keys * count + dates).duplicated().any():
        return False
    spans = pd.Series(dates).groupby(keys).agg(["min", "max"])
    return bool(len(dates) >= _DENSE * (spans["max"] - spans["min"] + 1).sum() and len(dates) >= 2 * series)


def _joined(key: Sequence[Codes]) -> Codes:
    """One code for each combination of the columns' codes; a missing value is a value."""
    if len(key) == 1:
        return key[0]
    return np.asarray(key[0] * (int(key[1].max()) + 2) + key[1] + 1)
