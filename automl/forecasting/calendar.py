"""Steps of a time axis: what comes after what."""

import pandas as pd

from automl.table import Frequency

OFFSETS: dict[Frequency, pd.DateOffset] = {
    Frequency.HOUR: pd.DateOffset(hours=1),
    Frequency.DAY: pd.DateOffset(days=1),
    Frequency.WEEK: pd.DateOffset(weeks=1),
    Frequency.MONTH: pd.DateOffset(months=1),
    Frequency.QUARTER: pd.DateOffset(months=3),
    Frequency.YEAR: pd.DateOffset(years=1),
}


def steps_after(last: pd.Timestamp, frequency: Frequency, count: int) -> pd.DatetimeIndex:
    """The `count` steps that follow `last`, the first day of a step."""
    return pd.date_range(last, periods=count + 1, freq=OFFSETS[frequency])[1:]
