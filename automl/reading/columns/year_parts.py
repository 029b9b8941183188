"""A month or quarter that stands in one column and its year in another, read together."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.reading.columns.kinds import Typed
from automl.reading.dates.months import month_numbers
from automl.reading.layout.names import words_of
from automl.table import Kind, Note

_MONTH_SPELT = "month months monat mois mes mês mese maand"
_MONTH = frozenset(_MONTH_SPELT.split())
_QUARTER_SPELT = "quarter quarters qtr quartal trimestre kwartaal"
_QUARTER = frozenset(_QUARTER_SPELT.split())
Months = npt.NDArray[np.float64]


def with_year_parts(columns: Sequence[Typed]) -> list[Typed]:
    """The columns, the month's or quarter's become a date when the only dates are a column of years beside it."""
    dates = [column for column in columns if column.kind is Kind.DATE]
    if len(dates) != 1 or not _is_years(dates[0].series):
        return list(columns)
    parts = [(column, months) for column in columns if (months := _months(column)) is not None]
    if len(parts) != 1:
        return list(columns)
    part, months = parts[0]
    joined = _joined(dates[0], part, months)
    return [joined if column is part else column for column in columns]


def _is_years(times: pd.Series) -> bool:
    known = times.dropna()
    return len(known) > 0 and bool(((known.dt.month == 1) & (known.dt.day == 1)).all())


def _joined(year: Typed, part: Typed, months: Months) -> Typed:
    starts = year.series.to_numpy().astype("datetime64[M]")
    offsets = (np.nan_to_num(months, nan=1.0) - 1).astype("timedelta64[M]")
    times = np.where(np.isnan(months), np.datetime64("NaT", "M"), starts + offsets).astype("datetime64[ns]")
    sentence = f"{part.name} is read together with {year.name} as a date."
    return Typed(part.name, Kind.DATE, pd.Series(times, name=part.name), notes=(Note("year_joined", sentence),))


def _months(column: Typed) -> Months | None:
    """The first month (1 to 12) that each cell names; None when the column holds no months or quarters."""
    words = frozenset(words_of(column.name))
    if column.kind is Kind.INTEGER and words & (_MONTH | _QUARTER):
        numbers = column.series.to_numpy(dtype=np.float64)
        quarters = bool(words & _QUARTER)
        fits = (numbers >= 1) & (numbers <= (4 if quarters else 12))
        firsts = np.asarray(numbers * 3 - 2 if quarters else numbers, dtype=np.float64)
        return firsts if bool((fits | np.isnan(numbers)).all()) else None
    if column.kind.textual:
        named = month_numbers() | {f"q{quarter}": quarter * 3 - 2 for quarter in range(1, 5)}
        found = column.series.str.lower().str.rstrip(".").map(named)
        return np.asarray(found, dtype=np.float64) if found.notna().sum() == column.series.notna().sum() > 0 else None
    return None
