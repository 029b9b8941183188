"""What a column holds, and which column tells the time."""

from dataclasses import dataclass

import pandas as pd

from automl.profiling.axis import time_axis
from automl.table import Column, Kind

__all__ = ["Tally", "profile_column", "time_axis"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows of a column hold nothing, and how many values it holds, each counted once."""

    missing: int
    distinct: int


def profile_column(
    series: pd.Series, kind: Kind, currencies: tuple[str, ...] = (), tally: Tally | None = None
) -> Column:
    """The profile of a column whose dtype is that of `Table.frame` for its kind. tally: where it is known already."""
    tally = tally or Tally(int(series.isna().sum()), int(series.nunique()))
    name, missing, distinct = str(series.name), tally.missing, tally.distinct
    if distinct == 0 or kind.textual or kind in (Kind.BOOLEAN, Kind.PICTURE):
        return Column(name, kind, missing, distinct, currencies=currencies)
    if kind is Kind.DATE:
        return Column(name, kind, missing, distinct, _day(series.min()), _day(series.max()))
    return Column(
        name,
        kind,
        missing,
        distinct,
        float(series.min()),
        float(series.max()),
        float(series.mean()),
        float(series.sum()),
        currencies,
    )


def _day(time: pd.Timestamp) -> str:
    return time.date().isoformat()
