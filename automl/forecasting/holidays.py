"""Holidays of a country as features that are known in advance."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from automl.forecasting.calendar import OFFSETS
from automl.table import Frequency

HOLIDAY, HOLIDAYS, TRADING_DAYS = "holiday", "holidays", "trading_days"
SATURDAY = 5


def holiday_features(steps: pd.DatetimeIndex, frequency: Frequency, country: str) -> pd.DataFrame:
    """Features of a country's public holidays, one row for each step, `step` first.

    steps: first days. country: ISO code ("US"). Days and hours: `holiday`, 1 on a holiday. Weeks, months, quarters:
    `holidays` on weekdays, and `trading_days` (weekdays that are none). Years, and countries whose calendar is not
    known, have no features.
    """
    frame = pd.DataFrame({"step": steps})
    if len(steps) == 0 or frequency is Frequency.YEAR:
        return frame
    free = _holidays(steps[0].date(), (steps[-1] + OFFSETS[frequency]).date(), country)
    if free is None:
        return frame
    if frequency in (Frequency.DAY, Frequency.HOUR):
        return frame.assign(**{HOLIDAY: steps.normalize().isin(free).astype(float)})
    days = pd.date_range(steps[0], steps[-1] + OFFSETS[frequency] - timedelta(days=1))
    weekday = np.asarray(days.dayofweek) < SATURDAY
    off = days.isin(free) & weekday
    place = steps.searchsorted(days, side="right") - 1
    return frame.assign(
        **{
            HOLIDAYS: np.bincount(place, weights=off, minlength=len(steps)),
            TRADING_DAYS: np.bincount(place, weights=weekday & ~off, minlength=len(steps)),
        }
    )


def _holidays(first: date, last: date, country: str) -> pd.DatetimeIndex | None:
    import holidays  # noqa: PLC0415 -- a large package, needed only where a country is known

    try:
        calendar = holidays.country_holidays(country, years=range(first.year, last.year + 1))
    except NotImplementedError:
        return None
    return pd.DatetimeIndex(sorted(calendar))
