"""The step of a column of times."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.table import Frequency

_MOST = 0.75
"""The share of gaps that must agree with a step."""
_USUAL_GAPS = ((Frequency.MONTH, 26, 35), (Frequency.QUARTER, 85, 97), (Frequency.YEAR, 358, 372))
"""Days between the last working days of months and the like."""


def frequency_of(times: pd.Series) -> Frequency:
    """The step of the distinct times, gaps allowed; the coarsest one that all of them fit.

    times: datetime64[ns] without NaT, at least one.
    """
    distinct = np.unique(times.to_numpy())
    days = distinct.astype("datetime64[D]")
    if (distinct != days).any() and len(np.unique(days)) * 1.5 < len(distinct):
        return Frequency.HOUR
    return _frequency_of_days(np.unique(days))


def _frequency_of_days(days: npt.NDArray[np.datetime64]) -> Frequency:
    months = days.astype("datetime64[M]").astype(np.int64)
    one_a_month = len(np.unique(months)) == len(days)
    if one_a_month and _same_place_in_month(days):
        return _frequency_of_months(months)
    gaps = np.diff(days.astype(np.int64)).astype(np.int64)
    if len(gaps) == 0:
        return Frequency.DAY
    if (gaps % 7 == 0).mean() >= _MOST and np.median(gaps) < 28:  # noqa: PLR2004 - four weeks are a month's step
        return Frequency.WEEK
    for frequency, low, high in _USUAL_GAPS:
        if ((gaps >= low) & (gaps <= high)).mean() >= _MOST:
            return frequency
    return Frequency.DAY


def _same_place_in_month(days: npt.NDArray[np.datetime64]) -> bool:
    """Whether all are the same day of the month, or all the last days of theirs."""
    day = (days - days.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64)
    next_day = (days + 1).astype("datetime64[M]") != days.astype("datetime64[M]")
    return bool(((day == day[0]).all() and (len(days) > 1 or day[0] == 0)) or next_day.all())


def _frequency_of_months(months: npt.NDArray[np.int64]) -> Frequency:
    gaps = np.diff(months)
    if len(gaps) == 0:
        return Frequency.MONTH
    if (gaps % 12 == 0).all():
        return Frequency.YEAR
    if (gaps % 3 == 0).all():
        return Frequency.QUARTER
    return Frequency.MONTH
